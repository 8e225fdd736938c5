import type { Answer, Question } from '../answers/question.ts';
import type { Canvas } from '../report/drawing.ts';

/** Why an answer cannot be, with what to type instead; undefined when it can. */
export type Refusal = (answer: Answer) => Promise<string | undefined>;

/** Somebody at a terminal. */
export interface Asker {
  /** Shows what needs no answer. */
  show(draw: (canvas: Canvas) => readonly string[]): void;
  /**
   * Asks until the answer is not refused.
   * @param standing what was answered before, and is now the default
   * @throws UserError when cancelled
   */
  ask(question: Question, standing: Answer | undefined, refusal: Refusal): Promise<Answer>;
}
