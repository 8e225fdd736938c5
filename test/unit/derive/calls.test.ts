import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import {
  calleeModel,
  calleesOf,
  callersOf,
  inquiry,
  undecided,
} from '../../../src/derive/calls.ts';

const books = {
  entities: {
    Book: {
      fields: {
        title: 'string',
        cents: 'integer',
        pin: { type: 'string', secret: true },
        note: { type: 'string', optional: true },
        state: { type: 'enum', values: ['new', 'used'], default: 'new' },
      },
    },
    Hold: { fields: { book: 'Book', reader: 'string' } },
  },
  operations: {
    getBook: { http: 'GET /books/{id}', reads: ['Book'], auth: 'anonymous', timeoutMs: 700 },
    findBooks: {
      http: 'POST /books:batchGet',
      reads: ['Book'],
      input: { ids: 'uuid[]' },
      auth: 'anonymous',
    },
    holdBook: { http: 'POST /holds', kind: 'command', writes: ['Hold'] },
    readBook: {
      http: 'GET /reading/{id}',
      expose: 'internal',
      reads: ['Book'],
      auth: ['books:read', 'svc:loans'],
    },
  },
  events: {
    'book-created': {
      key: 'bookId',
      payload: { bookId: 'uuid', title: 'string', cents: 'integer' },
    },
  },
};

/** An operation of `loans`, which keeps what was lent. */
function asked(operation: object, more: object = {}) {
  const { blueprint } = readBlueprint(
    JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 'demo' },
      platform: { broker: 'none' },
      services: {
        books,
        loans: {
          entities: {
            Loan: {
              fields: {
                book: 'books.Book',
                reader: 'string',
                title: 'string',
                second: { type: 'books.Book', optional: true },
                lines: 'Line[]',
              },
            },
            Line: { partOf: 'Loan', fields: { bookId: 'books.Book' } },
          },
          operations: { act: operation },
          ...more,
        },
      },
    }),
    'demo.json',
    catalog,
  );
  const service = blueprint.services.find(({ name }) => name === 'loans');
  const [found] = service?.operations ?? [];
  if (service === undefined || found === undefined) throw new Error('no operation');
  const { calls, fills } = inquiry(found, service, blueprint);
  const given = calls.map((call) => call.given);
  return { given, fills, calls, left: undecided(found, service, blueprint), service, blueprint };
}

describe('what follows from the contracts', () => {
  it('a key comes from what refers to it, a field from one of equal name', () => {
    const { given, fills, left } = asked({
      http: 'POST /loans',
      kind: 'command',
      writes: ['Loan'],
      input: { book: 'books.Book', reader: 'string', lines: 'Line[]' },
      calls: ['books.getBook', 'books.holdBook'],
    });
    expect(given).toEqual([{ id: ['book'] }, { book: ['book'], reader: ['reader'] }]);
    expect(fills).toEqual({ title: { call: 0, field: 'title' } });
    expect(left).toEqual([]);
  });

  it('a list of keys comes from inside a list', () => {
    const { given } = asked({
      http: 'PUT /loans/{id}',
      kind: 'command',
      writes: ['Loan'],
      input: { lines: 'Line[]' },
      calls: ['books.findBooks'],
    });
    expect(given).toEqual([{ ids: ['lines', 'bookId'] }]);
  });

  it('a query asks for what it uses, and nothing else', () => {
    const { given, fills, left } = asked({
      http: 'GET /loans/{id}/text',
      reads: ['Loan'],
      output: { loanId: 'uuid', bookTitle: 'string', cents: { type: 'integer', optional: true } },
      calls: ['books.getBook', 'books.holdBook'],
    });
    expect(given).toEqual([{ id: ['book'] }, undefined]);
    expect(fills).toEqual({
      bookTitle: { call: 0, field: 'title' },
      cents: { call: 0, field: 'cents' },
    });
    expect(left).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['a secret', { pin: 'string' }, ['pin']],
    ['what may be missing there', { note: 'string' }, ['note']],
    ['what has another type', { title: 'integer' }, ['title']],
    ['what has another name', { totalCents: 'integer' }, ['totalCents']],
    ['what the callee itself fills in', { version: 'integer' }, ['version']],
  ])('%s fills nothing', (_what, output, left) => {
    const http = 'GET /texts';
    expect(
      asked({ http, input: { book: 'books.Book' }, output, calls: ['books.getBook'] }).left,
    ).toEqual(left);
  });

  it('nor does an answer that may be none, where something has to be there', () => {
    const query = { http: 'GET /texts', output: { title: 'string' } };
    const withDefault = { calls: [{ to: 'books.getBook', fallback: 'default' }] };
    const sure = { input: { book: 'books.Book' } };
    expect(asked({ ...query, ...sure, ...withDefault }).left).toEqual(['title']);
    const unsure = { input: { book: { type: 'books.Book', optional: true } } };
    expect(asked({ ...query, ...unsure, calls: ['books.getBook'] }).left).toEqual(['title']);
  });

  it('a call takes the time of what it calls, unless it says otherwise', () => {
    const operation = { http: 'GET /texts', output: { x: 'string' } };
    const { calls } = asked({ ...operation, calls: ['books.getBook'] });
    expect(calls).toMatchObject([{ timeoutMs: 700, retries: 0, fallback: 'none' }]);
    const policy = { to: 'books.getBook', timeoutMs: 5, retries: 2, fallback: 'default' };
    expect(asked({ ...operation, calls: [policy] }).calls).toMatchObject([
      { service: 'books', operation: 'getBook', timeoutMs: 5, retries: 2, fallback: 'default' },
    ]);
  });
});

describe('a replica that answers', () => {
  const known = (fields: string[]) => ({ of: 'books.Book', fields });
  const replicas = { Known: known(['cents']), More: known(['bookId', 'title', 'cents']) };
  const query = { http: 'GET /texts', input: { book: 'books.Book' }, auth: ['loans:read'] };
  const call = (name: string) => [{ to: `books.${name}`, fallback: 'replica' }];

  it('is the one that holds most, and fills what it holds', () => {
    const output = { title: 'string' };
    const { calls, fills, left } = asked(
      { ...query, output, calls: call('getBook') },
      { replicas },
    );
    const members = { id: 'bookId', title: 'title', cents: 'cents' };
    expect(calls).toMatchObject([
      { given: { id: ['book'] }, copy: { replica: 'More', by: 'id', members, scopes: [] } },
    ]);
    expect(fills).toEqual({ title: { call: 0, field: 'title' } });
    expect(left).toEqual([]);
  });

  it('is asked by a list of keys as well, and only by who could ask the callee', () => {
    const output = { x: 'string' };
    const many = asked({ ...query, output, calls: call('findBooks') }, { replicas });
    expect(many.calls).toMatchObject([{ copy: { replica: 'More', by: 'ids' } }]);
    const own = asked({ ...query, output, calls: call('readBook') }, { replicas });
    expect(own.calls).toMatchObject([{ copy: { by: 'id', scopes: ['books:read'] } }]);
  });
});

it('knows who calls whom', () => {
  const { service, blueprint } = asked({
    http: 'GET /texts',
    output: { x: 'string' },
    calls: ['books.holdBook', 'books.getBook', 'books.getBook'],
  });
  expect(calleesOf(service, blueprint)).toMatchObject([
    { callee: { name: 'books' }, operations: [{ name: 'getBook' }, { name: 'holdBook' }] },
  ]);
  const [callee] = blueprint.services;
  expect(callee && callersOf(callee, blueprint)).toEqual([
    { name: 'loans', operations: ['getBook', 'holdBook'] },
  ]);
});

it('a callee may say more than its callers know, in an answer with all that they need', () => {
  const { blueprint } = asked({
    http: 'GET /texts',
    output: { x: 'string' },
    calls: ['books.getBook'],
  });
  const [callee] = blueprint.services;
  const operation = callee?.operations.find(({ name }) => name === 'getBook');
  if (callee === undefined || operation === undefined) throw new Error('no operation');
  const { operations } = calleeModel(callee, [operation], blueprint);
  expect(operations).toMatchObject({
    getBook: {
      response: {
        required: expect.arrayContaining(['id', 'title', 'cents', 'state']),
        properties: {
          id: { type: 'string', format: 'uuid' },
          title: { type: 'string' },
          cents: { type: 'integer' },
        },
      },
    },
  });
  expect(JSON.stringify(operations)).not.toMatch(/enum|maxLength|minimum|maximum/);
});
