import type { WriteLetterRule } from '../gen/operations/write-letter.ts';

/**
 * The business rule of `writeLetter`. This file is yours: it is never written again.
 *
 * `fields` are what the input says; return what is stored, or refuse with `reject('code', 'why')`
 * of `@local/chassis`. It runs inside the transaction: `context.tx` reads and writes with it.
 *
 * `rejectWith` of `../gen/operations/write-letter.ts` refuses as well, and tells others by an event.
 */
export const rule: WriteLetterRule = (fields) => fields;
