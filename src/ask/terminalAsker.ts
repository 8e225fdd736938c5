import { checkbox, confirm, input, select } from '@inquirer/prompts';
import type { Answer } from '../answers/index.ts';
import { shown, typed } from '../answers/index.ts';
import type { Asker, Refusal } from './asker.ts';
import { cancelled } from './cancelled.ts';
import { hangUp } from './hangUp.ts';
import { choiceLines, doneLines, type Look, promptTheme } from './look.ts';
import type { Terminal } from './terminal.ts';

/** Asks with arrow keys and editing in the line. */
export function terminalAsker(terminal: Terminal): Asker {
  return {
    show: terminal.show,
    async ask(question, standing, refusal) {
      const first = standing === undefined ? undefined : await refusal(standing);
      let look: Look = { ...terminal.canvas(), question, standing, refused: first };
      for (;;) {
        const answer = await untilClosed(terminal, (context) => answerTo(look, refusal, context));
        const refused = await refusal(answer);
        if (refused === undefined) {
          if (question.kind === 'choice') terminal.show(() => doneLines(look, answer));
          return answer;
        }
        // A menu cannot be refused while it is open: it opens again, with the reason.
        look = { ...terminal.canvas(), question, standing: answer, refused };
      }
    },
  };
}

interface Context {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  signal: AbortSignal;
}

async function answerTo(look: Look, refusal: Refusal, context: Context): Promise<Answer> {
  const { question, standing } = look;
  const initial = standing ?? question.fallback;
  const theme = promptTheme(look);
  const menu = {
    message: question.message,
    pageSize: Math.max(5, (context.output.rows ?? 24) - 5),
    loop: false,
    theme,
  };
  switch (question.kind) {
    case 'confirm':
      return confirm(
        {
          message: question.message,
          default: initial !== false,
          transformer: (yes) => shown(question, yes),
          theme,
        },
        context,
      );
    case 'choice':
      return select(
        { ...menu, choices: choiceLines(look), default: String(initial) },
        // Whether it stays is not known before it is closed.
        { ...context, clearPromptOnDone: true },
      );
    case 'choices': {
      const marked = Array.isArray(initial) ? initial : [];
      const choices = choiceLines(look).map((choice) => ({
        ...choice,
        checked: marked.includes(choice.value),
      }));
      const validate = async (chosen: readonly { value: string }[]) =>
        (await refusal(chosen.map(({ value }) => value))) ?? true;
      return checkbox({ ...menu, choices, validate }, context);
    }
    default: {
      const answer = (text: string): Answer =>
        text.trim() === '' && question.fallback !== undefined
          ? question.fallback
          : typed(question, text);
      const text = await input(
        {
          message: question.message,
          default: initial === undefined ? undefined : shown(question, initial),
          // What was said before is there to be edited.
          prefill: standing === undefined ? 'tab' : 'editable',
          validate: async (text) => (await refusal(answer(text))) ?? true,
          transformer: (text, { isFinal }) =>
            isFinal ? theme.style.answer(shown(question, answer(text))) : text,
          theme,
        },
        context,
      );
      return answer(text);
    }
  }
}

/**
 * Ends the prompt when nobody can answer any more. Its own signs are Ctrl-C and the signal; Ctrl-D shows
 * only in that nothing is left to wait for.
 */
async function untilClosed<T>(
  { input, output, signal }: Terminal,
  prompt: (context: Context) => Promise<T>,
): Promise<T> {
  const closed = new AbortController();
  const close = () => closed.abort();
  process.once('beforeExit', close);
  input.prependOnceListener('end', hangUp);
  try {
    return await prompt({ input, output, signal: AbortSignal.any([signal, closed.signal]) });
  } catch (error) {
    if (error instanceof Error && /^(Abort|Exit)PromptError$/.test(error.name)) throw cancelled();
    throw error;
  } finally {
    process.off('beforeExit', close);
    input.off('end', hangUp);
  }
}
