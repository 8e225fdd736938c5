import type { UserError } from '../errors.ts';
import type { Progress } from '../report/progress.ts';

/** What a command needs of the run that it is part of. */
export interface Run {
  signal: AbortSignal;
  /** Tells people who wait what is being done, on standard error; ends with the run. */
  progress(): Promise<Progress>;
  /** From here on standard output gets this of an error as well. */
  onError(document: (error: UserError) => object): void;
  exitWith(code: number): void;
}
