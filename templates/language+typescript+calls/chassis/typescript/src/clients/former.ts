import { own } from '../data/columns.ts';
import type { CalledOperation } from './model.ts';

/**
 * Fields of a callee that have another name by now are sent under the one before, and read under
 * either: so it does not matter which build of the callee answers while a deployment rolls.
 */
export function inWordsOfBefore(
  [name, value]: [string, unknown],
  { former, output }: CalledOperation,
): [string, unknown] {
  if (former === undefined) return [name, value];
  const before = (word: string) => String(own(former.input, word) ?? word);
  // What a page is sorted by: a name, after a dash where the last comes first.
  const isSort = output === 'page' && name === 'sort' && typeof value === 'string';
  return [before(name), isSort ? value.replace(/[^-]+/, before) : value];
}

/** An answer as it came, in place. */
export function inWordsOfNow(answer: unknown, { former, output }: CalledOperation): unknown {
  if (former === undefined || !isObject(answer)) return answer;
  const rows = output === 'page' ? answer.items : answer;
  for (const row of [rows].flat()) {
    if (!isObject(row)) continue;
    for (const [name, before] of Object.entries(former.output)) row[name] ??= own(row, before);
  }
  return answer;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
