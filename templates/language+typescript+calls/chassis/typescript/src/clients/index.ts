/** What services use that call others. */
export { type AskingRule, asking, type ComputeRule } from './asking.ts';
export type { Answer, Call, CallContext, Inquiries, Offers } from './calls.ts';
export { type Client, client } from './client.ts';
export { computeRoute } from './compute-route.ts';
export { CallFailed } from './failure.ts';
export type { CalledOperation, CalleeModel, CallModel } from './model.ts';
