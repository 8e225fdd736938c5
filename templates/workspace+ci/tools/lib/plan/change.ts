import { execFileSync } from 'node:child_process';
import { root } from '../root.ts';
import type { System } from '../system.ts';

/** What is different from a commit that was there before. */
export interface Change {
  /** Relative to the repo. */
  paths: readonly string[];
  /** What `tools/gen/system.json` said; undefined where it was not there, or could not be read. */
  before: System | undefined;
}

/** The reason why nobody can say what has changed. */
export interface Unknown {
  unknown: string;
}

/**
 * What has changed between HEAD and the commit at which it left the line of `base`.
 * @param base a revision; in a pipeline it may be missing, or one that is no longer there
 */
export function changeSince(base: string | undefined, folder: string = root): Change | Unknown {
  // What git has for no commit: the first push of a branch.
  if (!base || /^0+$/.test(base)) return { unknown: 'there is nothing to compare with' };
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1e9,
    });
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() === 'true') {
      return { unknown: 'the clone is shallow' };
    }
    const commit = git('rev-parse', '--verify', '--end-of-options', `${base}^{commit}`).trim();
    const from = git('merge-base', commit, 'HEAD').trim();
    const listed = git('diff', '--name-only', '--no-renames', '-z', from, 'HEAD');
    const before = systemOf(() => git('show', `${from}:tools/gen/system.json`));
    return { paths: listed.split('\0').filter(Boolean), before };
  } catch {
    return { unknown: `git cannot compare with ${JSON.stringify(base)}` };
  }
}

function systemOf(read: () => string): System | undefined {
  try {
    return JSON.parse(read());
  } catch {
    return undefined;
  }
}
