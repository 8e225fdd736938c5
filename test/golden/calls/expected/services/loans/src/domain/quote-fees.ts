import { reject } from '@local/chassis';
import type * as gen from '../gen/operations/quote-fees.ts';

/**
 * The business rule of `quoteFees`. This file is yours: it is never written again.
 *
 * Nothing but this rule can say what the answer is: until it does, callers are told so. `input` is
 * what was sent; `context.calls` has the operations of other services that the blueprint names.
 */
export const rule: gen.Rule = () => reject('undecided', 'No rule says yet what the answer is');
