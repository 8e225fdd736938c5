import type { Canvas } from '../report/drawing.ts';
import { glyphsFor } from '../report/glyphs.ts';
import { paintFor } from '../report/paint.ts';

/** The terminal that people sit at. */
export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  /** Aborted when the user cancels. */
  signal: AbortSignal;
  /** As wide as the terminal is now. */
  canvas(): Canvas;
  show(draw: (canvas: Canvas) => readonly string[]): void;
}

export function openTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv,
): Terminal {
  const paint = paintFor('stdout', env);
  const glyphs = glyphsFor(env, process.platform);
  // The last column stays empty: what is written there makes some terminals begin a line.
  const canvas = () => ({ width: (output.columns || 80) - 1, paint, glyphs });
  return {
    input,
    output,
    signal,
    canvas,
    show: (draw) => {
      output.write(
        draw(canvas())
          .map((line) => `${line}\n`)
          .join(''),
      );
    },
  };
}
