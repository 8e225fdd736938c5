import { createInterface, type Interface } from 'node:readline';
import type { Answer, Question } from '../answers/index.ts';
import { shown, typed } from '../answers/index.ts';
import { visible } from '../blueprint/quote.ts';
import { wrap } from '../report/fit.ts';
import { spoken } from '../report/glyphs.ts';
import type { Asker } from './asker.ts';
import { cancelled } from './cancelled.ts';
import type { Terminal } from './terminal.ts';

/** Asks in lines that are written once and never changed: for screen readers and simple terminals. */
export function plainAsker(terminal: Terminal): Asker {
  const readLine = lineReader(terminal);
  const show: Asker['show'] = (draw) =>
    terminal.show((canvas) => draw({ ...canvas, glyphs: spoken }));
  const say = (text: string) => show(({ width, glyphs }) => wrap(text, width, glyphs.ellipsis));
  return {
    show,
    async ask(question, standing, refusal) {
      const initial = standing ?? question.fallback;
      terminal.show(() => ['']);
      say(question.message);
      if (question.help !== '') say(question.help);
      question.choices.forEach(({ label, hint }, index) => {
        say(`  ${index + 1}. ${label}${hint === '' ? '' : `: ${visible(hint)}`}`);
      });
      const objection = standing === undefined ? undefined : await refusal(standing);
      if (objection !== undefined) say(objection);
      for (;;) {
        const text = (await readLine(lead(question, initial))).trim();
        const answer = text === '' && initial !== undefined ? initial : read(question, text);
        const refused = answer === undefined ? how(question) : await refusal(answer);
        if (answer !== undefined && refused === undefined) return answer;
        say(`Not accepted. ${refused}`);
      }
    },
  };
}

/** What stands before the cursor: what is to be typed, and what an empty line takes. */
function lead(question: Question, initial: Answer | undefined): string {
  const numbers = (ids: readonly string[]) =>
    ids.map((id) => question.choices.findIndex((choice) => choice.id === id) + 1).join(', ');
  const what = {
    text: 'Answer',
    list: 'Answer',
    choice: 'Number',
    choices: 'Numbers, or none',
    confirm: 'yes or no',
  }[question.kind];
  if (initial === undefined) return `${what}: `;
  const taken =
    question.kind === 'choice'
      ? numbers([String(initial)])
      : question.kind === 'choices'
        ? numbers(Array.isArray(initial) ? initial : []) || 'none'
        : visible(shown(question, initial));
  return `${what} [${taken}]: `;
}

/** @returns undefined for what is none of the choices */
function read(question: Question, text: string): Answer | undefined {
  const choiceOf = (word: string) =>
    question.choices[Number(word) - 1] ??
    question.choices.find(({ id, label }) =>
      [id, label.toLowerCase()].includes(word.toLowerCase()),
    );
  switch (question.kind) {
    case 'confirm':
      return /^y(es)?$/i.test(text) ? true : /^no?$/i.test(text) ? false : undefined;
    case 'choice':
      return choiceOf(text)?.id;
    case 'choices': {
      if (/^(none|0)$/i.test(text)) return [];
      const chosen = text.split(/[\s,]+/).map(choiceOf);
      if (chosen.includes(undefined)) return undefined;
      return question.choices.filter((choice) => chosen.includes(choice)).map(({ id }) => id);
    }
    default:
      return typed(question, text);
  }
}

function how({ kind, choices }: Question): string {
  if (kind === 'confirm') return 'Type yes or no.';
  if (kind === 'choice') return `Type a number from 1 to ${choices.length}.`;
  return `Type numbers from 1 to ${choices.length}, separated by commas, or none.`;
}

// One reader for all lines: what listens to the input is never taken away from it again.
function lineReader({ input, output, signal }: Terminal): (lead: string) => Promise<string> {
  let lines: Interface | undefined;
  return (lead) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled());
      lines ??= createInterface({ input, output, terminal: false });
      const reader = lines;
      const close = () => reader.close();
      const end = () => {
        output.write('\n');
        reject(cancelled());
      };
      reader.once('close', end);
      signal.addEventListener('abort', close, { once: true });
      reader.question(lead, (line) => {
        reader.off('close', end);
        signal.removeEventListener('abort', close);
        // So that it keeps nobody from going.
        reader.pause();
        resolve(line);
      });
    });
}
