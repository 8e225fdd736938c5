export { type FormerOperation, servedAsBefore } from './served-as-before.ts';
