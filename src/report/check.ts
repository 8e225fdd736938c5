export { canvasFor } from './canvasFor.ts';
export { checkToJson, exitCodeOf, failedCheckToJson } from './checkJson.ts';
export { printExplained } from './explained.ts';
export { printFindings } from './findings.ts';
export { checkToSarif, failedCheckToSarif } from './sarif.ts';
