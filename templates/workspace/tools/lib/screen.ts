import { palette, wantsColor } from './colors.ts';
import { formatLine } from './logs.ts';
import type { Listener } from './supervisor.ts';

/** The one place that writes to the terminal: everybody's lines, in the order in which they come. */
export interface Screen extends Pick<Listener, 'line' | 'note'> {
  /** Lines of text of our own; with `--json` they are the fields instead. */
  tell(lines: readonly string[], fields: Readonly<Record<string, unknown>>): void;
}

/** @param names in the order of their colours */
export function openScreen(names: readonly string[], json: boolean): Screen {
  return json ? rawScreen() : readableScreen(names);
}

/** The name under which the tools themselves speak. */
const SELF = 'start';

function readableScreen(names: readonly string[]): Screen {
  const paint = palette(wantsColor(process.env, process.stdout.isTTY === true));
  const width = Math.max(...names.map((name) => name.length), SELF.length);
  const labels = new Map(
    names.map((name, index) => [name, paint.named(index)(name.padEnd(width))] as const),
  );
  const self = paint.bold(SELF.padEnd(width));
  const show = (line: string, label: string) => console.log(formatLine(line, label, paint));
  return {
    line: (name, line) => show(line, labels.get(name) ?? name),
    note(name, level, message) {
      const msg = name === SELF ? message : `${name}: ${message}`;
      show(JSON.stringify({ time: Date.now(), level, msg }), self);
    },
    tell: (lines) => console.log(lines.join('\n')),
  };
}

function rawScreen(): Screen {
  const own = (level: string, fields: Readonly<Record<string, unknown>>) => {
    const time = new Date().toISOString();
    console.log(JSON.stringify({ time, level, service: SELF, ...fields }));
  };
  return {
    line: (_name, line) => console.log(line),
    note: (name, level, message) => own(level, { msg: message, about: name }),
    tell: (_lines, fields) => own('info', fields),
  };
}
