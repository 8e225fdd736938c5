import { mergeDiff3 } from 'node-diff3';
import { toLf, withLineEndsOf } from './lineEnds.ts';
import { mergeManifest } from './mergeManifest.ts';

export interface Versions {
  path: string;
  mine: string;
  base: string;
  theirs: string;
}

export interface Merged {
  /** With the line ends of `mine`; where both changed the same lines, with markers. */
  text: string;
  conflict: boolean;
}

export type MergeText = (versions: Versions) => Merged;

/** Three-way merge: `package.json` by its structure, everything else by lines. */
export function mergeText({ path, mine, base, theirs }: Versions): Merged {
  const versions = { path, mine: toLf(mine), base: toLf(base), theirs: toLf(theirs) };
  const merged = (isManifest(path) ? mergeManifest(versions) : undefined) ?? mergeLines(versions);
  return { text: withLineEndsOf(mine, merged.text), conflict: merged.conflict };
}

function isManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json');
}

// The final newline is merged on its own: as a part of the last line it would turn every missing one
// into a conflict with whoever changed that line.
function mergeLines({ mine, base, theirs }: Versions): Merged {
  const { result, conflict } = mergeDiff3(lines(mine), lines(base), lines(theirs), {
    label: { a: 'yours', o: 'base', b: 'generated' },
  });
  const side = mine.endsWith('\n') === base.endsWith('\n') ? theirs : mine;
  const end = result.length > 0 && (conflict || side.endsWith('\n')) ? '\n' : '';
  return { text: result.join('\n') + end, conflict };
}

function lines(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
