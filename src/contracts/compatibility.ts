/**
 * What breaks those who rely on a released contract. A rendered repo looks for it by itself, without a generator, so
 * it has the code, and the generator takes it from there: both say the same of the same files.
 */
export {
  breaksOf,
  contractsIn,
} from '../../templates/workspace/tools/lib/compatibility/compatibility.ts';
export type {
  Break,
  Contracts,
} from '../../templates/workspace/tools/lib/compatibility/contracts.ts';
