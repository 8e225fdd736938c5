import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { snapshot } from '../unit/disk/snapshot.ts';
import { answer, choose } from './support/conversation.ts';
import { it as base } from './support/fixture.ts';
import type { Terminal } from './support/terminal.ts';

/** A repo of two services, and a terminal in it. */
const it = base.extend<{ repo: string; type: (...args: string[]) => Terminal }>({
  repo: async ({ cwd }, use) => {
    const services = ['books: Book(title)', 'loans: Loan(book:books.Book, note:string?)'];
    const flags = ['--datastore', 'sqlite', '--broker', 'none', '--deploy', 'none', '--ci', 'none'];
    execFileSync(
      process.execPath,
      [
        ...[inject('packed').bin, 'town', '--yes', '--no-git', '--no-install'],
        ...[...flags, ...services.flatMap((service) => ['--service', service])],
      ],
      { cwd, stdio: 'pipe' },
    );
    await use(join(cwd, 'town'));
  },
  type: async ({ repo, open }, use) => {
    await use((...args) => open(args, { cwd: repo, rows: 120 }));
  },
});

const blueprintOf = (repo: string) => readFileSync(join(repo, 'microservices.yaml'), 'utf8');
const calm = 'Nothing was written';

describe('add', () => {
  it('asks for the kind, then for what that needs, shows it, and writes it', async ({
    repo,
    type,
  }) => {
    const terminal = type('add');
    await terminal.waitFor('What is to be added?');
    await choose(terminal, 'service');
    await answer(terminal, 'What is the service called?', 'books');
    await terminal.waitFor('There is a service "books" already');
    terminal.press('C-u');
    terminal.type('members');
    terminal.press('Enter');
    await answer(terminal, 'What does members own?', 'Member(name, email:email)');
    const asked = await terminal.waitFor(/Write it: .*\?/);
    expect(asked).toMatch(/^ +members\/$/m);
    expect(blueprintOf(repo)).not.toContain('members');
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(blueprintOf(repo)).toMatch(/^ {2}members:\n.*Member:/ms);
    expect(Object.keys(snapshot(repo))).toContain('services/members/src/main.ts');
  });

  it('writes what the command says that needs no question', async ({ cwd, repo, type }) => {
    execFileSync('cp', ['-r', repo, join(cwd, 'other')]);
    const terminal = type('add', 'field', 'books.Book');
    await answer(terminal, 'What is the field called?', 'pages:integer?');
    await answer(terminal, 'Write it:');
    expect(await terminal.exitCode()).toBe(0);
    execFileSync(
      process.execPath,
      [inject('packed').bin, 'add', 'field', 'books.Book', 'pages:integer?', '--yes'],
      { cwd: join(cwd, 'other'), stdio: 'pipe' },
    );
    expect(snapshot(repo)).toEqual(snapshot(join(cwd, 'other')));
  });
});

describe('remove', () => {
  it('offers what is there, and removes it', async ({ repo, type }) => {
    const terminal = type('remove', '--drop');
    await terminal.waitFor('What is to be removed?');
    await choose(terminal, 'field');
    await terminal.waitFor('Where is the field?');
    await choose(terminal, 'loans.Loan');
    await terminal.waitFor('Which field?');
    await choose(terminal, 'note');
    await answer(terminal, 'Write it:');
    expect(await terminal.exitCode()).toBe(0);
    expect(blueprintOf(repo)).not.toContain('note');
  });

  it('says in full what depends on it, and writes nothing', async ({ repo, type }) => {
    const before = snapshot(repo);
    const terminal = type('remove', 'service');
    await terminal.waitFor('Which service?');
    await choose(terminal, 'books');
    expect(await terminal.exitCode()).toBe(1);
    const screen = terminal.everything();
    expect(screen).toMatch(/microservices\.yaml:\d+:\d+ .*loans/);
    expect(screen).toContain('--cascade');
    expect(snapshot(repo)).toEqual(before);
  });
});

describe('who does not go on leaves everything as it was', () => {
  const steps: [name: string, go: (terminal: Terminal) => Promise<unknown>][] = [
    ['the kind', (terminal) => terminal.waitFor('What is to be added?')],
    [
      'the name',
      async (terminal) => {
        await terminal.waitFor('What is to be added?');
        await choose(terminal, 'service');
        await terminal.waitFor('What is the service called?');
      },
    ],
    [
      'the last question',
      async (terminal) => {
        await terminal.waitFor('What is to be added?');
        await choose(terminal, 'service');
        await answer(terminal, 'What is the service called?', 'members');
        await answer(terminal, 'What does members own?');
        await terminal.waitFor('Write it:');
      },
    ],
  ];

  it.for(steps)('Ctrl-C at %s', async ([, go], { repo, type }) => {
    const before = snapshot(repo);
    const terminal = type('add');
    await go(terminal);
    terminal.press('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.cursor().shown).toBe(true);
    expect(snapshot(repo)).toEqual(before);
  });

  it('no at the last question', async ({ repo, type }) => {
    const before = snapshot(repo);
    const terminal = type('add', 'service', 'members', '--entities', 'Member(name)');
    await answer(terminal, 'Write it:', 'n');
    expect(await terminal.exitCode()).toBe(130);
    expect(terminal.screen()).toContain(calm);
    expect(snapshot(repo)).toEqual(before);
  });
});
