import { nextQuestion as firstOpen } from '../answers/nextQuestion.ts';
import type { Answer, Answers, Question } from '../answers/question.ts';
import { refusal as refusalOf } from '../answers/refusals.ts';
import { toBlueprint as textOfAnswers } from '../answers/toBlueprint.ts';
import { catalog } from '../catalog/index.ts';

/**
 * The next thing that the prompts would ask, given what was said; undefined when there is nothing left.
 * An answer that cannot be any more is asked for again.
 * @example
 * for (let q = nextQuestion(answers); q; q = nextQuestion(answers)) {
 *   answers = { ...answers, [q.id]: await ask(q) };
 * }
 */
export function nextQuestion(answers: Answers): Question | undefined {
  return firstOpen(answers, catalog);
}

/** Why this cannot be the answer, in one or more sentences for people; undefined when it can. */
export function refusal(question: Question, answer: Answer, answers: Answers): string | undefined {
  return refusalOf(question, answer, answers, catalog);
}

/**
 * The blueprint that says the same, as the text of `microservices.yaml`; what was not said is left to the defaults.
 * Give it to `readBlueprint`, `render` or `create`, which check it.
 */
export function toBlueprint(answers: Answers): string {
  return textOfAnswers(answers, catalog);
}
