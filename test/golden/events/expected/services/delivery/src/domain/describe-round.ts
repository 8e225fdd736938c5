import type * as gen from '../gen/operations/describe-round.ts';

/**
 * The business rule of `describeRound`. This file is yours: it is never written again.
 *
 * `row` is what is stored; return what the caller gets. `context.calls` has the operations of other services
 * that the blueprint names; `derived()` is the answer as far as the contracts say it.
 */
export const rule: gen.Rule = (_row, _input, { derived }) => derived();
