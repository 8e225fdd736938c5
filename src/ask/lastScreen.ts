import type { Answer, Answers, Choice, Question } from '../answers/index.ts';
import { shown } from '../answers/index.ts';
import type { Blueprint } from '../blueprint/types.ts';
import type { LocatedFinding } from '../boundaries/finding.ts';
import { adviceLines } from '../report/advice.ts';
import { type Canvas, drawSystem } from '../report/drawing.ts';
import { flow } from '../report/fit.ts';

/** What would be written. */
export interface Plan {
  blueprint: Blueprint;
  /** Relative to where the command runs, as people would type it. */
  directory: string;
  /** How many files. */
  files: number;
  /** What the rules say of the boundaries. */
  findings: readonly LocatedFinding[];
}

/**
 * What will be created, drawn; below it what nobody was asked, since there is one answer only, and what
 * may be thought over before it is created.
 */
export function overview(
  { blueprint, findings }: Plan,
  settled: readonly Question[],
  canvas: Canvas,
): string[] {
  const room = { ...canvas, width: canvas.width - 2 };
  const fixed = settled.map(({ title, choices }) => `${title}: ${choices[0]?.label}`);
  const lines = [
    ...drawSystem(blueprint, room),
    ...flow(fixed, room.width, canvas.glyphs.ellipsis, ', ').map((line) => canvas.paint.dim(line)),
  ];
  const advice = adviceLines(findings, 'create-microservices', room);
  const apart = advice.length === 0 ? [] : ['', ...advice];
  return ['', ...[...lines, ...apart].map((line) => `  ${line}`.trimEnd()), ''];
}

export const create = 'create';
export const cancel = 'cancel';

/** Every answer is a line that can be chosen to change it. */
export function lastQuestion(plan: Plan, answers: Answers, asked: readonly Question[]): Question {
  const line = (question: Question): Choice => ({
    id: lineOf(question),
    label: question.title,
    hint: shown(question, answers[question.id] as Answer),
  });
  return {
    id: 'last',
    kind: 'choice',
    title: '',
    message: `Create ${plan.blueprint.system.name}?`,
    help: 'Choose a line to change it.',
    choices: [
      { id: create, label: 'Create it', hint: `${plan.files} files in ${plan.directory}` },
      ...asked.map(line),
      { id: cancel, label: 'Cancel', hint: 'nothing is written' },
    ],
    fallback: create,
    flag: '--yes',
  };
}

/** An id that no other choice of the last screen has. */
function lineOf({ id }: Question): string {
  return `change ${id}`;
}

/** The question whose line was chosen. */
export function chosenLine(choice: Answer, asked: readonly Question[]): Question | undefined {
  return asked.find((question) => lineOf(question) === choice);
}
