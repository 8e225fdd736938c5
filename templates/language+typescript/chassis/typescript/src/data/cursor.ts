import { createHash } from 'node:crypto';
import { invalid } from '../problem.ts';

/** Where a page ended: the value that it is sorted by, and the key, of its last row. */
export interface Position {
  value: unknown;
  key: unknown;
}

const digestLength = 16;

/** What a list is: operation, sort, filters, owner. */
type List = readonly unknown[];

/**
 * A position as callers carry it. The digest ties it to its list: callers cannot use it elsewhere
 * by mistake. It is no secret: a cursor that somebody makes up gives rows of theirs, or a problem.
 * @param before the same in the names of builds from before, which know no others and may come to read the cursor
 */
export function encodeCursor({ value, key }: Position, list: List, before?: List): string {
  const position = [value ?? null, key];
  const text = textOf(position);
  if (before === undefined) return digest(text, list) + text;
  const both = textOf([...position, digest(text, list)]);
  return digest(both, before) + both;
}

/** @throws Problem `validation-failed` for anything but a cursor of this list */
export function decodeCursor(cursor: string, list: List, before?: List): Position {
  const text = cursor.slice(digestLength);
  const [value, key, alike] = parse(text);
  const isOf = (each: List) =>
    cursor.slice(0, digestLength) === digest(text, each) ||
    (alike !== undefined && alike === digest(textOf([value, key]), each));
  if (!isOf(list) && !(before && isOf(before))) throw notACursor();
  if (typeof value === 'object' && value !== null) throw notACursor();
  if (typeof key !== 'string' && typeof key !== 'number') throw notACursor();
  return { value, key };
}

function textOf(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function parse(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function digest(text: string, list: List): string {
  const content = JSON.stringify([text, list]);
  return createHash('sha256').update(content).digest('base64url').slice(0, digestLength);
}

function notACursor() {
  return invalid([{ in: 'query', path: '/cursor', message: 'is not a cursor of this list' }]);
}
