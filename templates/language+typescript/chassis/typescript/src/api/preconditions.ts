import type { Request } from '../http/route.ts';
import { invalid } from '../problem.ts';
import { StoreError } from '../store/errors.ts';

/** RFC 9110, 8.8.3 and 13.1.1: `*`, or tags with commas between them. */
const tag = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const form = new RegExp(`^(?:\\*|${tag}(?:[ \\t]*,[ \\t]*${tag})*)$`);
const tags = new RegExp(tag, 'g');

/** Throws where a row is not one that the caller wants to change. */
export type Precondition = (row: object) => void;

/** The tag of a row, by its version. */
export function etagOf(row: object): string {
  return `"${(row as { version: number }).version}"`;
}

/** @throws Problem `validation-failed` for what is not a list of tags */
export function ifMatch({ headers }: Request): Precondition {
  const header = headers['if-match']?.trim();
  if (header === undefined) return () => {};
  if (!form.test(header)) {
    const message = 'must be * or a list of entity tags';
    throw invalid([{ in: 'header', path: '/if-match', message }]);
  }
  if (header === '*') return () => {};
  // Compared as they are: a weak tag is never equal to a strong one.
  const wanted: readonly string[] = header.match(tags) ?? [];
  return (row) => {
    if (!wanted.includes(etagOf(row))) throw new StoreError('version');
  };
}
