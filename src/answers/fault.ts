import type { Code } from '../codes.ts';

/** Why an answer cannot be. */
export interface Fault {
  code: Code;
  message: string;
  hint?: string | undefined;
}
