/** Paints text: the identity where colours are not wanted. */
export type Paint = (text: string) => string;

export interface Palette {
  dim: Paint;
  bold: Paint;
  red: Paint;
  yellow: Paint;
  green: Paint;
  /** One colour per name, the same each time. */
  named(index: number): Paint;
}

/** Codes that read well on dark and light grounds; red and yellow mean trouble. */
const NAMED = [36, 35, 34, 32, 96, 95, 94, 92];

/** `FORCE_COLOR` and `NO_COLOR` (https://no-color.org) go before what the terminal says. */
export function wantsColor(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && term !== 'dumb';
}

export function palette(enabled: boolean): Palette {
  const code =
    (open: number, close: number): Paint =>
    (text) =>
      enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    dim: code(2, 22),
    bold: code(1, 22),
    red: code(31, 39),
    yellow: code(33, 39),
    green: code(32, 39),
    named: (index) => code(NAMED[index % NAMED.length] ?? 36, 39),
  };
}
