import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { snapshot } from '../unit/disk/snapshot.ts';
import { answer, answerUpTo, choose, lastScreen } from './support/conversation.ts';
import { it } from './support/fixture.ts';

// What colours look like on the way to a terminal.
const painted = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`);

describe('however the terminal is', () => {
  it('40 columns wide: nothing runs into the edge', async ({ cwd, open }) => {
    const terminal = open([], { columns: 40, rows: 90 });
    await answerUpTo(terminal);
    const lines = terminal.screen().split('\n');
    expect(lines.filter((line) => line.length >= 40)).toEqual([]);
    const screen = terminal.screen();
    expect(screen).toContain('   Review.book → books.Book');
    expect(screen).toMatch(/^ {2}books owns +Book\(title:string,$/m);
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(snapshot(cwd)).toHaveProperty('bookshop/microservices.yaml');
  });

  it('10 lines high: the menu of the last screen moves through it', async ({ open }) => {
    const terminal = open([], { rows: 10 });
    await answerUpTo(terminal);
    await choose(terminal, 'Install');
    await answer(terminal, 'Install the packages now?');
    await terminal.waitFor(lastScreen);
    await choose(terminal, 'Cancel');
    expect(await terminal.exitCode()).toBe(130);
  });

  it('made narrower and wider while it asks', async ({ cwd, open }) => {
    const terminal = open(['--name', 'bookshop', '--service', 'books', '--no-install', '--no-git']);
    await terminal.waitFor('What does books own?');
    terminal.type('Book(title:string, pages:integer, isbn:string');
    terminal.resize(40, 40);
    terminal.type(' unique)');
    terminal.press('Enter');
    await terminal.waitFor('What carries events between services?');
    terminal.resize(100, 40);
    terminal.press('Enter');
    await answer(terminal, 'Where do services keep their data?');
    await answer(terminal, 'Where are changes checked?');
    await answer(terminal, 'Where does it run?');
    terminal.resize(60, 40);
    await answer(terminal, 'What installs the packages?');
    await terminal.waitFor('Create bookshop?');
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
    const blueprint = readFileSync(join(cwd, 'bookshop/microservices.yaml'), 'utf8');
    expect(blueprint).toContain('isbn: { type: string, unique: true }');
  });

  it('with colours, and the same without: NO_COLOR', async ({ open }) => {
    const [colourful, plain] = [open(), open([], { env: { NO_COLOR: '1' } })];
    await answerUpTo(colourful);
    await answerUpTo(plain);
    expect(colourful.painted()).toMatch(painted);
    expect(plain.painted()).not.toMatch(painted);
    expect(plain.screen()).toBe(colourful.screen());
  });

  it.for([
    ['LANG', 'C'],
    ['TERM', 'linux'],
  ] as const)('with %s=%s only ASCII is written', async ([name, value], { open }) => {
    const terminal = open([], { env: { [name]: value } });
    await answerUpTo(terminal);
    expect(terminal.everything()).toMatch(/^[\x20-\x7e\n]+$/);
    expect(terminal.screen()).toContain('  `- reviews - PostgreSQL');
    expect(terminal.screen()).toMatch(/^> Create it/m);
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
  });
});

describe('nobody is asked', () => {
  it.for([
    ['told so', ['--yes'], {}],
    ['for JSON', ['--json'], {}],
    ['in a pipeline', [], { CI: 'true' }],
  ] as const)('%s', async ([, args, env], { open }) => {
    const terminal = open([...args], { env });
    expect(await terminal.exitCode()).toBe(1);
    const screen = terminal.everything();
    expect(screen).toContain('missing-answers');
    expect(screen).toContain('--name');
    expect(screen).not.toContain('What is the system called?');
  });

  it('whose answers or screen go through a pipe', async ({ cwd, open }) => {
    const { bin } = inject('packed');
    const piped = spawnSync(process.execPath, [bin], { cwd, input: 'bookshop\n' });
    expect(piped.status).toBe(1);
    expect(String(piped.stderr)).toContain('--name');
    expect(String(piped.stdout)).toBe('');

    const terminal = open([], { before: ['sh', '-c', '"$@" | cat', 'sh'] });
    await terminal.exitCode();
    expect(terminal.everything()).toContain('--name');
    expect(terminal.everything()).not.toContain('What is the system called?');
  });
});
