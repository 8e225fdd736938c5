export { bugError } from './bug.ts';
export { errorToJson, outcomeToJson } from './json.ts';
export { printOutcome } from './outcome.ts';
export { paintFor } from './paint.ts';
export { printError } from './problems.ts';
export { systemError } from './systemError.ts';
