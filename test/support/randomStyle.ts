import { Document, stringify } from 'yaml';
import type { Random } from './randomBlueprint.ts';

/** How somebody might have written it: every choice that YAML leaves, made anew at each place. */
export interface Styled {
  text: string;
  /** Every comment, by a number that no other has. */
  comments: string[];
}

/** A document in a random style: blocks and braces, comments everywhere, odd indentation, either line end. */
export function inRandomStyle(value: unknown, random: Random): Styled {
  const comments: string[] = [];
  const lineEnd = random() < 0.3 ? '\r\n' : '\n';
  const chatty = random() < 0.7 ? 0.2 : 0;
  const airy = random() < 0.4;
  const step = 1 + Math.floor(random() * 5);

  const comment = () => {
    const text = `# c${comments.length}.`;
    comments.push(text);
    return text;
  };
  const maybeComment = (indent: string) => (random() < chatty ? [`${indent}${comment()}`] : []);
  const tail = () => (random() < chatty ? ` ${' '.repeat(random() * 3)}${comment()}` : '');

  const word = (scalar: unknown): string => {
    const text = inBraces(scalar);
    if (typeof scalar !== 'string' || random() < 0.8) return text;
    return random() < 0.5 ? JSON.stringify(scalar) : `'${scalar.replaceAll("'", "''")}'`;
  };

  const inline = (part: unknown): string => {
    const pad = random() < 0.5 ? ' ' : '';
    if (Array.isArray(part)) return `[${part.map(inline).join(', ')}]`;
    if (typeof part !== 'object' || part === null) return word(part);
    const pairs = Object.entries(part).map(([key, inner]) => `${key}: ${inline(inner)}`);
    return pairs.length === 0 ? '{}' : `{${pad}${pairs.join(', ')}${pad}}`;
  };

  /** Braces over lines, with comments between them. */
  const spread = (part: object, indent: string): string[] => {
    const inner = indent + ' '.repeat(step);
    const pairs = Object.entries(part);
    const last = random() < 0.5;
    return [
      `{${tail()}`,
      ...pairs.flatMap(([key, inside], index) => [
        ...maybeComment(inner),
        `${inner}${key}: ${inline(inside)}${index < pairs.length - 1 || last ? ',' : ''}${tail()}`,
      ]),
      `${indent}}${tail()}`,
    ];
  };

  const block = (part: object, indent: string, depth: number): string[] =>
    Object.entries(part).flatMap(([key, inner], index) => [
      ...(airy && depth < 2 && index > 0 ? [''] : []),
      ...maybeComment(indent),
      ...pair(key, inner, indent, depth),
    ]);

  const pair = (key: string, inner: unknown, indent: string, depth: number): string[] => {
    const deeper = indent + ' '.repeat(step);
    const isCollection = typeof inner === 'object' && inner !== null;
    if (!isCollection || Object.keys(inner).length === 0) {
      return [`${indent}${key}: ${inline(inner)}${tail()}`];
    }
    const choice = random();
    if (depth > 0 && choice < 0.25) return [`${indent}${key}: ${inline(inner)}${tail()}`];
    if (Array.isArray(inner)) {
      const dash = random() < 0.5 ? indent : deeper;
      return [
        `${indent}${key}:${tail()}`,
        ...inner.flatMap((item) => [...maybeComment(dash), `${dash}- ${inline(item)}${tail()}`]),
      ];
    }
    if (depth > 1 && choice < 0.35) {
      const [first, ...rest] = spread(inner, indent);
      return [`${indent}${key}: ${first}`, ...rest];
    }
    return [
      `${indent}${key}:${tail()}`,
      ...block(inner, deeper, depth + 1),
      ...maybeComment(deeper),
    ];
  };

  const all = block(value as object, '', 0);
  const text = [...all, ...(random() < 0.7 ? [''] : [])].join(lineEnd);
  return { text, comments };
}

/** A word as it may stand in braces. */
function inBraces(scalar: unknown): string {
  if (typeof scalar !== 'string') return stringify(scalar).trimEnd();
  const document = new Document([scalar]);
  return document.toString({ lineWidth: 0, collectionStyle: 'flow' }).trim().slice(1, -1).trim();
}
