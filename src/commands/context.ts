import type { Readable } from 'node:stream';

/** What a command gets of the world. */
export interface Context {
  /** Absolute path that relative ones start from. */
  cwd: string;
  /** Where `--blueprint -` reads. */
  input: Readable;
  /** Aborted when the user cancels. */
  signal: AbortSignal;
  /** Says what is being done, for people. */
  note(text: string): void;
}
