import type { Problem } from '../../errors.ts';
import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';
import { linesOf } from './lines.ts';
import type { SourceNode } from './node.ts';

/** A parsed file: what it says, and where it says it. */
export interface SourceDocument {
  file: string;
  text: string;
  /** Plain data; null-free of anything that YAML could smuggle in. */
  value: unknown;
  /** Whether something was written at the path. */
  has(path: Path): boolean;
  /** Where it stands; what is not there is found at the key of the thing that it is missing from. */
  position(path: Path, at?: 'key'): { line: number; column: number };
  /** The finding with file, line, column and the value that stands there. */
  locate(finding: Finding): Problem;
}

export function sourceDocument(
  file: string,
  text: string,
  value: unknown,
  root: SourceNode | undefined,
): SourceDocument {
  const placeOf = linesOf(text);
  const find = (path: Path, at?: 'key') => {
    const found = walk(root, path);
    const atKey = at === 'key' || found.depth < path.length;
    const offset = atKey ? (found.key ?? found.value?.at) : (found.value?.at ?? found.key);
    return { found, atKey, ...placeOf(offset ?? 0) };
  };
  return {
    file,
    text,
    value,
    has: (path) => walk(root, path).depth === path.length,
    position: (path, at) => {
      const { line, column } = find(path, at);
      return { line, column };
    },
    locate: (finding) => {
      const { code, message, hint, path } = finding;
      const { found, atKey, line, column } = find(path, finding.at);
      const name = path[found.depth - 1];
      const shown =
        atKey && typeof name === 'string' ? name : valueAt(value, path.slice(0, found.depth));
      return {
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
        path,
        file,
        line,
        column,
        ...(shown === undefined ? {} : { value: quote(shown) }),
      };
    },
  };
}

interface Found {
  /** Where the key stands. */
  key: number | undefined;
  value: SourceNode | undefined;
  /** How many segments of the path exist. */
  depth: number;
}

/** As far along the path as the document goes. */
function walk(root: SourceNode | undefined, path: Path): Found {
  let found: Found = { key: undefined, value: root, depth: 0 };
  for (const segment of path) {
    const next = step(found.value, segment);
    if (!next) return found;
    found = { ...next, depth: found.depth + 1 };
  }
  return found;
}

function step(node: SourceNode | undefined, segment: string | number) {
  if (node?.kind === 'map') {
    const pair = node.pairs.find(({ key }) => key === String(segment));
    return pair && { key: pair.at, value: pair.value };
  }
  if (node?.kind !== 'list') return undefined;
  const item = node.items[Number(segment)];
  return item && { key: item.at, value: item };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, segment) =>
      typeof current === 'object' && current !== null && Object.hasOwn(current, segment)
        ? (current as Record<string | number, unknown>)[segment]
        : undefined,
    value,
  );
}
