import type * as gen from '../gen/operations/loans-by-id.ts';

/**
 * The business rule of `loansById`. This file is yours: it is never written again.
 *
 * `rows` are what is stored; return what the caller gets. `context.calls` has the operations of other services
 * that the blueprint names; `derived()` is the answer as far as the contracts say it.
 */
export const rule: gen.Rule = (_rows, _input, { derived }) => derived();
