import type { Code } from './codes.ts';

/** One thing that is wrong with what the user gave, and where. */
export interface Problem {
  /** Stable; for scripts and for searching the documentation. */
  code: Code;
  /** One sentence that quotes the value. */
  message: string;
  /** What to write instead. */
  hint?: string;
  /** Where in the document, e.g. `['services', 'a', 'entities', 0]`; empty: the whole document. */
  path: readonly (string | number)[];
  file?: string;
  /** From 1. */
  line?: number;
  /** From 1, in UTF-16 code units. */
  column?: number;
  /** What stands there, quoted and cut to a readable length; nothing in it can move a cursor. */
  value?: string;
}

export interface UserErrorOptions {
  code: Code;
  /** What to type next. */
  hint?: string;
  /** 1: the user can fix it. 2: written, conflicts left to resolve. 70: a bug of ours. 130: cancelled. */
  exitCode?: number;
  problems?: readonly Problem[];
  cause?: unknown;
}

/**
 * Something the user can put right. Thrown anywhere, caught once (in `cli.ts`), printed without a
 * stack; everything else that is thrown is a bug of ours.
 */
export class UserError extends Error {
  readonly code: Code;
  readonly hint: string | undefined;
  readonly exitCode: number;
  readonly problems: readonly Problem[];

  constructor(message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.code = options.code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
    this.problems = options.problems ?? [];
  }
}
