import type { ReaderRules } from '../gen/entities/reader.ts';

/**
 * The business rules of Reader. This file is yours: it is never written again.
 *
 * Each rule runs inside the transaction of the change. It returns what is stored, or refuses with
 * `reject('code', 'why')` of `@local/chassis`, which undoes the change and answers 422.
 */
export const rules: ReaderRules = {
  create: (fields) => fields,
  update: (_current, fields) => fields,
  remove: () => {},
};
