/** The service that a path of the repo belongs to. */
export function serviceAt(path: string): string | undefined {
  return /^services\/([^/]+)\//.exec(path)?.[1];
}

/** The folder in `src` that a source is in. */
export function ringOf(path: string): string | undefined {
  const inside = /^services\/[^/]+\/src\/(?:([^/]+)\/)?/.exec(path);
  return inside === null ? undefined : (inside[1] ?? '');
}

/** Path in the repo of what a relative import leads to; undefined for packages, and out of the repo. */
export function leadsTo(specifier: string, from: string): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
  const segments = from.split('/').slice(0, -1);
  for (const segment of specifier.split('/')) {
    if (segment === '.' || segment === '') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
