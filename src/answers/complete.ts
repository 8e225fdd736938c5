import type { Catalog } from '../catalog/index.ts';
import type { Answer, Answers, Question } from './question.ts';
import { everyQuestion, questions } from './questions.ts';
import { isSaid } from './said.ts';

/** What there is no answer to and nobody but the user can say. */
export function missing(answers: Answers, catalog: Catalog): Question[] {
  return questions(answers, catalog).filter(
    ({ id, fallback }) => fallback === undefined && !isSaid(answers, id),
  );
}

/** What was said, and the fallback of what was not; nothing that no question asks for any more. */
export function complete(answers: Answers, catalog: Catalog): Answers {
  const asked = new Set(questions(answers, catalog).map(({ id }) => id));
  return Object.fromEntries(
    everyQuestion(answers, catalog).flatMap(({ id, fallback }): [string, Answer][] => {
      const answer = isSaid(answers, id) ? answers[id] : asked.has(id) ? fallback : undefined;
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
}
