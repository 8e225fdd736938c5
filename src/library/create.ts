import type { Blueprint } from '../blueprint/types.ts';
import type { JsonReport } from '../report/json.ts';
import { version } from '../version.ts';
import { fileName, type ReadOptions } from './readBlueprint.ts';
import { type Source, textOf } from './textOf.ts';

export interface CreateOptions extends ReadOptions {
  /** Where to; relative to the working directory. It must be empty or new. */
  directory: string;
  /** Checks everything, the directory as well, and writes nothing. */
  dryRun?: boolean;
  /** Installs the packages of the new repo; what its package manager prints goes to standard error. */
  install?: boolean;
  /** Makes a git repo with a first commit. */
  git?: boolean;
  /** Once the files are in place, only what comes after them can be cancelled. */
  signal?: AbortSignal;
  /** Is told what is being done: a line for people. */
  onProgress?(text: string): void;
}

/** What `--json` prints when all went well. */
export interface Created extends JsonReport {
  directory: string;
  blueprint: Blueprint;
  blueprintText: string;
}

/**
 * Writes a new repo, as the command does: all of its files or none. Installs nothing and makes no commit
 * unless asked to; where that fails, the repo is there and `problems` says what is left to do.
 * @throws UserError with every problem of the blueprint, or naming what is in the way; an error of the file
 *   system as Node throws it; the signal's reason when aborted before the files are in place
 * @example
 * const { files } = await create(text, { directory: 'my-system' });
 */
export async function create(source: Source, options: CreateOptions): Promise<Created> {
  const { directory, dryRun = false, install = false, git = false } = options;
  const text = textOf(source);
  // Whoever only checks or renders loads nothing that writes.
  const [{ createFrom }, { outcomeToJson }] = await Promise.all([
    import('../commands/createFrom.ts'),
    import('../report/json.ts'),
  ]);
  const tell = (line: string) => options.onProgress?.(line);
  const outcome = await createFrom(
    { text, file: fileName(options) },
    directory,
    { dryRun, install, git },
    {
      cwd: process.cwd(),
      signal: options.signal ?? new AbortController().signal,
      progress: { note: tell, handOver: tell, end: () => {} },
    },
  );
  const { directory: written, blueprint, blueprintText } = outcome;
  return { ...outcomeToJson(outcome, version), directory: written, blueprint, blueprintText };
}
