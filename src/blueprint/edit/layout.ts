import { isNode, type Pair, type YAMLMap } from 'yaml';
import { asText, printed } from './print.ts';

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

/** @param depth how many maps it is inside of */
export function layoutOf(text: string, map: YAMLMap, depth: number): Layout {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const first = startOf(map.items[0]) ?? 0;
  const before = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  const flow = map.flow === true;
  const indent = before.trim() === '' ? before : undefined;
  const unit = (indent ?? '').slice(0, (indent ?? '').length / (depth + 1));
  const lines = (all: string) => all.split('\n').join(lineEnd + (indent ?? ''));
  const print = (key: string, value: unknown): string => {
    if (isJson(text)) {
      return lines(`${JSON.stringify(key)}: ${JSON.stringify(value, null, unit)}`);
    }
    const document = printed({ [key]: value });
    if (!flow) return lines(asText(document).trimEnd());
    return document.toString({ lineWidth: 0, collectionStyle: 'flow' }).trim().slice(2, -2);
  };
  return { text, map, flow, indent, lineEnd, print };
}

/** Where the key of a pair begins. */
export function startOf(pair: Pair | undefined): number | undefined {
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

/** Where its value ends; the line end behind a block is part of it. */
export function endOf({ key, value }: Pair, text: string): number {
  const [start = 0, end = start] = rangeOf(value);
  if (start < end) return end;
  // Nothing stands there, perhaps in front of a comment.
  const [, behind = 0] = rangeOf(key);
  return behind + (/^\s*:/.exec(text.slice(behind))?.[0].length ?? 0);
}

const rangeOf = (node: unknown) => (isNode(node) && node.range ? node.range : []);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
