import type * as gen from '../gen/operations/fee-of.ts';

/**
 * The business rule of `feeOf`. This file is yours: it is never written again.
 *
 * `input` is what was sent; return what the caller gets. `context.calls` has the operations of other
 * services that the blueprint names; `derived()` is the answer as the contracts say it.
 */
export const rule: gen.Rule = (_input, { derived }) => derived();
