import type { BurnLetterRule } from '../gen/operations/burn-letter.ts';

/**
 * The business rule of `burnLetter`. This file is yours: it is never written again.
 *
 * Return to let the row go, or refuse with `reject('code', 'why')` of `@local/chassis`. It runs
 * inside the transaction: `context.tx` reads and writes with it.
 */
export const rule: BurnLetterRule = () => {};
