/** What unit and integration tests use. */
export { callExample, isOpen } from './testing/call-example.ts';
export {
  type EntityExample,
  type Example,
  type Examples,
  fieldsOf,
  storeExample,
} from './testing/examples.ts';
export { type TestIssuer, testIssuer } from './testing/issuer.ts';
export { ruleContext } from './testing/rule-context.ts';
export { createScratch, type Scratch } from './testing/scratch.ts';
export {
  type Answer,
  type Call,
  type TestOptions,
  type TestService,
  testService,
} from './testing/service.ts';
export type { Callee, Seen, StandIn } from './testing/stand-in.ts';
