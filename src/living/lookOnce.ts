import type { Mine, opaque } from '../reconcile/change.ts';
import type { Look } from './repo.ts';

/** Reads each path once, however often it is asked for: nothing is written while a plan is made. */
export function lookOnce(look: Look): Look {
  const seen = new Map<string, string | typeof opaque | undefined>();
  return async (paths) => {
    const wanted = [...paths];
    const fresh = wanted.filter((path) => !seen.has(path));
    const found = await look(fresh);
    for (const path of fresh) seen.set(path, found.get(path));
    const mine: [string, string | typeof opaque][] = [];
    for (const path of wanted) {
      const text = seen.get(path);
      if (text !== undefined) mine.push([path, text]);
    }
    return new Map(mine) satisfies Mine;
  };
}
