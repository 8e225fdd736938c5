import type { AddBookRule } from '../gen/operations/add-book.ts';

/**
 * The business rule of `addBook`. This file is yours: it is never written again.
 *
 * `fields` are what the input says; return what is stored, or refuse with `reject('code', 'why')`
 * of `@local/chassis`. It runs inside the transaction: `context.tx` reads and writes with it.
 */
export const rule: AddBookRule = (fields) => fields;
