const limit = 60;

/**
 * A value of the user's as it may stand in a message: JSON, cut to a readable length, with every
 * character that could move a cursor or reverse a line of text written as its code point.
 */
export function quote(value: unknown): string {
  let text = typeof value === 'string' ? value : printed(value);
  if (text.length > limit) text = `${text.slice(0, limit)}…`;
  return visible(typeof value === 'string' ? JSON.stringify(text) : text);
}

function printed(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '{}' : 'a map';
  return String(value);
}

/** Control, format (zero width, bidirectional) and unassigned characters, made visible. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
