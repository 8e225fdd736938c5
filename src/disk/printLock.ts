import { Document, isPair, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Lock } from './lock.ts';

const heading =
  ' What create-microservices last wrote here. Commit it; edit microservices.yaml instead.';

/**
 * The lock as text. One entry a line, and files sorted, so that two branches which add different things
 * merge without a conflict.
 */
export function printLock({ generator, blueprint, history, files, written }: Lock): string {
  const document = new Document(
    {
      generator,
      blueprint,
      history,
      files: sorted(files),
      ...(written === undefined ? {} : { written: sorted(written) }),
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = heading;
  visit(document, {
    Collection(_, node, ancestors) {
      node.flow = node.items.length === 0 || (ancestors.length > depthOfEntries && isOneLine(node));
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** How deep the things of a section lie, e.g. `history.ports.<name>`, counting maps and their pairs. */
const depthOfEntries = 5;

function isOneLine(node: YAMLMap | YAMLSeq): boolean {
  return node.items.every((item) => {
    const value = isPair(item) ? item.value : item;
    if (isSeq(value)) return value.items.every(isWord);
    return isWord(value);
  });
}

function isWord(value: unknown): boolean {
  return isScalar(value) && !String(value.value).includes('\n');
}

function sorted(ids: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).sort(([a], [b]) => (a < b ? -1 : 1)));
}
