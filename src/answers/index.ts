/** What is to be known before a repo can be rendered: asked, given by flags, or by a file. */
export { complete, missing } from './complete.ts';
export { type Flags, flagFaults, fromFlags } from './fromFlags.ts';
export { nextQuestion } from './nextQuestion.ts';
export { flagProblem, overFile } from './overFile.ts';
export type { Answer, Answers, Choice, Question } from './question.ts';
export { questions, settled } from './questions.ts';
export { type Refusal, refusal, refusals, strangers } from './refusals.ts';
export { toBlueprint } from './toBlueprint.ts';
export { baseName, toCommand } from './toCommand.ts';
export { shown, typed } from './typed.ts';
export { withoutEmptyChoices } from './withoutEmptyChoices.ts';
