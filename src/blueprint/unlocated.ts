import type { Problem } from '../errors.ts';
import type { Finding } from './finding.ts';

/** A finding as a problem where there is no file to point into. */
export function unlocated({ code, message, hint, path }: Finding): Problem {
  return { code, message, ...(hint === undefined ? {} : { hint }), path };
}
