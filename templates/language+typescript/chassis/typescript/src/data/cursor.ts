import { createHash } from 'node:crypto';
import { invalid } from '../problem.ts';

/** Where a page ended: the value that it is sorted by, and the key, of its last row. */
export interface Position {
  value: unknown;
  key: unknown;
}

const digestLength = 16;

/**
 * A position as callers carry it. The digest ties it to its list: callers cannot use it elsewhere
 * by mistake. It is no secret: a cursor that somebody makes up gives rows of theirs, or a problem.
 * @param list what the list is: operation, sort, filters, owner
 */
export function encodeCursor({ value, key }: Position, list: unknown): string {
  const text = Buffer.from(JSON.stringify([value ?? null, key])).toString('base64url');
  return digest(text, list) + text;
}

/** @throws Problem `validation-failed` for anything but a cursor of this list */
export function decodeCursor(cursor: string, list: unknown): Position {
  const text = cursor.slice(digestLength);
  if (cursor.slice(0, digestLength) !== digest(text, list)) throw notACursor();
  const [value, key] = parse(text);
  if (typeof value === 'object' && value !== null) throw notACursor();
  if (typeof key !== 'string' && typeof key !== 'number') throw notACursor();
  return { value, key };
}

function parse(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function digest(text: string, list: unknown): string {
  const content = JSON.stringify([text, list]);
  return createHash('sha256').update(content).digest('base64url').slice(0, digestLength);
}

function notACursor() {
  return invalid([{ in: 'query', path: '/cursor', message: 'is not a cursor of this list' }]);
}
