import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface TerminalOptions {
  cwd: string;
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
}

/** As long as a busy machine may take; what is waited for normally takes milliseconds. */
const patience = Number(process.env.PATIENCE ?? 60_000);

// `sh` outlives the terminal, so that there is somebody to say how the program ended; then it keeps the
// screen as it was left.
const script = `trap : HUP INT TERM
"$@"
echo $? > "$STATUS.next"; mv "$STATUS.next" "$STATUS"
exec sleep 600`;

/** A real pseudo-terminal with a program in it: tmux plays the terminal. */
export class Terminal {
  readonly #socket = `terminal-${randomUUID()}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  #isOpen = true;
  readonly #status = join(this.#folder, 'status');

  constructor(command: readonly string[], options: TerminalOptions) {
    const { cwd, columns = 80, rows = 50 } = options;
    const env = {
      PATH: process.env.PATH,
      HOME: this.#folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      STATUS: this.#status,
      ...options.env,
    };
    const words = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    this.#tmux(
      ...['new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', cwd],
      ...['env', '-i', ...words, 'sh', '-c', script, 'sh', ...command].map(forTmux),
    );
  }

  /** Presses keys by tmux's names, e.g. `Enter`, `Down`, `C-c`. */
  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', '--', forTmux(text));
  }

  /** What can be seen now, without the empty lines at the end. */
  screen(): string {
    return this.#tmux('capture-pane', '-p').trimEnd();
  }

  /** The same with colours, as escape sequences. */
  painted(): string {
    return this.#tmux('capture-pane', '-p', '-e').trimEnd();
  }

  /** With what has scrolled away, and with lines as they were written rather than as they fit. */
  everything(): string {
    return this.#tmux('capture-pane', '-p', '-J', '-S', '-').replace(/ +$/gm, '').trimEnd();
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  }

  /** From 0, and whether it is to be seen. */
  cursor(): { column: number; row: number; shown: boolean } {
    const format = '#{cursor_x} #{cursor_y} #{cursor_flag}';
    const [column = 0, row = 0, flag] = this.#tmux('display-message', '-p', format)
      .split(' ')
      .map(Number);
    return { column, row, shown: flag === 1 };
  }

  /** @returns the screen as it was then */
  async waitFor(expected: string | RegExp): Promise<string> {
    let screen = '';
    const isThere = () => {
      screen = this.screen();
      return typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
    };
    await this.waitUntil(isThere, `no ${expected} came up`);
    return screen;
  }

  async waitUntil(isSo: () => boolean, complaint: string): Promise<void> {
    const end = Date.now() + patience;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`${complaint}:\n${this.#isOpen ? this.screen() : ''}`);
      await wait(30);
    }
  }

  /** How the program ended. */
  async exitCode(): Promise<number> {
    await this.waitUntil(() => existsSync(this.#status), 'it did not end');
    return Number(readFileSync(this.#status, 'utf8'));
  }

  /** Sends a signal to the program alone, as `kill` does. */
  signal(name: NodeJS.Signals): void {
    const shell = this.#tmux('display-message', '-p', '#{pane_pid}').trim();
    const program = execFileSync('ps', ['-o', 'pid=', '--ppid', shell], { encoding: 'utf8' });
    process.kill(Number(program), name);
  }

  /** Closes the window while the program runs. */
  hangUp(): void {
    this.#tmux('kill-server');
    this.#isOpen = false;
  }

  close(): void {
    if (this.#isOpen) this.hangUp();
    // Whoever is told of the end may still be writing how it ended.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  #tmux(...args: string[]): string {
    return execFileSync('tmux', ['-u', '-L', this.#socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

/** A semicolon at the end of a word would begin another command of tmux. */
function forTmux(word: string): string {
  return word.replace(/;$/, '\\;');
}
