import type { KindId } from './kinds.ts';

/** What was typed behind `add` or `remove`. */
export interface Said {
  kind: KindId;
  /** What it goes into or comes from; undefined for a service. */
  where?: string | undefined;
  what: string;
  /** Flags by their words, as the parser of the command line gives them. */
  words: Readonly<Record<string, unknown>>;
}

/** What is typed of it wrongly: `--flag`, or what stands where a name should. */
export interface TypedFault {
  /** The word of the flag; undefined for what was typed without one. */
  word?: string;
  message: string;
  hint?: string;
}
