import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../../src/answers/question.ts';
import type { Asker } from '../../../src/ask/asker.ts';
import { problemsOf } from '../../../src/commands/add.ts';
import { complete } from '../../../src/commands/complete.ts';
import type { UserError } from '../../../src/errors.ts';
import { grown } from '../../../src/grow/grown.ts';
import type { Partly, Verb } from '../../../src/grow/questions.ts';
import { lines } from '../blueprint/support.ts';
import { everything } from '../grow/support.ts';

const town = lines(`
schema: create-microservices/v1
system: { name: town }
services:
  books:
    context: what is read
    entities: { Book: { fields: { title: string, pages: integer } }, Shelf: { fields: { room: string } } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    operations:
      lend: { http: POST /loans, writes: [Loan], calls: [books.getBook] }
`);

const surroundings = {
  cwd: '/',
  signal: new AbortController().signal,
  progress: { note: () => {}, handOver: () => {}, end: () => {} },
};

/** Somebody who gives these answers; who is refused gives the next one. */
async function conversation(verb: Verb, said: Partly, answers: Answer[]) {
  const heard: string[] = [];
  const left = [...answers];
  const asker: Asker = {
    show: () => {},
    async ask(question, _, refusal) {
      heard.push(told(question));
      for (;;) {
        const answer = left.shift();
        if (answer === undefined) throw new Error(`Nothing to say to: ${question.message}`);
        const refused = await refusal(answer);
        if (refused === undefined) return answer;
        heard.push(`! ${refused}`);
      }
    },
  };
  const attempt = (whole: Parameters<typeof grown>[2]) =>
    verb === 'add' ? problemsOf(() => grown(town, 'microservices.yaml', whole, everything)) : [];
  const open = async () => asker;
  const result = await complete(verb, said, town, attempt, { ...surroundings, open });
  expect(left).toEqual([]);
  return { heard, result };
}

const told = ({ message, choices, fallback }: Question) =>
  `${message}${choices.length === 0 ? '' : ` ${choices.map(({ id }) => id).join('|')}`}${fallback === undefined ? '' : ` [${fallback}]`}`;

const nothing: Partly = { words: {} };

describe('what is not said', () => {
  it('is asked for, from the kind on', async () => {
    const { heard, result } = await conversation('add', nothing, [
      'entity',
      'books',
      'Author(name, born:date?)',
    ]);
    expect(heard).toEqual([
      'What is to be added? service|entity|field|operation|event|subscription|call',
      'Where does an entity go? books|loans',
      'What is the entity called?',
    ]);
    expect(result).toEqual({
      kind: 'entity',
      where: 'books',
      what: 'Author(name, born:date?)',
      words: {},
    });
  });

  it('is asked again while the language refuses it', async () => {
    const said: Partly = { kind: 'field', where: 'books.Book', words: {} };
    const { heard } = await conversation('add', said, ['', 'note:strng', 'title', 'note:string?']);
    expect(heard).toEqual([
      'What is the field called?',
      '! Like this: note:string?',
      '! There is no type "strng". Did you mean "string"?',
      '! books.Book has a field "title" already. Change it where it stands, or choose another name',
    ]);
  });

  it.each([
    [
      'service',
      undefined,
      ['books', 'no name', 'clubs'],
      ['Club(name)'],
      'There is a service "books" already',
    ],
    [
      'operation',
      'books',
      ['listBooks', '1x', 'lendBook'],
      ['POST /loan', 'Book'],
      'Book has "listBooks" by itself',
    ],
  ] as const)(
    'is refused where it is typed, whatever comes after: %s',
    async (kind, where, names, rest, why) => {
      const said: Partly = { kind, ...(where && { where }), words: {} };
      const { heard } = await conversation('add', said, [...names, ...rest]);
      const refusals = heard.filter((line) => line.startsWith('! '));
      expect(heard.slice(1, 3)).toEqual(refusals);
      expect(refusals[0]).toContain(why);
      expect(refusals[1]).toContain(`is not the name of a`);
    },
  );

  it('of a service is what it owns, which has a usual answer', async () => {
    const { heard, result } = await conversation(
      'add',
      { kind: 'service', what: 'members', words: {} },
      ['Member(name:string)'],
    );
    expect(heard).toEqual(['What does members own? [Member(name:string)]']);
    expect(result.words).toEqual({ entities: 'Member(name:string)' });
  });

  it('of an operation is how it is reached, and what it is about', async () => {
    const said: Partly = { kind: 'operation', where: 'loans', what: 'getLoan', words: {} };
    const { heard, result } = await conversation('add', said, ['GET /loans/{id}', 'Loan']);
    expect(heard).toEqual(['How is getLoan reached?', 'What does getLoan read? Loan']);
    expect(result.words).toEqual({ http: 'GET /loans/{id}', reads: 'Loan' });
  });

  it('of a subscription is what is done about the event', async () => {
    const { heard, result } = await conversation(
      'add',
      { kind: 'subscription', where: 'loans', words: {} },
      ['books.book-deleted', 'custom'],
    );
    expect(heard[0]).toMatch(
      /^Which event\? books.book-created\|books.book-deleted\|books.book-updated/,
    );
    expect(heard[1]).toBe(
      'What does loans do about books.book-deleted? replicate|custom|call|delete-referring [replicate]',
    );
    expect(Object.entries(result.words)).toEqual([['then', 'custom']]);
  });

  it('is chosen of what is there, to remove it', async () => {
    const { heard, result } = await conversation('remove', nothing, [
      'call',
      'loans.lend',
      'books.getBook',
    ]);
    expect(heard.slice(1)).toEqual([
      'Where is the call? loans.lend',
      'Which operation? books.getBook',
    ]);
    expect(result).toEqual({ kind: 'call', where: 'loans.lend', what: 'books.getBook', words: {} });
    const { heard: fields } = await conversation(
      'remove',
      { kind: 'field', where: 'books.Book', words: {} },
      ['pages'],
    );
    expect(fields).toEqual(['Which field? title|pages']);
  });

  it('cannot be chosen where there is none', async () => {
    const said: Partly = { kind: 'subscription', where: 'books', words: {} };
    await expect(conversation('remove', said, [])).rejects.toThrow(
      'There is no subscription in books',
    );
  });

  it('is named whole where nobody is asked', async () => {
    const error = await complete(
      'add',
      { kind: 'field', words: {} },
      town,
      () => [],
      surroundings,
    ).catch((thrown: UserError) => thrown);
    const { code, problems, hint } = error as UserError;
    expect(code).toBe('missing-argument');
    expect(problems.map(({ message }) => message)).toEqual([
      'Missing: what it goes into, service.Entity',
      'Missing: the field, name:type?',
    ]);
    expect(hint).toBe(
      "Like this: create-microservices add field books.Book 'note:string? maxLength=200'",
    );
  });

  it('is nothing where all was said', async () => {
    const said: Partly = { kind: 'field', where: 'books.Book', what: 'note', words: {} };
    expect(await complete('add', said, town, () => [], surroundings)).toBe(said);
  });
});
