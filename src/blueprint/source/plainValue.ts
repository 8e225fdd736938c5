import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { Code } from '../../codes.ts';
import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';
import { keyText } from './node.ts';

/**
 * YAML nodes as plain data. Own code instead of the library's `toJS`, because this is where the
 * parts of YAML are refused that a blueprint has no use for: anchors and aliases (which multiply),
 * tags, merge keys, keys that are not text, keys that stand twice, and `__proto__`.
 */
export function plainValue(
  root: Node | null,
  lines: LineCounter,
): { value: unknown; findings: Finding[] } {
  const findings: Finding[] = [];

  const refuse = (code: Code, message: string, path: Path, hint: string, at?: 'key') =>
    void findings.push({ code, message, hint, path, ...(at ? { at } : {}) });

  function plain(node: unknown, path: Path): unknown {
    if (isAlias(node)) {
      refuse(
        'yaml-alias',
        `The alias *${quote(node.source)} stands for text elsewhere`,
        path,
        'Write it out.',
      );
      return null;
    }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    if (node.anchor !== undefined) {
      refuse(
        'yaml-alias',
        `The anchor &${quote(node.anchor)} has no use here`,
        path,
        'Leave it out.',
      );
    }
    if (isScalar(node)) return scalarOf(node.value, path);
    if (isSeq(node)) return node.items.map((item, index) => plain(item, [...path, index]));
    const firstLines = new Map<string, number>();
    const pairs: [string, unknown][] = [];
    for (const pair of node.items) {
      const key = keyText(pair);
      const line = lineOf(pair.key);
      const at = [...path, key];
      if (key === '<<') {
        refuse('yaml-merge', 'The merge key << has no use here', at, 'Write it out.', 'key');
      } else if (key === '__proto__') {
        refuse(
          'reserved-name',
          '"__proto__" is what every JavaScript object already has',
          at,
          'Choose another name.',
          'key',
        );
      } else if (firstLines.has(key)) {
        // A path leads to the first of two equal keys: say the line of the second as well.
        refuse(
          'duplicate',
          `${quote(key)} stands twice, on lines ${firstLines.get(key)} and ${line}`,
          at,
          'Leave one, or rename one.',
          'key',
        );
      } else {
        firstLines.set(key, line);
        pairs.push([key, plain(pair.value, at)]);
      }
    }
    return Object.fromEntries(pairs);
  }

  function scalarOf(value: unknown, path: Path): unknown {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      refuse('number', `${value} is not a number of JSON`, path, 'Write a finite number.');
      return 0;
    }
    return value ?? null;
  }

  function lineOf(node: unknown): number {
    const range = isScalar(node) ? node.range : undefined;
    return lines.linePos(range?.[0] ?? 0).line;
  }

  return { value: plain(root, []), findings };
}
