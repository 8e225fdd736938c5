import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { answer, answerUpTo, choose, pointAt } from './support/conversation.ts';
import { it } from './support/fixture.ts';

describe('what cannot be is refused where it is typed, with the reason', () => {
  it.for([
    ['name', 'Book Shop', '"Book Shop" is not the name of a system.', 'Did you mean "book-shop"?'],
    ['services', 'books, Books', '"Books" is not the name of a service.', 'Did you mean "books"?'],
    ['services', 'books, reviews, books', '"books"', 'twice'],
    ['entities.books', 'Book(pages:intger)', 'Book.pages: There is no type "intger".', 'integer'],
    ['entities.books', 'Book(title:string', 'The "(" after Book has no ")"', 'at the end'],
    ['entities.books', 'Book(author:people.Person)', 'people', 'Person'],
    ['git', 'perhaps', 'You must answer', 'no'],
  ] as const)('%s: %s', async ([id, text, ...reasons], { open }) => {
    const terminal = open();
    await answerUpTo(terminal, id);
    terminal.type(text);
    terminal.press('Enter');
    for (const reason of reasons) await terminal.waitFor(reason);
    // What was typed is there to be put right.
    expect(terminal.screen()).toContain(`❯${id === 'git' ? ' [Y/n]' : ''} ${text}`);
  });

  it('a directory with something in it, as soon as it is named', async ({ cwd, open }) => {
    mkdirSync(join(cwd, 'taken'));
    writeFileSync(join(cwd, 'taken/notes.txt'), 'mine');
    const terminal = open();
    await answer(terminal, 'What is the system called?', 'taken');
    await terminal.waitFor('taken is not empty: 1 file is in the way');
    terminal.press('C-u');
    await answer(terminal, 'What is the system called?', 'free');
    await terminal.waitFor('✔ Name: free');
  });

  it('a directory with something in it that was given: nothing is asked', async ({ cwd, open }) => {
    mkdirSync(join(cwd, 'taken'));
    writeFileSync(join(cwd, 'taken/notes.txt'), 'mine');
    const terminal = open(['taken']);
    expect(await terminal.exitCode()).toBe(1);
    expect(terminal.screen()).toContain('taken is not empty');
    expect(terminal.screen()).not.toContain('Which services');
  });

  it('calls that would wait for each other', async ({ open }) => {
    const terminal = open();
    await answerUpTo(terminal, 'calls');
    terminal.press('Space');
    await terminal.waitFor('◉ reviews calls books');
    await pointAt(terminal, 'books calls reviews');
    terminal.press('Space');
    await terminal.waitFor('◉ books calls reviews');
    terminal.press('Enter');
    await terminal.waitFor('They would wait for each other: reviews calls books calls reviews.');
    terminal.press('Space');
    await terminal.waitFor('◯ books calls reviews');
    terminal.press('Enter');
    await terminal.waitFor('✔ Calls: reviews calls books');
  });

  it('a choice that another answer forbids', async ({ open }) => {
    const terminal = open([
      ...['--name', 'shop', '--service', 'goods: Thing(price:decimal index)', '--broker', 'none'],
    ]);
    await terminal.waitFor('Where do services keep their data?');
    await choose(terminal, 'SQLite');
    const refused = await terminal.waitFor(/"price" is index, and sqlite can't compare/);
    expect(refused).not.toContain('✔ Datastore');
    await choose(terminal, 'PostgreSQL');
    await terminal.waitFor('✔ Datastore: PostgreSQL');
  });
});
