import type { Catalog } from '../catalog/index.ts';
import type { Answers } from './question.ts';
import { everyQuestion } from './questions.ts';

/**
 * Answers but for those that chose from what is gone altogether, such as events when no other service is
 * left: nobody can be asked again to choose from nothing.
 */
export function withoutEmptyChoices(answers: Answers, catalog: Catalog): Answers {
  const empty = everyQuestion(answers, catalog)
    .filter(({ kind, choices }) => kind === 'choices' && choices.length === 0)
    .map(({ id }) => id);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !empty.includes(id)));
}
