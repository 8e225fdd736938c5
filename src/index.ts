/**
 * The library. What is exported here is public and follows semantic versioning: see `docs/library.md`.
 * Importing it does nothing.
 */

export type { Answer, Answers, Choice, Question } from './answers/question.ts';
export type { RawBlueprint as BlueprintDocument } from './blueprint/raw.ts';
export { blueprintSchema, type JsonSchema } from './blueprint/schema/index.ts';
export type { Blueprint, Entity, Field, Operation, Service } from './blueprint/types.ts';
export { type RuleId, ruleIds } from './boundaries/ruleIds.ts';
export { type Code, codes } from './codes.ts';
export type { ListedAxis, Listing } from './commands/list.ts';
export { type Problem, UserError } from './errors.ts';
export { nextQuestion, refusal, toBlueprint } from './library/answers.ts';
export { type Checked, check } from './library/check.ts';
export { type Created, type CreateOptions, create } from './library/create.ts';
export { listOptions } from './library/listOptions.ts';
export {
  type Place,
  type ReadBlueprint,
  type ReadOptions,
  readBlueprint,
} from './library/readBlueprint.ts';
export { type Rendered, render } from './library/render.ts';
export type { Source } from './library/textOf.ts';
export { blobId } from './reconcile/blobId.ts';
export type { FileEntry, Tree } from './render/tree.ts';
export type { ReportedFinding } from './report/finding.ts';
export type { JsonReport } from './report/json.ts';
export { version } from './version.ts';
