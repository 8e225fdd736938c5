import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { snapshot } from '../unit/disk/snapshot.ts';
import { answer, answerUpTo, lastScreen } from './support/conversation.ts';
import { it } from './support/fixture.ts';

/** Runs the command that was printed, as somebody does who copies it from the screen. */
function repeat(screen: string, cwd: string): void {
  const command = screen.match(/^ *(create-microservices .*--yes)$/m)?.[1];
  expect(command, screen).toBeDefined();
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  symlinkSync(inject('packed').bin, join(bin, 'create-microservices'));
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  execFileSync('sh', ['-c', String(command)], { cwd: bin, env, stdio: 'pipe' });
}

/** Renders from the blueprint that was written, as a file and as standard input. */
function renderAgain(folder: string, blueprint: string, cwd: string): void {
  for (const [name, source] of [
    ['file', blueprint],
    ['input', '-'],
  ] as const) {
    const args = [name, '--blueprint', source, '--no-git', '--no-install'];
    const input = readFileSync(blueprint);
    execFileSync(process.execPath, [inject('packed').bin, ...args], { cwd, input, stdio: 'pipe' });
    expect(snapshot(join(cwd, name))).toEqual(snapshot(folder));
  }
}

describe('from the first question to a repo', () => {
  it('asks, shows, creates, and says how to do it again without a question', async ({
    cwd,
    open,
  }) => {
    const terminal = open();
    await answerUpTo(terminal);
    expect(snapshot(cwd)).toEqual({});
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);

    const screen = terminal.everything();
    expect(screen).toMatch(/^✔ Name: bookshop$/m);
    expect(screen).toMatch(/^✔ Services: books, reviews$/m);
    expect(screen).toMatch(/^✔ books owns: Book\(title:string, price:decimal\), Author/m);
    expect(screen).toMatch(/^✔ Calls: reviews calls books$/m);
    expect(screen).toMatch(
      /^ {5}Review.book → books.Book\n {5}createReview calls → books.getBook\n( {5}replicate on ← books.book-\w+\n){3} {2}Transport: REST, Identity: JWT\n\nbookshop: \d+ files created$/m,
    );
    repeat(screen, cwd);
    expect(snapshot(join(cwd, 'bin/bookshop'))).toEqual(snapshot(join(cwd, 'bookshop')));
    renderAgain(join(cwd, 'bookshop'), join(cwd, 'bookshop/microservices.yaml'), cwd);
    expect(terminal.cursor().shown).toBe(true);
  });

  it('says on the last screen how many files it will write, and writes as many', async ({
    open,
  }) => {
    const terminal = open();
    await answerUpTo(terminal);
    const count = terminal.screen().match(/Create it +(\d+) files in bookshop/)?.[1];
    terminal.press('Enter');
    await terminal.exitCode();
    expect(terminal.screen()).toContain(`bookshop: ${count} files created`);
  });

  it('asks for nothing that a flag says', async ({ cwd, open }) => {
    const terminal = open([
      ...['here', '--service', 'books: Book(title)', '--datastore', 'sqlite', '--ci', 'none'],
      ...['--deploy', 'none'],
      ...['--broker', 'none', '--package-manager', 'npm', '--no-git', '--no-install'],
    ]);
    const screen = await terminal.waitFor('Create here?');
    expect(screen).not.toContain('✔');
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(Object.keys(snapshot(cwd))).toContain('here/services/books/package.json');
  });
});

it('a blueprint can be typed; nobody wonders what is waited for', async ({ cwd, open }) => {
  const terminal = open(['town', '--blueprint', '-', '--no-git', '--no-install']);
  await terminal.waitFor('The blueprint is read from the keyboard; Ctrl-D ends it');
  terminal.type('{schema: create-microservices/v1, system: {name: town}, services: {books: {');
  terminal.type('entities: {Book: {fields: {title: string}}}}}}');
  terminal.press('Enter', 'C-d');
  expect(await terminal.exitCode()).toBe(0);
  expect(snapshot(cwd)).toHaveProperty('town/services/books/package.json');
});

describe('in plain lines', () => {
  it.for([
    ['ACCESSIBLE', '1'],
    ['TERM', 'dumb'],
  ] as const)(
    'with %s=%s nothing is drawn twice, and the repo is the same',
    async ([name, value], { cwd, open }) => {
      const terminal = open([], { env: { [name]: value }, rows: 120 });
      await answer(terminal, 'Answer:', 'bookshop');
      await answer(terminal, 'Which services are there?', 'books, reviews');
      await answer(terminal, 'What does books own?', 'Book(title), Author(name)');
      await answer(terminal, 'What does reviews own?', 'Review(book:books.Book)');
      await answer(terminal, 'Who calls whom?', '1');
      await answer(terminal, 'What carries events between services?');
      await answer(terminal, 'Which events does books listen to?');
      await answer(terminal, 'Which events does reviews listen to?');
      await answer(terminal, 'Where do services keep their data?', '2');
      await answer(terminal, 'Which services keep their data in PostgreSQL', '1');
      await answer(terminal, 'Where are changes checked?');
      await answer(terminal, 'Where does it run?');
      await answer(terminal, 'What installs the packages?', 'pnpm');
      await answer(terminal, 'Make a git repo', 'no');
      await answer(terminal, 'Install the packages now?', 'perhaps');
      await answer(terminal, 'Type yes or no.', 'no');
      await terminal.waitFor(lastScreen);
      const screen = await terminal.waitFor('17. Cancel: nothing is written');
      expect(screen).toContain('Review.book to books.Book');
      expect(screen).toContain('createReview calls to books.getBook');
      expect(screen).toContain('  6. Calls: reviews calls books');
      expect(screen).toContain('  11. On PostgreSQL: books');
      terminal.press('Enter');
      expect(await terminal.exitCode()).toBe(0);
      repeat(terminal.everything(), cwd);
      expect(snapshot(join(cwd, 'bin/bookshop'))).toEqual(snapshot(join(cwd, 'bookshop')));
      if (value === 'dumb') expect(terminal.everything()).not.toMatch(/[^\x20-\x7e\n]/);
    },
  );

  it('a line can be changed there, too', async ({ open }) => {
    const terminal = open(['--service', 'books'], { env: { ACCESSIBLE: '1' }, rows: 120 });
    await answer(terminal, 'Answer:', 'library');
    const signs = [
      'What does books own?',
      'What carries',
      'Where do',
      'Where are',
      'Where does',
      'What installs',
    ];
    for (const sign of signs) {
      await answer(terminal, sign);
    }
    await answer(terminal, 'Make a git repo', 'n');
    await answer(terminal, 'Install the packages now?', 'n');
    await answer(terminal, 'Create library?', '2');
    await answer(terminal, 'Answer [library]:', 'archive');
    await answer(terminal, 'Create archive?', '99');
    await answer(terminal, 'Type a number from 1 to', 'Cancel');
    expect(await terminal.exitCode()).toBe(130);
  });
});
