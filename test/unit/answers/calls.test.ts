import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type Answers,
  complete,
  flagFaults,
  fromFlags,
  nextQuestion,
  overFile,
  questions,
  refusals,
  shown,
  toBlueprint,
  toCommand,
  withoutEmptyChoices,
} from '../../../src/answers/index.ts';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { type Catalog, catalog } from '../../../src/catalog/index.ts';
import { converse, library, question, refused } from './support.ts';

const flags = { git: true, install: true };
const calling = { ...library, calls: ['loans=books', 'loans=members'] };

const blueprintOf = (answers: Answers) =>
  readRenderable(toBlueprint(answers, catalog), 'x', catalog).blueprint;

/** `operation -> service.operation` of all that calls. */
function calls(answers: Answers) {
  return callsIn(toBlueprint(answers, catalog));
}

function callsIn(text: string) {
  return readRenderable(text, 'x', catalog).blueprint.services.flatMap(({ operations }) =>
    operations.flatMap(({ name, calls }) =>
      calls.map(({ to }) => `${name} -> ${to.service}.${to.name}`),
    ),
  );
}

describe('who calls whom', () => {
  it('is asked where there are two, once what they own is known', () => {
    expect(converse(library).asked.indexOf('calls')).toBe(5);
    expect(converse({ name: 'notes', services: ['notes'] }).asked).not.toContain('calls');
    const later = { ...catalog.features.calls, rendered: false };
    const before: Catalog = { ...catalog, features: { ...catalog.features, calls: later } };
    expect(questions(library, before).map(({ id }) => id)).not.toContain('calls');
  });

  it('offers first what needs no rule, and takes nobody', () => {
    const { choices, fallback } = question('calls');
    expect(fallback).toEqual([]);
    expect(choices.map(({ id }) => id)).toEqual([
      'loans=books',
      'loans=members',
      'books=loans',
      'books=members',
      'members=loans',
      'members=books',
    ]);
    expect(choices[0]).toMatchObject({
      label: 'loans calls books',
      hint: 'createLoan asks books.getBook',
    });
    expect(choices[2]?.hint).toBe('for a rule that you write in createBook');
    expect(shown(question('calls'), calling.calls)).toBe('loans calls books, loans calls members');
  });
});

describe('in the blueprint', () => {
  it('who creates what refers to another asks for it', () => {
    expect(calls(calling)).toEqual([
      'createLoan -> books.getBook',
      'createLoan -> members.getMember',
    ]);
  });

  it('nothing else means anything else than before', () => {
    const loans = (answers: Answers) =>
      blueprintOf(answers).services.find(({ name }) => name === 'loans')?.operations;
    const rest = (operations: ReturnType<typeof loans>) =>
      operations?.map(({ crud: _, calls: __, ...operation }) => operation);
    expect(rest(loans(calling))).toEqual(rest(loans(library)));
    expect(blueprintOf(calling).services.filter(({ name }) => name === 'members')).toMatchObject([
      { operations: [{ crud: true }, {}, {}, {}, {}] },
    ]);
  });

  it('each entity that refers asks, for each that it refers to; a list asks for none', () => {
    const several = {
      ...library,
      'entities.loans':
        'Loan(book:books.Book, shelf:books.Shelf?), Fine(on:books.Book), Wish(all:books.Book[])',
      'entities.books': 'Book(title), Shelf(room)',
      calls: ['loans=books'],
    };
    expect(calls(several)).toEqual([
      'createFine -> books.getBook',
      'createLoan -> books.getBook',
      'createLoan -> books.getShelf',
    ]);
  });

  it('who refers to nothing may ask for the first thing there', () => {
    expect(calls({ ...library, calls: ['members=books'] })).toEqual([
      'createMember -> books.getBook',
    ]);
  });

  it('is the same in whatever order it is said', () => {
    const turned = { ...calling, calls: calling.calls.toReversed() };
    expect(toBlueprint(turned, catalog)).toBe(toBlueprint(calling, catalog));
  });

  it('stands one operation a line', () => {
    expect(toBlueprint(calling, catalog)).toContain(
      '\n      createLoan: { kind: command, http: POST /loans, writes: [Loan], emits: [loan-created], calls: [books.getBook, members.getMember] }\n',
    );
  });

  it('keeps the events, where something carries them', () => {
    const eventsOf = (answers: Answers) =>
      blueprintOf({ ...answers, broker: 'nats' })
        .services.flatMap(({ events }) => events)
        .map(({ implied: _, ...event }) => event);
    expect(eventsOf(calling)).toEqual(eventsOf(library));
    expect(eventsOf(calling)).toHaveLength(9);
    expect(toBlueprint({ ...calling, broker: 'none' }, catalog)).not.toContain('emits');
  });
});

it('what is written out is no reason for advice', () => {
  const findings = (answers: Answers) =>
    checkBoundaries(readRenderable(toBlueprint(answers, catalog), 'x', catalog)).findings.map(
      ({ rule, message }) => `${rule} ${message}`,
    );
  expect(findings(calling)).toEqual(findings({ ...library, calls: [] }));
});

describe('is refused where it is typed', () => {
  it.each<[string[], string]>([
    [['loans=loans'], '"loans" cannot call itself'],
    [['loans=bookz'], 'There is no service "bookz". Did you mean "books"?'],
    [['laons=books'], 'There is no service "laons". Did you mean "loans"?'],
    [['loans=books.getBook'], 'There is no service "books.getBook". Name the service alone: books'],
    [
      ['loans=books', 'books=loans'],
      'They would wait for each other: loans calls books calls loans. Leave out one of these calls',
    ],
    [
      ['loans=books', 'books=members', 'members=loans'],
      'They would wait for each other: loans calls books calls members calls loans',
    ],
    [['loans=books', 'loans=books'], '"loans=books" stands twice'],
  ])('%j', (said, why) => {
    expect(refused('calls', said)).toContain(why);
    expect(refusals({ ...library, calls: said }, catalog)).toMatchObject([{ question: 'calls' }]);
  });

  it('two ways to one are no circle', () => {
    expect(refused('calls', ['loans=books', 'loans=members', 'books=members'])).toBeUndefined();
  });

  it('by flags also where nobody could be asked', () => {
    const alone = { name: 'notes', services: ['notes'], calls: ['notes=books'] };
    expect(refusals(alone, catalog)).toMatchObject([
      { question: 'calls', code: 'unknown-service' },
    ]);
    expect(refusals({ name: 'notes', calls: ['notes=books'] }, catalog)).toEqual([]);
  });
});

describe('other services', () => {
  it('it is asked again when one of them is gone', () => {
    const { answers } = converse(calling);
    const changed = {
      ...answers,
      services: ['loans', 'members'],
      'entities.loans': 'Loan(due:date)',
    };
    expect(nextQuestion(changed, catalog)?.id).toBe('calls');
    const alone = withoutEmptyChoices({ ...changed, services: ['loans'] }, catalog);
    expect(alone).not.toHaveProperty('calls');
    expect(nextQuestion(alone, catalog)).toBeUndefined();
    expect(calls(alone)).toEqual([]);
    expect(toCommand(complete(alone, catalog), undefined, catalog)).not.toContain('--call');
  });

  it('follows what is referred to when that changes', () => {
    const { answers } = converse({ ...calling, broker: 'none' });
    const changed = {
      ...answers,
      'entities.books': 'Tome(title)',
      'entities.loans': 'Loan(due:date)',
    };
    expect(nextQuestion(changed, catalog)).toBeUndefined();
    expect(calls(changed)).toEqual([
      'createLoan -> books.getTome',
      'createLoan -> members.getMember',
    ]);
  });

  it('is no reason to refuse what is still to be said', () => {
    for (const open of ['entities.books', 'entities.loans']) {
      const { [open]: _, ...early } = calling as Record<string, string | string[]>;
      expect(refusals(early, catalog)).toEqual([]);
    }
  });

  it('what follows from entities is theirs, also where it is written out', () => {
    const twice = { ...calling, 'entities.books': 'Loan(title)' };
    expect(refusals(twice, catalog).map(({ question }) => question)).not.toContain('calls');
  });
});

describe('--call', () => {
  it('says it by flags, and the command says them', () => {
    const call = ['loans=books, members', 'books=members', 'loans=books'];
    const answers = fromFlags({ ...flags, name: 'library', call }, catalog);
    expect(answers.calls).toEqual(['loans=books', 'loans=members', 'books=members']);
    const command = toCommand(complete({ ...library, ...answers }, catalog), 'library', catalog);
    expect(command.join(' ')).toContain(' --call loans=books,members --call books=members --yes');
    expect(toCommand(complete(library, catalog), 'library', catalog)).not.toContain('--call');
  });

  it.each(['loans', '=books', 'loans=', 'loans=books,', ' = '])('%j says nothing', (text) => {
    expect(flagFaults({ ...flags, call: [text] }, catalog)).toMatchObject([
      { code: 'invalid-value', message: expect.stringContaining('does not say who calls whom') },
    ]);
    expect(fromFlags({ ...flags, call: [text] }, catalog)).toEqual({});
  });
});

describe('over a file', () => {
  const over = (text: string, call: string[]) =>
    overFile({ text, file: 'x' }, fromFlags({ ...flags, call }, catalog), catalog);

  it('gives the same bytes as without one, and nothing a second time', () => {
    const plain = toBlueprint(library, catalog);
    const first = over(plain, ['loans=members,books']);
    expect(first).toEqual({ text: toBlueprint(calling, catalog), problems: [] });
    expect(over(first.text, ['loans=books'])).toEqual(first);
  });

  it('takes nothing away, and knows what the file says of an entity', () => {
    const { text } = over(toBlueprint(library, catalog), ['loans=books']);
    expect(callsIn(over(text, ['loans=members']).text)).toEqual(calls(calling));
    const keyed = toBlueprint(library, catalog).replace(
      '      Loan:\n        fields:\n',
      '      Loan:\n        key: number\n        path: /lent\n        fields:\n          number: string\n',
    );
    const { services } = readRenderable(over(keyed, ['loans=books']).text, 'x', catalog).blueprint;
    const loans = services.find(({ name }) => name === 'loans');
    expect(loans?.operations.map(({ http }) => http?.path)).toContain('/lent/{number}');
  });

  it('asks from the operation that is there, with what it has', () => {
    const written = over(toBlueprint(library, catalog), ['loans=books']).text.replace(
      'calls: [books.getBook]',
      'calls: [{ to: books.getBook, retries: 2 }]',
    );
    const { text, problems } = over(written, ['loans=books,members']);
    expect(problems).toEqual([]);
    expect(parse(text).services.loans.operations.createLoan.calls).toEqual([
      { to: 'books.getBook', retries: 2 },
      'members.getMember',
    ]);
  });

  it('is refused where the operations are others, and of services that are not there', () => {
    const written = over(toBlueprint(library, catalog), ['loans=books']).text;
    const lend = written.replace('createLoan:', 'lend:').replace(', calls: [books.getBook]', '');
    expect(over(lend, ['loans=books'])).toMatchObject({
      text: lend,
      problems: [
        {
          code: 'call',
          message: '--call: loans declares its operations, and has no "createLoan" that could call',
          hint: 'Write calls: [books.getBook] in one of them',
        },
      ],
    });
    expect(over(written, ['loans=bookz']).problems).toMatchObject([
      { code: 'unknown-service', message: '--call: There is no service "bookz"' },
    ]);
    expect(over(written, ['members=lend']).problems).toHaveLength(1);
  });

  it('stops at nothing that the language will refuse', () => {
    const odd =
      'schema: create-microservices/v1\nservices: { loans: , books: { entities: { Book: , Page: { fields: { a: } } } } }\n';
    expect(over(odd, ['loans=books', 'books=loans']).problems.length).toBeGreaterThan(0);
    expect(over(odd, ['books=loans']).problems.length).toBeGreaterThan(0);
  });
});
