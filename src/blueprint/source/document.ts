import { type Document, isMap, isNode, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { Problem } from '../../errors.ts';
import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';

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
  document: Document.Parsed,
  lines: LineCounter,
): SourceDocument {
  const find = (path: Path, at?: 'key') => {
    const found = walk(document, path);
    const atKey = at === 'key' || found.depth < path.length;
    const node = (atKey ? (found.key ?? found.value) : (found.value ?? found.key)) ?? undefined;
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { found, atKey, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    file,
    text,
    value,
    has: (path) => walk(document, path).depth === path.length,
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
  key: Node | undefined;
  value: Node | undefined;
  /** How many segments of the path exist. */
  depth: number;
}

/** As far along the path as the document goes. */
function walk(document: Document.Parsed, path: Path): Found {
  let found: Found = { key: undefined, value: nodeOf(document.contents), depth: 0 };
  for (const segment of path) {
    const next = step(found.value, segment);
    if (!next) return found;
    found = { ...next, depth: found.depth + 1 };
  }
  return found;
}

function step(node: Node | undefined, segment: string | number) {
  if (isMap(node)) {
    const pair = node.items.find((item) => keyText(item) === String(segment));
    return pair && { key: nodeOf(pair.key), value: nodeOf(pair.value) };
  }
  if (!isSeq(node)) return undefined;
  const item = nodeOf(node.items[Number(segment)]);
  return item && { key: item, value: item };
}

const nodeOf = (value: unknown) => (isNode(value) ? value : undefined);

export function keyText({ key }: Pair): string {
  const value = key !== null && typeof key === 'object' && 'value' in key ? key.value : key;
  return value === null || value === undefined ? '' : String(value);
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
