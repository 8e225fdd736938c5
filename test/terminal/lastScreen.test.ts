import { describe, expect } from 'vitest';
import {
  answer,
  answerUpTo,
  choose,
  lastScreen,
  linesOf,
  pointAt,
} from './support/conversation.ts';
import { it } from './support/fixture.ts';

describe('every line of the last screen', () => {
  it('can be chosen, is asked again with its answer, and is then what was said', async ({
    open,
  }) => {
    const terminal = open();
    await answerUpTo(terminal);

    await choose(terminal, 'Name');
    await terminal.waitFor('❯ bookshop');
    terminal.type('-2');
    terminal.press('Enter');
    await terminal.waitFor('Create bookshop-2?');

    await choose(terminal, 'books owns');
    await terminal.waitFor('❯ Book(title:string, price:decimal), Author(name:string)');
    terminal.type(', Shelf');
    terminal.press('Enter');
    await terminal.waitFor(/Create bookshop-2\?.*Shelf/s);

    await choose(terminal, 'Calls');
    await terminal.waitFor('◉ reviews calls books');
    await pointAt(terminal, 'reviews calls books');
    terminal.press('Space');
    await terminal.waitFor('◯ reviews calls books');
    terminal.press('Enter');
    await terminal.waitFor(/Calls +none/);

    await choose(terminal, 'On SQLite');
    await terminal.waitFor('◉ books');
    await pointAt(terminal, 'reviews');
    terminal.press('Space');
    await terminal.waitFor('◉ reviews');
    terminal.press('Enter');
    await terminal.waitFor(/On SQLite +books, reviews/);

    await choose(terminal, 'Datastore');
    await terminal.waitFor('Where do services keep their data?');
    await choose(terminal, 'SQLite');
    // Whose question has another answer to choose from now.
    await answer(terminal, 'Which services keep their data in PostgreSQL');

    await terminal.waitFor('Create bookshop-2?');
    await choose(terminal, 'CI');
    await terminal.waitFor('Where are changes checked?');
    await choose(terminal, 'None');
    await terminal.waitFor('Create bookshop-2?');
    await choose(terminal, 'Deployment');
    await terminal.waitFor('Where does it run?');
    await terminal.waitFor('◉ Docker Compose');
    terminal.press('Space');
    await terminal.waitFor('◯ Docker Compose');
    terminal.press('Enter');
    await terminal.waitFor('Create bookshop-2?');
    await choose(terminal, 'Package manager');
    await terminal.waitFor('What installs the packages?');
    await choose(terminal, 'pnpm');
    await terminal.waitFor('Create bookshop-2?');
    await choose(terminal, 'Git');
    await answer(terminal, 'Make a git repo', 'yes');
    await terminal.waitFor('Create bookshop-2?');
    await choose(terminal, 'Install');
    await answer(terminal, 'Install the packages now?', 'no');

    expect(linesOf(await terminal.waitFor('Create bookshop-2?'))).toMatchObject({
      Name: 'bookshop-2',
      Services: 'books, reviews',
      Calls: 'none',
      Datastore: 'SQLite',
      'On PostgreSQL': 'none',
      CI: 'None',
      Deployment: 'none',
      'Package manager': 'pnpm',
      Git: 'yes',
      Install: 'no',
    });
    await choose(terminal, 'Cancel');
    expect(await terminal.exitCode()).toBe(130);
  });
});

describe('other services', () => {
  it('a new one is asked about; one that is gone takes along what refers to it', async ({
    open,
  }) => {
    const terminal = open();
    await answerUpTo(terminal);

    await choose(terminal, 'Services');
    await terminal.waitFor('❯ books, reviews');
    terminal.type(', loans');
    terminal.press('Enter');
    await answer(terminal, 'What does loans own?', 'Loan(book:books.Book, due:date)');
    await answer(terminal, 'Which events does loans listen to?');
    const three = await terminal.waitFor(/Services +books, reviews, loans/);
    expect(three).toContain('Loan.book → books.Book');

    await choose(terminal, 'Services');
    await terminal.waitFor('❯ books, reviews, loans');
    terminal.press('C-u');
    await answer(terminal, '❯', 'reviews, loans');
    const why = await terminal.waitFor('What does reviews own?');
    expect(why).toContain('❯ Review(author:string owner, book:books.Book)');
    expect(why).toMatch(/There is no .*books/);
    terminal.press('C-u');
    await answer(terminal, 'What does reviews own?', 'Review(author:string owner)');
    await terminal.waitFor('What does loans own?');
    terminal.press('C-u');
    await answer(terminal, 'What does loans own?', 'Loan(due:date)');

    // Whom it called is gone, and so is what was kept elsewhere.
    const gone = 'There is no service "books"';
    await terminal.waitFor(gone);
    await answer(terminal, 'Who calls whom?');
    await terminal.waitFor('✔ Calls: none');
    for (const service of ['reviews', 'loans']) {
      await answer(terminal, `Which events does ${service} listen to?`);
      await terminal.waitFor(`✔ ${service} hears of: none`);
    }
    await terminal.waitFor(gone);
    await answer(terminal, 'Which services keep their data in SQLite');

    const two = linesOf(await terminal.waitFor(lastScreen));
    expect(two).toMatchObject({
      Services: 'reviews, loans',
      Calls: 'none',
      'On SQLite': 'none',
    });
    expect(two).not.toHaveProperty('books owns');
    terminal.press('Enter');
    expect(await terminal.exitCode()).toBe(0);
  });
});
