import type { WeighLetterRule } from '../gen/operations/weigh-letter.ts';

/**
 * What the message `weighLetter` asks for. This file is yours: it is never written again.
 *
 * It runs once for each message, inside the transaction that remembers it: write with `context.tx`.
 * `reject('code', 'why')` of `@local/chassis` refuses the message, which then waits among the dead
 * letters. As long as nothing stands here, the message counts as done and changes nothing.
 */
export const rule: WeighLetterRule = (_input, _context) => {};
