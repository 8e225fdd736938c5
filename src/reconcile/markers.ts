import type { Tree } from '../render/tree.ts';
import type { Mine } from './change.ts';

/** Of the lines that set the sides of a conflict apart: those of `mergeText`, and git's. */
const marker = /^(?:<{7}|\|{7}|>{7})(?: .*)?\r?$/m;

/**
 * Files with markers of a conflict that nobody has resolved yet, sorted.
 * @param rendered trees; what a file is rendered with is no conflict
 */
export function filesWithMarkers(mine: Mine, ...rendered: readonly Tree[]): string[] {
  const isRendered = (path: string, text: string) =>
    rendered.some((tree) => tree.get(path)?.text === text);
  return [...mine]
    .filter(
      ([path, text]) => typeof text === 'string' && marker.test(text) && !isRendered(path, text),
    )
    .map(([path]) => path)
    .sort();
}

/** Where the first one is, from 1. */
export function lineOfMarker(text: string): number {
  const at = marker.exec(text)?.index ?? 0;
  return text.slice(0, at).split('\n').length;
}
