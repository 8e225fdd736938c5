import { Chalk, type ChalkInstance, supportsColor, supportsColorStderr } from 'chalk';

export type Paint = ChalkInstance;

/** No colours. */
export const plain: Paint = new Chalk({ level: 0 });

/** Colours for standard output or standard error: only on a terminal, and never with NO_COLOR (no-color.org). */
export function paintFor(stream: 'stdout' | 'stderr', env: NodeJS.ProcessEnv): Paint {
  const supported = stream === 'stdout' ? supportsColor : supportsColorStderr;
  return env.NO_COLOR || !supported ? plain : new Chalk({ level: supported.level });
}
