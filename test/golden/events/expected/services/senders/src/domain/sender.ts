import type { SenderRules } from '../gen/entities/sender.ts';

/**
 * The business rules of Sender. This file is yours: it is never written again.
 *
 * Each rule runs inside the transaction of the change. It returns what is stored, or refuses with
 * `reject('code', 'why')` of `@local/chassis`, which undoes the change and answers 422.
 */
export const rules: SenderRules = {
  create: (fields) => fields,
  update: (_current, fields) => fields,
  remove: () => {},
};
