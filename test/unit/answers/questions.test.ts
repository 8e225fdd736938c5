import { describe, expect, it } from 'vitest';
import {
  nextQuestion,
  questions,
  shown,
  typed,
  withoutEmptyChoices,
} from '../../../src/answers/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { complete as everything } from '../blueprint/support.ts';
import { converse, library, question } from './support.ts';

describe('what is asked', () => {
  it('is everything with a choice, in an order in which it can be answered', () => {
    expect(converse(library).asked).toEqual([
      'name',
      'services',
      'entities.loans',
      'entities.books',
      'entities.members',
      'calls',
      'broker',
      'subscribes.loans',
      'subscribes.books',
      'subscribes.members',
      'datastore',
      'datastore.sqlite',
      'ci',
      'deploy',
      'packageManager',
      'git',
      'install',
    ]);
  });

  it('is no other datastore where one service is all there is', () => {
    const { asked } = converse({ name: 'notes', services: ['notes'] });
    expect(asked).not.toContain('datastore.sqlite');
  });

  it('is the datastore that is not the default', () => {
    const { asked } = converse({ ...library, datastore: 'sqlite' });
    expect(asked).toContain('datastore.postgres');
    expect(asked).not.toContain('datastore.sqlite');
  });

  it('grows with what is rendered, and with nothing else', () => {
    const ids = questions(library, everything).map(({ id }) => id);
    expect(ids.slice(5)).toEqual([
      'calls',
      'transport',
      'broker',
      'subscribes.loans',
      'subscribes.books',
      'subscribes.members',
      'datastore',
      'datastore.sqlite',
      'datastore.mysql',
      'datastore.mongodb',
      'datastore.none',
      'identity',
      'ci',
      'deploy',
      'packageManager',
      'git',
      'install',
    ]);
    for (const { id, choices } of questions(library, catalog)) {
      if (id === 'ci')
        expect(choices.map((choice) => choice.id)).toEqual(['github', 'gitlab', 'none']);
    }
  });

  it('offers for every choice a fallback that is one of the choices', () => {
    for (const { kind, choices, fallback } of questions(library, everything)) {
      if (kind === 'choice') expect(choices.map(({ id }) => id)).toContain(fallback);
    }
  });

  it('fits into a line', () => {
    for (const { message, help, title } of questions(library, everything)) {
      expect(message.length).toBeLessThan(60);
      expect(help.length).toBeLessThan(78);
      expect(title.length).toBeLessThan(30);
    }
  });
});

describe('going back', () => {
  const { answers } = converse(library);

  it('asks nothing when everything still fits', () => {
    expect(nextQuestion({ ...answers, ci: 'none' }, catalog)).toBeUndefined();
  });

  it('asks for the entities of a new service, and for no others', () => {
    const changed = { ...answers, services: ['loans', 'books', 'members', 'rooms'] };
    expect(nextQuestion(changed, catalog)?.id).toBe('entities.rooms');
  });

  it('asks again who refers to what is gone', () => {
    const renamed = { ...answers, 'entities.books': 'Item(title)' };
    expect(nextQuestion(renamed, catalog)?.id).toBe('entities.loans');
    const fewer = { ...answers, services: ['loans', 'books'] };
    expect(nextQuestion(fewer, catalog)?.id).toBe('entities.loans');
  });

  it('asks again what a service hears of where nobody tells of it any more', () => {
    const said = { ...answers, 'entities.loans': 'Loan(due:date)' };
    expect(nextQuestion({ ...said, services: ['loans', 'members'] }, catalog)?.id).toBe(
      'subscribes.loans',
    );
  });

  it('chooses nothing where there is nothing left to choose from', () => {
    const alone = { ...answers, services: ['loans'], 'entities.loans': 'Loan(due:date)' };
    const left = withoutEmptyChoices(alone, catalog);
    expect(left).not.toHaveProperty(['subscribes.loans']);
    expect(left).toMatchObject({ 'entities.loans': 'Loan(due:date)', broker: 'nats' });
  });

  it('asks again where a service is named that is gone', () => {
    const said = {
      ...answers,
      'entities.loans': 'Loan(due:date)',
      'subscribes.loans': [],
      'datastore.sqlite': ['members'],
    };
    const fewer = { ...said, services: ['loans', 'books'] };
    expect(nextQuestion(fewer, catalog)?.id).toBe('datastore.sqlite');
  });
});

describe('what is typed and shown', () => {
  it.each([
    ['services', ' books, members  loans,', ['books', 'members', 'loans']],
    ['services', ' , ', []],
    ['name', ' library ', 'library'],
    ['entities.books', ' Book( a ) ', 'Book( a )'],
  ])('%s: %j', (id, text, answer) => {
    expect(typed(question(id), text)).toEqual(answer);
  });

  it.each([
    ['services', ['a', 'b'], 'a, b'],
    ['entities.books', 'Book( title,n:integer ?)', 'Book(title:string, n:integer?)'],
    ['entities.books', 'Book(', 'Book('],
    ['datastore', 'postgres', 'PostgreSQL'],
    ['datastore.sqlite', [], 'none'],
    ['datastore.sqlite', ['books', 'loans'], 'books, loans'],
    ['git', true, 'yes'],
    ['install', false, 'no'],
  ])('%s: %j', (id, answer, line) => {
    expect(shown(question(id), answer)).toBe(line);
  });
});
