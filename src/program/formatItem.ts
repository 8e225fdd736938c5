import { Help } from 'commander';

/** Columns that a description needs beside its term. */
const enough = 40;

/** A flag or a command in the help; where there is little room, what it does stands below it. */
export function formatItem(
  term: string,
  termWidth: number,
  description: string,
  helper: Help,
): string {
  const width = helper.helpWidth ?? 80;
  if (description === '' || width - termWidth - 4 >= enough) {
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  }
  const below = helper.boxWrap(description, Math.max(width - 6, 20));
  return `  ${term}\n${below.replace(/^/gm, '      ')}`;
}
