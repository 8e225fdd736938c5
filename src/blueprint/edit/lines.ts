/** Lines of a text by offsets into it. */

export const lineEndOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** Where the line begins that the offset is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind what follows on the same line, such as a comment. */
export function nextLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The first of the comment lines that stand directly above a line, in its column. */
export function commentsAbove(text: string, line: number, column: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (!isCommentAt(text.slice(above, first), (indent) => indent === column)) return first;
    first = above;
  }
  return first;
}

/** Behind the comment lines below that stand deeper than the column: they belong to what is above. */
export function commentsBelow(text: string, line: number, column: number): number {
  let end = line;
  for (let next = line; next < text.length; ) {
    const behind = nextLine(text, next + 1);
    const content = text.slice(next, behind);
    if (isCommentAt(content, (indent) => indent > column)) end = behind;
    else if (content.trim() !== '') return end;
    next = behind;
  }
  return end;
}

/** The first of the blank lines directly above a line. */
export function blanksAbove(text: string, line: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (text.slice(above, first).trim() !== '') return first;
    first = above;
  }
  return first;
}

/** Behind the blank lines from a line on. */
export function blanksBelow(text: string, line: number): number {
  let next = line;
  while (next < text.length) {
    const behind = nextLine(text, next + 1);
    if (text.slice(next, behind).trim() !== '') return next;
    next = behind;
  }
  return next;
}

function isCommentAt(content: string, fits: (indent: number) => boolean): boolean {
  const blanks = /^ *(?=#)/.exec(content)?.[0];
  return blanks !== undefined && fits(blanks.length);
}
