import type { Canvas } from './drawing.ts';
import { glyphsFor } from './glyphs.ts';
import { paintFor } from './paint.ts';
import { widthFor } from './widthFor.ts';

/** What can be drawn on standard output. */
export function canvasFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Canvas {
  return {
    width: widthFor(stream, env),
    paint: paintFor('stdout', env),
    glyphs: glyphsFor(env, process.platform),
  };
}
