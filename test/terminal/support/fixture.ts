import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, test } from 'vitest';
import { Terminal, type TerminalOptions } from './terminal.ts';

interface OpenOptions extends Partial<TerminalOptions> {
  /** What starts the program, e.g. a shell. */
  before?: string[];
}

interface Fixtures {
  /** An empty folder: where the program runs. */
  cwd: string;
  /** Runs the packed program in a terminal of its own. */
  open(args?: string[], options?: OpenOptions): Terminal;
}

/** `it` with a folder and terminals, which are gone afterwards. */
export const it = test.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its pattern
  cwd: async ({}, use) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'terminal-test-')));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  open: async ({ cwd }, use) => {
    const terminals: Terminal[] = [];
    await use((args = [], { before = [], ...options } = {}) => {
      const command = [...before, process.execPath, inject('packed').bin, ...args];
      const terminal = new Terminal(command, { cwd, ...options });
      terminals.push(terminal);
      return terminal;
    });
    for (const terminal of terminals) terminal.close();
  },
});
