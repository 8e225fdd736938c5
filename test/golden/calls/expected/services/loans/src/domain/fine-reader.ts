import { reject } from '@local/chassis';
import type * as gen from '../gen/operations/fine-reader.ts';

/**
 * The business rule of `fineReader`. This file is yours: it is never written again.
 *
 * `ask` runs before the transaction, since nobody should wait for another service with rows locked:
 * `context.calls` has the operations that the blueprint names, `derived()` makes the calls that
 * follow from the contracts. What it gives, the rule gets as `context.asked`.
 *
 * Nothing but the rule can say all that is stored: until it does, callers are told so. `fields` are
 * what the input says; return what is stored, or refuse with `reject('code', 'why')`. It runs inside
 * the transaction: `context.tx` reads and writes with it.
 */
export const ask = ((_fields, _input, { derived }) => derived()) satisfies gen.Ask;

export const rule: gen.Rule<typeof ask> = () =>
  reject('undecided', 'No rule says yet what is stored');
