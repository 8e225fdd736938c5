import { isMap, isNode, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../finding.ts';
import { entriesOf, startOf } from './entries.ts';
import { lineEndOf, lineStart } from './lines.ts';
import { asText, isOneLine, printed } from './print.ts';

/** How a map stands in its text. */
export interface Layout {
  text: string;
  map: YAMLMap;
  /** In braces. */
  flow: boolean;
  /** Blanks before each key, where keys stand on lines of their own. */
  indent: string | undefined;
  lineEnd: string;
  /** A pair as one writes it there; without a line end behind it. */
  print(key: string, value: unknown): string;
}

/**
 * @param path where the map is
 * @param root everything that the text says
 */
export function layoutOf(text: string, map: YAMLMap, path: Path, root: unknown): Layout {
  const lineEnd = lineEndOf(text);
  const flow = map.flow === true;
  const indent = indentOf(map, text);
  const lines = (all: string) => all.split('\n').join(lineEnd + (indent ?? ''));
  const print = (key: string, value: unknown): string => {
    if (isJson(text)) {
      const unit = (indent ?? '').slice(0, (indent ?? '').length / (path.length + 1));
      return lines(`${JSON.stringify(key)}: ${JSON.stringify(value, null, unit)}`);
    }
    const document = printed({ [key]: value });
    if (flow || isInBraces(map, path, value)) {
      return document.toString({ lineWidth: 0, collectionStyle: 'flow' }).trim().slice(2, -2);
    }
    return lines(asText(document, stepOf(map, text) ?? stepOf(root, text)).trimEnd());
  };
  return { text, map, flow, indent, lineEnd, print };
}

/** Blanks before each entry, where they stand on lines of their own. */
export function indentOf(collection: YAMLMap | YAMLSeq, text: string): string | undefined {
  const first = entriesOf(collection, text)[0]?.start ?? 0;
  const before = text.slice(lineStart(text, first), first);
  const blanks = collection.flow || isMap(collection) ? before : before.replace(/-\s*$/, '');
  return blanks.trim() === '' ? blanks : undefined;
}

/** As those beside it are written; where there are none, as such things usually are. */
function isInBraces({ items }: YAMLMap, path: Path, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // A service, and what it has of a kind, is more than one reads on a line, whatever stands beside it.
  if (path.length < 3) return false;
  const beside = items.flatMap(({ value: other }) =>
    isMap(other) && other.items.length > 0 ? [other.flow === true] : [],
  );
  if (beside.length > 0) return beside.every((isFlow) => isFlow);
  return isOneLine(String(path.at(-1)));
}

/** By how much a block in a block is indented, from the first one found. */
function stepOf(node: unknown, text: string): number | undefined {
  if (!isMap(node) || node.flow) return undefined;
  const outer = columnOf(node.items[0], text);
  for (const { value } of node.items) {
    if (isMap(value) && !value.flow && value.items.length > 0) {
      return columnOf(value.items[0], text) - outer;
    }
  }
  return undefined;
}

function columnOf(pair: Pair | undefined, text: string): number {
  const start = startOf(pair) ?? 0;
  return start - lineStart(text, start);
}

export function isJson(text: string): boolean {
  if (!/^\ufeff?\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const rangeOf = (node: unknown) => (isNode(node) && node.range ? node.range : []);
