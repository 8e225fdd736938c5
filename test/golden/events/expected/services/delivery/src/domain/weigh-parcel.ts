import type * as gen from '../gen/operations/weigh-parcel.ts';

/**
 * What the message `weighParcel` asks for. This file is yours: it is never written again.
 *
 * `ask` runs before the transaction, since nobody should wait for another service with rows locked:
 * `context.calls` has the operations that the blueprint names, `derived()` makes the calls that
 * follow from the contracts. What it gives, the rule gets as `context.asked`. Nobody is behind a
 * message: others are asked for this service alone.
 *
 * The rule runs once for each message, inside the transaction that remembers it: write with
 * `context.tx`. `reject('code', 'why')` of `@local/chassis` refuses the message, which then waits
 * among the dead letters. As long as nothing stands here, the message counts as done and changes nothing.
 */
export const ask = ((_found, _input, { derived }) => derived()) satisfies gen.Ask;

export const rule: gen.Rule<typeof ask> = (_input, _context) => {};
