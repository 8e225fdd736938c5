import type { RemoveBookRule } from '../gen/operations/remove-book.ts';

/**
 * The business rule of `removeBook`. This file is yours: it is never written again.
 *
 * Return to let the row go, or refuse with `reject('code', 'why')` of `@local/chassis`. It runs
 * inside the transaction: `context.tx` reads and writes with it.
 */
export const rule: RemoveBookRule = () => {};
