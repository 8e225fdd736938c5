import type { Catalog } from '../catalog/index.ts';
import type { Answers, Question } from './question.ts';
import { questions } from './questions.ts';
import { refusals } from './refusals.ts';
import { isSaid } from './said.ts';

/** The first one that is unanswered, or whose answer cannot be any more. */
export function nextQuestion(answers: Answers, catalog: Catalog): Question | undefined {
  const refused = new Set(refusals(answers, catalog).map(({ question }) => question));
  return questions(answers, catalog).find(({ id }) => !isSaid(answers, id) || refused.has(id));
}
