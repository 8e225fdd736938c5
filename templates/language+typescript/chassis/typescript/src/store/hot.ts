import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Marks a text that is asked often: it is prepared once for each connection. For texts that the
 * code has a fixed number of, since they are never forgotten.
 */
export function hot(text: string): string {
  if (!names.has(text)) {
    names.set(text, createHash('sha256').update(text).digest('base64url').slice(0, 22));
  }
  return text;
}

/** The name under which a text is prepared; undefined for one that is not hot. */
export function statementName(text: string): string | undefined {
  return names.get(text);
}
