import { type Answer, type Question, shown } from '../answers/index.ts';
import { visible } from '../blueprint/quote.ts';
import type { Canvas } from '../report/drawing.ts';
import { pad, widthOf, wrap } from '../report/fit.ts';

/** How one question looks. */
export interface Look extends Canvas {
  question: Question;
  /** What was answered before. */
  standing: Answer | undefined;
  /** Why that cannot be. */
  refused: string | undefined;
}

/** Everything that Inquirer would paint or draw itself: colours are ours to decide, and so are signs. */
export function promptTheme({ question, refused, width, paint, glyphs }: Look) {
  const typing =
    question.kind === 'text' || question.kind === 'list' || question.kind === 'confirm';
  const block = (text: string, colour: (line: string) => string) =>
    wrap(text, width - 2, glyphs.ellipsis).map((line) => `  ${colour(line)}`);
  const lines = (first: string) => [
    ...wrap(first, width - 2, glyphs.ellipsis).map((line, index) =>
      index === 0 ? paint.bold(line) : `  ${paint.bold(line)}`,
    ),
    ...(question.help === '' ? [] : block(question.help, paint.dim)),
    ...(refused === undefined ? [] : block(refused, paint.red)),
    ...(typing ? [`  ${paint.cyan(glyphs.pointer)}`] : []),
  ];
  return {
    prefix: { idle: paint.cyan(glyphs.question), done: paint.green(glyphs.done) },
    spinner: { interval: 100, frames: [paint.cyan(glyphs.question)] },
    icon: {
      cursor: paint.cyan(glyphs.pointer),
      checked: ` ${paint.green(glyphs.marked)}`,
      unchecked: ` ${glyphs.unmarked}`,
    },
    style: {
      message: (text: string, status: string) =>
        status === 'done' ? doneTitle(question) : lines(text).join('\n'),
      answer: (text: string) => {
        const beside = widthOf(`  ${doneTitle(question)} ${text}`) <= width;
        return beside
          ? paint.cyan(visible(text))
          : ['', ...block(visible(text), paint.cyan)].join('\n');
      },
      error: (text: string) => block(text, paint.red).join('\n'),
      defaultAnswer: (text: string) => paint.dim(`[${text}]`),
      renderSelectedChoices: (chosen: readonly { value: Answer }[]) =>
        shown(
          question,
          chosen.map(({ value }) => String(value)),
        ),
      highlight: (text: string) => paint.cyan(text),
      description: (text: string) => paint.dim(text),
      disabled: (text: string) => paint.dim(text),
      key: (text: string) => text,
      help: (text: string) => paint.dim(text),
      keysHelpTip: () =>
        question.kind === 'choices' ? paint.dim('  space marks, enter goes on') : '',
    },
  };
}

/** A menu that was answered; nothing of the last screen, which has no title. */
export function doneLines(look: Look, answer: Answer): string[] {
  const { question, paint, glyphs } = look;
  if (question.title === '') return [];
  const answered = promptTheme(look).style.answer(shown(question, answer));
  return [`${paint.green(glyphs.done)} ${doneTitle(question)} ${answered}`];
}

function doneTitle({ title }: Question): string {
  return title === '' ? '' : `${title}:`;
}

/** The choices, with what is said about each beside it. */
export function choiceLines({ question, width, paint, glyphs }: Look) {
  const mark = question.kind === 'choices' ? widthOf(glyphs.marked) + 3 : 2;
  const labels = question.choices.map(({ label }) => widthOf(label));
  const column = Math.max(...labels) + 2;
  return question.choices.map(({ id, label, hint }) => {
    const room = Math.max(width - mark - column, 12);
    const [first = '', ...rest] = wrap(visible(hint), room, glyphs.ellipsis);
    const name = [
      `${pad(label, column)}${paint.dim(first)}`.trimEnd(),
      ...rest.map((line) => ' '.repeat(mark + column) + paint.dim(line)),
    ].join('\n');
    return { value: id, name, short: label };
  });
}
