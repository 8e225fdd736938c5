import type { Code } from '../codes.ts';

/** Keys and indices from the root of the document. */
export type Path = readonly (string | number)[];

/** A problem before it is located: where it is in the document, not yet where in the file. */
export interface Finding {
  code: Code;
  message: string;
  hint?: string | undefined;
  path: Path;
  /** Point at the key of the pair rather than at its value. */
  at?: 'key';
}

export type Report = (finding: Finding) => void;
