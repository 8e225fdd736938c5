import type { ChangePagesRule } from '../gen/operations/change-pages.ts';

/**
 * The business rule of `changePages`. This file is yours: it is never written again.
 *
 * `changes` are what the input says; return what is stored, or `undefined` where nothing is to be
 * done, or refuse with `reject('code', 'why')` of `@local/chassis`. It runs inside the transaction:
 * `context.tx` reads and writes with it.
 */
export const rule: ChangePagesRule = (_current, changes) => changes;
