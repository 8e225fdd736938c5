import type { Answers } from './question.ts';

/** What was said, in the kind that the question has; anything else counts as nothing. */

export function textIn(answers: Answers, id: string): string | undefined {
  const answer = own(answers, id);
  return typeof answer === 'string' ? answer : undefined;
}

export function listIn(answers: Answers, id: string): readonly string[] {
  const answer = own(answers, id);
  return Array.isArray(answer) ? answer : [];
}

export function isSaid(answers: Answers, id: string): boolean {
  return own(answers, id) !== undefined;
}

/** Without `constructor` and the like. */
const own = (answers: Answers, id: string) =>
  Object.hasOwn(answers, id) ? answers[id] : undefined;
