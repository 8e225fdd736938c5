import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Terminal } from '../../test/terminal/support/terminal.ts';
import installTmux from '../../test/terminal/support/tmux.ts';
import type { Frame } from './film.ts';
import { toLines } from './spans.ts';
import { pace, type Step, story } from './story.ts';
import { toAnimation, toStill } from './svg.ts';

const size = { columns: 80, rows: 34 };
// The command is typed into the terminal like all the rest.
const shell = 'printf "$ "; read -r line; exec "$@"';
const program = [process.execPath, resolve('bin/create-microservices.js')];

installTmux();
const folder = mkdtempSync(join(tmpdir(), 'record-'));
const terminal = new Terminal(['sh', '-c', shell, 'sh', ...program], { cwd: folder, ...size });
try {
  const frames: Frame[] = [];
  let last: Frame | undefined;
  for (const step of story) {
    await terminal.waitFor(step.sees);
    if (step.sees.startsWith('Create ')) last = frame(pace.read);
    await act(step, frames);
  }
  frames.push(frame(pace.end));
  const picture = { ...size, title: 'create-microservices asks for a system and creates it' };
  writeFileSync('docs/prompts.svg', toAnimation(frames, picture));
  if (last === undefined) throw new Error('The story has no last screen');
  const rows = last.lines.length;
  writeFileSync(
    'docs/last-screen.svg',
    toStill(last, { ...picture, rows, title: 'The last screen' }),
  );
} finally {
  terminal.close();
  rmSync(folder, { recursive: true, force: true });
}

async function act({ sees, types = '', presses = [] }: Step, frames: Frame[]): Promise<void> {
  frames.push(frame(sees.startsWith('Create ') ? pace.read : pace.look));
  for (const character of types) {
    terminal.type(character);
    frames.push(await changed(frames, pace.key));
  }
  for (const key of presses) {
    const before = frames.at(-1);
    if (before !== undefined) before.duration = Math.max(before.duration, pace.press);
    terminal.press(key);
    if (key !== 'Enter') frames.push(await changed(frames, pace.press / 3));
  }
}

/** What is to be seen once the screen has answered to a key. */
async function changed(frames: readonly Frame[], duration: number): Promise<Frame> {
  const { duration: _, ...before } = frames.at(-1) as Frame;
  for (;;) {
    const after = frame(duration);
    const { duration: _, ...now } = after;
    if (JSON.stringify(now) !== JSON.stringify(before)) return after;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function frame(duration: number): Frame {
  const { column, row, shown } = terminal.cursor();
  const lines = toLines(terminal.painted());
  return shown ? { lines, cursor: { column, row }, duration } : { lines, duration };
}
