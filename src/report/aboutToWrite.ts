import type { Outcome } from '../commands/outcome.ts';
import { adviceLines } from './advice.ts';
import { printChanges } from './changes.ts';
import type { Canvas } from './drawing.ts';

/** What somebody is shown before they say whether it is to be written. */
export function aboutToWrite(
  { changes, findings }: Pick<Outcome, 'changes' | 'findings'>,
  canvas: Canvas,
): string[] {
  const advice = adviceLines(findings, 'npx create-microservices', canvas);
  const apart = advice.length === 0 ? [] : [...advice, ''];
  return [...printChanges(changes, canvas.paint).split('\n'), ...apart];
}
