import type { Asker } from '../ask/asker.ts';
import type { Context } from '../commands/context.ts';
import type { CreateOptions } from '../commands/create.ts';
import { inPipeline } from '../report/inPipeline.ts';

interface World {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

type Silencing = Pick<CreateOptions, 'blueprint'> & { yes?: boolean; json?: boolean };

/** Asks, where somebody sits at both ends and has not said that nobody does. */
export function asking(options: Silencing, world: World, signal: AbortSignal): Context['ask'] {
  const open = openAskerWhere(options, world, signal);
  if (open === undefined) return undefined;
  return async (said, topic) => {
    const [{ ask }, asker] = await Promise.all([import('../ask/index.ts'), open()]);
    return ask(said, asker, topic);
  };
}

/** Opens a conversation; undefined where nobody is there, or wants to be asked. */
export function openAskerWhere(
  { yes, json, blueprint }: Silencing,
  { stdin, stdout, env }: World,
  signal: AbortSignal,
): (() => Promise<Asker>) | undefined {
  if (yes || json || blueprint !== undefined || inPipeline(env)) return undefined;
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  return async () => {
    const { openAsker } = await import('../ask/index.ts');
    return openAsker(stdin, stdout, signal, env);
  };
}
