export { canvasFor } from './canvasFor.ts';
export { diffExitCode, diffToJson, printDiff } from './diff.ts';
export { nameOf } from './nameOf.ts';
export { failedStatusToJson, printStatus, statusToJson } from './status.ts';
