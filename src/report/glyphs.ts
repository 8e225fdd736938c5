/** The signs that prompts and drawings are made of. */
export interface Glyphs {
  branch: string;
  lastBranch: string;
  trunk: string;
  arrow: string;
  backArrow: string;
  ellipsis: string;
  question: string;
  done: string;
  pointer: string;
  marked: string;
  unmarked: string;
  dot: string;
  /** One after the other, while something takes its time. */
  spinner: readonly string[];
}

export const unicode: Glyphs = {
  branch: '├─ ',
  lastBranch: '└─ ',
  trunk: '│  ',
  arrow: '→',
  backArrow: '←',
  ellipsis: '…',
  question: '?',
  done: '✔',
  pointer: '❯',
  marked: '◉',
  unmarked: '◯',
  dot: '·',
  spinner: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'],
};

export const ascii: Glyphs = {
  branch: '|- ',
  lastBranch: '`- ',
  trunk: '|  ',
  arrow: '->',
  backArrow: '<-',
  ellipsis: '...',
  question: '?',
  done: '*',
  pointer: '>',
  marked: '[x]',
  unmarked: '[ ]',
  dot: '-',
  spinner: [...'-\\|/'],
};

/** Words, for whoever has the screen read aloud. */
export const spoken: Glyphs = {
  ...ascii,
  branch: '  ',
  lastBranch: '  ',
  trunk: '    ',
  arrow: 'to',
  backArrow: 'from',
  dot: 'on',
};

/**
 * ASCII where the terminal or the locale says that it has nothing else. A locale that is not set says
 * nothing: containers and remote shells have none, in terminals that show everything.
 */
export function glyphsFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Glyphs {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return ascii;
  if (platform === 'win32') return env.WT_SESSION || env.TERM_PROGRAM ? unicode : ascii;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8';
  return /utf-?8/i.test(locale) ? unicode : ascii;
}
