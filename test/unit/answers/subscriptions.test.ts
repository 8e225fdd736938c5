import { describe, expect, it } from 'vitest';
import {
  type Answers,
  complete,
  flagFaults,
  fromFlags,
  nextQuestion,
  overFile,
  questions,
  refusals,
  strangers,
  toBlueprint,
  toCommand,
} from '../../../src/answers/index.ts';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { type Catalog, catalog } from '../../../src/catalog/index.ts';
import { complete as everyOption } from '../blueprint/support.ts';
import { converse, library } from './support.ts';

const features = Object.fromEntries(
  Object.entries(catalog.features).map(([id, feature]) => [id, { ...feature, rendered: true }]),
) as Catalog['features'];
const everything: Catalog = { ...everyOption, features };

const aboutBooks = ['books.book-created', 'books.book-updated', 'books.book-deleted'];
const aboutMembers = ['members.member-created', 'members.member-updated', 'members.member-deleted'];
const flags = { git: true, install: true };

const questionsOf = (answers: Answers, using = everything) =>
  questions(answers, using).filter(({ id }) => id.startsWith('subscribes.'));

/** The subscriptions of a service in the text that the answers give. */
function subscribed(answers: Answers, service: string) {
  const { blueprint } = readRenderable(toBlueprint(answers, everything), 'x', everything);
  const found = blueprint.services.find(({ name }) => name === service);
  return found?.subscribes.map(({ event, handler, ...rest }) => [
    `${event.service}.${event.name}`,
    rest.then,
    handler,
  ]);
}

describe('who listens to what', () => {
  it('is asked of each service, once events are rendered', () => {
    expect(questionsOf(library).map(({ id }) => id)).toEqual([
      'subscribes.loans',
      'subscribes.books',
      'subscribes.members',
    ]);
    const subscribes = { ...features.subscribes, rendered: false };
    const before = { ...everything, features: { ...features, subscribes } };
    expect(questionsOf(library, before)).toEqual([]);
  });

  it('is not asked where nothing carries events, or nobody else is there', () => {
    expect(questionsOf({ ...library, broker: 'none' })).toEqual([]);
    expect(questionsOf({ name: 'notes', services: ['notes'] })).toEqual([]);
  });

  it('offers what the others own, and takes what is referred to', () => {
    const [loans, books] = questionsOf(library);
    expect(loans?.choices.map(({ id }) => id)).toEqual([...aboutBooks, ...aboutMembers]);
    expect(loans?.choices[1]?.hint).toBe('books.Book was changed');
    expect(loans?.fallback).toEqual([...aboutBooks, ...aboutMembers]);
    expect(books?.fallback).toEqual([]);
  });
});

describe('in the blueprint', () => {
  it('what is referred to is copied, and the rest has a handler', () => {
    const answers = { ...library, 'subscribes.books': ['members.member-deleted'] };
    expect(subscribed(answers, 'loans')).toEqual(
      [...aboutBooks, ...aboutMembers].map((event) => [event, 'replicate', undefined]),
    );
    expect(subscribed(answers, 'books')).toEqual([
      ['members.member-deleted', 'custom', 'onMembersMemberDeleted'],
    ]);
    expect(subscribed(answers, 'members')).toEqual([]);
  });

  it('follows what is referred to when that changes', () => {
    const { answers } = converse(library, everything);
    const changed = { ...answers, 'entities.loans': 'Loan(member:members.Member)' };
    expect(subscribed(changed, 'loans')).toContainEqual([
      'books.book-created',
      'custom',
      'onBooksBookCreated',
    ]);
    expect(nextQuestion(changed, everything)).toBeUndefined();
  });

  it('is asked again when what it listens to is gone', () => {
    const { answers } = converse(library, everything);
    const changed = { ...answers, 'entities.loans': 'Loan(due:date)', 'entities.books': 'Tome' };
    expect(nextQuestion(changed, everything)?.id).toBe('subscribes.loans');
  });

  it('is no reason to refuse what is still to be said', () => {
    const { 'entities.books': _, ...open } = library;
    const early = { ...open, 'subscribes.loans': ['books.book-created'] };
    expect(refusals(early, everything)).toEqual([]);
  });

  it('needs something that carries events', () => {
    const quiet = { ...library, broker: 'none', 'subscribes.loans': aboutBooks };
    expect(refusals(quiet, everything)).toMatchObject(
      aboutBooks.map(() => ({ question: 'subscribes.loans', code: 'needs-broker' })),
    );
  });
});

describe('--subscribe', () => {
  it('says it by flags, and the command says them', () => {
    const subscribe = ['loans=none', 'books=members.member-created, members.member-deleted'];
    const service = ['loans: Loan(book:books.Book)', 'books', 'members'];
    const answers = fromFlags({ ...flags, name: 'library', service, subscribe }, everything);
    expect(answers['subscribes.loans']).toEqual([]);
    expect(answers['subscribes.books']).toEqual([
      'members.member-created',
      'members.member-deleted',
    ]);
    const command = toCommand(complete(answers, everything), 'library', everything);
    expect(command.slice(-5)).toEqual([
      '--subscribe',
      'loans=none',
      '--subscribe',
      'books=members.member-created,members.member-deleted',
      '--yes',
    ]);
    expect(toCommand(complete(library, everything), 'library', everything)).not.toContain(
      '--subscribe',
    );
  });

  it('is refused where it says nothing, or of nobody', () => {
    for (const text of ['loans', '=x', 'loans=']) {
      expect(flagFaults({ ...flags, subscribe: [text] }, everything), text).toHaveLength(1);
    }
    const answers = fromFlags({ ...flags, subscribe: ['laons=books.book-created'] }, everything);
    expect(strangers({ ...library, ...answers })).toMatchObject([
      {
        question: 'subscribes.laons',
        code: 'unknown-service',
        hint: expect.stringContaining('loans'),
      },
    ]);
  });

  it('wins over a file, whose entities the language knows', () => {
    const text = toBlueprint({ ...library, 'subscribes.loans': [] }, everything);
    const answers = fromFlags({ ...flags, subscribe: ['loans=books.book-created'] }, everything);
    const over = overFile({ text, file: 'x' }, answers, everything);
    expect(over.problems).toEqual([]);
    expect(over.text).toContain('books.book-created');
    const wrong = fromFlags({ ...flags, subscribe: ['loans=books.book-craeted'] }, everything);
    expect(overFile({ text, file: 'x' }, wrong, everything).problems).toMatchObject([
      {
        message: expect.stringMatching(/^--subscribe loans: /),
        hint: expect.stringContaining('book-created'),
      },
    ]);
  });
});
