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

/** The two sides of a text that git could not merge; undefined where there is no whole conflict in it. */
export function sidesOf(text: string): [ours: string, theirs: string] | undefined {
  const sides: [string[], string[]] = [[], []];
  let reading: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let found = false;
  for (const line of text.split('\n')) {
    if (reading === 'both' && /^<{7}( |$)/.test(line)) reading = 'ours';
    else if (reading === 'ours' && /^\|{7}( |$)/.test(line)) reading = 'base';
    else if ((reading === 'ours' || reading === 'base') && /^={7}\r?$/.test(line))
      reading = 'theirs';
    else if (reading === 'theirs' && /^>{7}( |$)/.test(line)) {
      reading = 'both';
      found = true;
    } else {
      if (reading === 'both' || reading === 'ours') sides[0].push(line);
      if (reading === 'both' || reading === 'theirs') sides[1].push(line);
    }
  }
  return found && reading === 'both' ? [sides[0].join('\n'), sides[1].join('\n')] : undefined;
}
