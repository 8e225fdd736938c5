import stringWidth from 'fast-string-width';

/** How many columns a text takes; colours take none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text, cut to a width where it is longer; without colours. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(characters.join('') + ellipsis) > width) characters.pop();
  return characters.join('') + ellipsis;
}

/** To the right with blanks. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * Words in lines of at most a width; a word that is longer has a line of its own, and is cut where there is
 * a sign for it.
 */
export function flow(
  words: readonly string[],
  width: number,
  ellipsis?: string,
  separator = ' ',
): string[] {
  const lines: string[] = [];
  // Room for the comma that ends a line.
  const room = width - separator.trimEnd().length;
  for (const word of words) {
    const last = lines.at(-1);
    const fits = last !== undefined && widthOf(last + separator + word) <= room;
    if (fits) lines[lines.length - 1] = last + separator + word;
    else lines.push(ellipsis === undefined ? word : shorten(word, room, ellipsis));
  }
  return lines.map((line, index) =>
    index === lines.length - 1 ? line : (line + separator).trimEnd(),
  );
}

/** Prose in lines of at most a width; its own line breaks stay. */
export function wrap(text: string, width: number, ellipsis?: string): string[] {
  return text.split('\n').flatMap((line) => {
    const indent = /^ */.exec(line)?.[0] ?? '';
    const words = line.trim().split(/ +/);
    return flow(words, width - indent.length, ellipsis).map((part) => indent + part);
  });
}
