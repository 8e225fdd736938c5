import { reject } from '@local/chassis';
import type * as gen from '../gen/operations/explain-loan.ts';

/**
 * The business rule of `explainLoan`. This file is yours: it is never written again.
 *
 * Nothing but this rule can say all of the answer: until it does, callers are told so. `row` is what
 * is stored; `context.calls` has the operations of other services that the blueprint names.
 */
export const rule: gen.Rule = () => reject('undecided', 'No rule says yet what the answer is');
