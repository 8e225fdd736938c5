import type { Context } from '../commands/context.ts';
import type { CreateOptions } from '../commands/create.ts';
import { inPipeline } from '../report/inPipeline.ts';

interface World {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

/** Asks, where somebody sits at both ends and has not said that nobody does. */
export function asking(
  { yes, json, blueprint }: Pick<CreateOptions, 'blueprint'> & { yes?: boolean; json?: boolean },
  { stdin, stdout, env }: World,
  signal: AbortSignal,
): Context['ask'] {
  if (yes || json || blueprint !== undefined || inPipeline(env)) return undefined;
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  return async (said, topic) => {
    const { ask, openAsker } = await import('../ask/index.ts');
    return ask(said, await openAsker(stdin, stdout, signal, env), topic);
  };
}
