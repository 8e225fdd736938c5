import type { Asker } from './asker.ts';
import { hangUpAtExit } from './hangUp.ts';
import { openTerminal } from './terminal.ts';

export { ask, type Topic } from './ask.ts';
export type { Asker } from './asker.ts';
export type { Plan } from './lastScreen.ts';

/** With prompts that redraw themselves, or in plain lines where that would be in the way. */
export async function openAsker(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv,
): Promise<Asker> {
  const terminal = openTerminal(input, output, signal, env);
  if (input.isTTY) hangUpAtExit();
  if (env.ACCESSIBLE || env.TERM === 'dumb') {
    const { plainAsker } = await import('./plainAsker.ts');
    return plainAsker(terminal);
  }
  const { terminalAsker } = await import('./terminalAsker.ts');
  return terminalAsker(terminal);
}
