import type * as gen from '../gen/operations/return-loan.ts';

/**
 * The business rule of `returnLoan`. This file is yours: it is never written again.
 *
 * `ask` runs before the transaction, since nobody should wait for another service with rows locked:
 * `context.calls` has the operations that the blueprint names, `derived()` makes the calls that
 * follow from the contracts. What it gives, the rule gets as `context.asked`.
 *
 * `changes` are what the input says; return what is stored, or `undefined` where nothing is to be
 * done, or refuse with `reject('code', 'why')` of `@local/chassis`. It runs inside the transaction:
 * `context.tx` reads and writes with it.
 */
export const ask = ((_current, _input, { derived }) => derived()) satisfies gen.Ask;

export const rule: gen.Rule<typeof ask> = (_current, changes) => changes;
