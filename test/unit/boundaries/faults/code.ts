import type { RuleId } from '../../../../src/boundaries/ruleIds.ts';

/** A file that somebody writes into a repo that is rendered from a golden blueprint. */
export interface Written {
  /** Folder in `test/golden`. */
  repo: 'calls' | 'events';
  path: string;
  text: string;
  /** Further files, by path. */
  beside?: Record<string, string>;
}

/** One with a fault in it. */
export interface CodeFault extends Written {
  rule: RuleId;
  what: string;
  /** With `‸` before each place where it is found. */
  text: string;
  /** What the message has to say. */
  says: string;
}

/** One that looks like a fault and is none. */
export interface Sound extends Written {
  rule: RuleId;
  what: string;
}

const loans = 'services/loans/src';
const letters = 'services/letters/src';
const archive = 'services/archive/src';

export const inCode: CodeFault[] = [
  {
    rule: 'CODE001',
    what: 'a bracket that nobody closes',
    repo: 'calls',
    path: `${loans}/domain/borrow-book.ts`,
    text: 'export const rule = () => {\n  return 1;\n‸',
    says: 'cannot be read: Unexpected token',
  },
  {
    rule: 'CODE002',
    what: 'a file of another service',
    repo: 'calls',
    path: `${loans}/domain/book-title.ts`,
    text: "import { rows } from ‸'../../../books/src/data/book.ts';\n\nexport const title = rows;\n",
    says: 'imports "../../../books/src/data/book.ts", which belongs to books',
  },
  {
    rule: 'CODE002',
    what: 'a type of another service, as a package of the workspace',
    repo: 'calls',
    path: `${loans}/domain/book-title.ts`,
    text: "export type { Book } from ‸'@services/books/src/gen/entities/book.ts';\n",
    says: 'which belongs to books',
  },
  {
    rule: 'CODE002',
    what: 'another service, loaded while it runs, from a test, and as a type in place',
    repo: 'calls',
    path: 'services/loans/test/unit/books.test.ts',
    text: `const { rows } = await import(‸'../../../books/src/data/book.ts');
const again = require(‸'../../../books/src/data/hold.ts');
type Book = import(‸'../../../books/src/gen/entities/book.ts').Book;
`,
    says: 'which belongs to books',
  },
  {
    rule: 'CODE003',
    what: 'the routes that call it',
    repo: 'calls',
    path: `${loans}/domain/quote-fees.ts`,
    text: "import { route } from ‸'../api/get-loan.ts';\n\nexport const rule = () => route;\n",
    says: 'is domain code and imports "../api/get-loan.ts", which is in api',
  },
  {
    rule: 'CODE003',
    what: 'a client, a driver, a module of Node and the inside of the chassis',
    repo: 'calls',
    path: `${loans}/domain/fees/table.ts`,
    text: `import { readFile } from ‸'fs/promises';
import { request } from ‸'node:https';
import type { Pool } from ‸'pg';
import { uuidv7 } from ‸'../../../../../chassis/typescript/src/data/uuid.ts';
import { client } from ‸'../../clients/books.ts';
import { routes } from ‸'../../gen/routes.ts';
import ‸'../../main.ts';

export const all = [readFile, request, uuidv7, client, routes] as unknown as Pool;
`,
    says: 'is domain code and imports',
  },
  {
    rule: 'CODE004',
    what: 'a client of a service that it does not call',
    repo: 'calls',
    path: 'services/books/src/clients/loans.ts',
    text: `import { client as clientOf } from '@local/chassis/clients';

const callee = {
  name: 'loans',
  urlEnv: 'LOANS_URL',
  operations: { getLoan: { method: 'GET', path: '/loans/{id}' } },
} as const;

export const client = ‸clientOf(callee);
`,
    says: 'makes a client of loans, and the blueprint says that books does not call loans',
  },
  {
    rule: 'CODE004',
    what: 'a client that asks for more than the blueprint says, by a model of another file',
    repo: 'calls',
    path: `${loans}/clients/books.ts`,
    text: `import * as clients from '@local/chassis/clients';
import * as gen from '../gen/more.ts';

export const client = ‸clients.client(gen.callee);
`,
    beside: {
      [`${loans}/gen/more.ts`]: `export const callee = {
  name: 'books',
  operations: { getBook: {}, addBook: {} },
} satisfies object;
`,
    },
    says: 'does not call books.addBook',
  },
  {
    rule: 'CODE004',
    what: 'the address of a service that it does not call, in every way to read it',
    repo: 'calls',
    path: 'services/books/src/api/fines.ts',
    text: `import process, { env } from 'node:process';

const { ‸LOANS_URL: url } = process.env;
export const all = [
  url,
  process.env.‸LOANS_URL,
  process.env[‸'LOANS_URL'],
  env.‸LOANS_URL,
  ‸'http://loans:8080/fines',
  ‸\`https://loans.library.svc.cluster.local/fines/\${url}\`,
];
export const resource = {
  settings: { ‸LOANS_URL: String },
  open: ({ settings }: { settings: Record<string, string> }) => settings.‸LOANS_URL,
};
`,
    says: 'speaks to loans (',
  },
  {
    rule: 'CODE004',
    what: 'a host that is put together, and one without a URL around it',
    repo: 'calls',
    path: 'services/books/src/api/fines.ts',
    text: `import http, { request } from 'node:http';

const host = 'loans';
const options = { path: '/fines', host: ‸'loans:8080' };
export const all = (id: string) => [
  fetch(‸\`http://\${host}/fines/\${id}\`),
  fetch(‸'http://' + host + '/fines/' + id),
  fetch(‸'http://loans/fines/' + id),
  http.request({ hostname: ‸host, path: '/fines' }),
  request(options),
];
`,
    says: 'speaks to loans (',
  },
  {
    rule: 'CODE005',
    what: 'a request to a service that it does call',
    repo: 'calls',
    path: `${loans}/domain/borrow-book.ts`,
    text: `export const title = async (id: string) =>
  (await fetch(‸\`http://books:8080/books/\${id}\`)).json();
`,
    says: 'speaks to books by itself ("books") rather than by its client',
  },
  {
    rule: 'CODE006',
    what: 'an event that is not declared, by the outbox',
    repo: 'events',
    path: `${letters}/domain/send-letter.ts`,
    text: `import type { EventContext } from '@local/chassis/messaging';
import { outbox } from '../events/outbox.ts';

export const tell = (id: string, context: EventContext) =>
  outbox.publish(context.tx, ‸'letter-sends', { letterId: id }, context);
`,
    says: 'publishes "letter-sends", which is no event of letters',
  },
  {
    rule: 'CODE006',
    what: 'an event whose name stands elsewhere',
    repo: 'events',
    path: `${letters}/domain/send-letter.ts`,
    text: `import type { EventContext } from '@local/chassis/messaging';
import { outbox } from '../events/outbox.ts';
import { names } from './names.ts';

const lost = 'letter-lost';
export const tell = (id: string, context: EventContext) => [
  outbox.publish(context.tx, ‸lost, { letterId: id }, context),
  outbox.publish(context.tx, ‸names.torn, { letterId: id }, context),
];
`,
    beside: {
      [`${letters}/domain/names.ts`]: "export const names = { torn: 'letter-torn' } as const;\n",
    },
    says: 'which is no event of letters',
  },
  {
    rule: 'CODE006',
    what: 'one of another service, in a refusal, and models of an outbox of its own',
    repo: 'events',
    path: `${letters}/domain/write-letter.ts`,
    text: `import { Outbox, rejectWith as refuse } from '@local/chassis/messaging';
import { rejectWith } from '../gen/operations/write-letter.ts';

export const own = new Outbox('letters', [{ name: ‸'letter-lost' }] as never);
export const one = () => refuse(‸'sender-created', {});
export const two = () => rejectWith(‸'sender-deleted' as never, {} as never);
`,
    says: 'which is no event of letters',
  },
  {
    rule: 'CODE007',
    what: 'an event that the blueprint does not say it listens to',
    repo: 'events',
    path: `${archive}/events/more.ts`,
    text: `import * as messaging from '@local/chassis/messaging';

export const more: messaging.Subscription = {
  model: {
    name: 'archive.letters',
    service: 'archive',
    topics: ['letters.letter-written.v2', ‸'letters.letter-burnt.v1'],
    backoffMs: [500],
  },
  events: [{ name: ‸'letters.letter-sent', schema: {}, effects: [messaging.custom(() => {})] }],
};
`,
    says: 'which the blueprint does not say of archive',
  },
  {
    rule: 'CODE008',
    what: 'a broker that it opens, and the driver of one',
    repo: 'events',
    path: `${letters}/events/loud.ts`,
    text: `import { openBroker } from ‸'@local/chassis/messaging';
import { connect } from ‸'@nats-io/transport-node';

export const all = [openBroker, connect];
`,
    says: 'speaks to the broker by itself, with',
  },
  {
    rule: 'CODE009',
    what: 'an operation of its own, and a path that was changed',
    repo: 'calls',
    path: `${loans}/api/more.ts`,
    text: `import { operation } from '../gen/operations/get-loan.ts';

const secret = { name: 'dump', kind: 'query', method: 'GET', path: ‸'/loans/dump' } as const;
export const routes = [
  { operation: { ...operation, ...secret }, handle: async () => ({ status: 200 }) },
  { operation: { ...operation, path: ‸'/loans/{id}/all' }, handle: async () => ({ status: 200 }) },
];
`,
    says: 'which is no operation of loans',
  },
  {
    rule: 'CODE009',
    what: 'an operation that is taken, with another path',
    repo: 'calls',
    path: `${loans}/api/more.ts`,
    text: `import { getRoute } from '@local/chassis';
import { rows } from '../data/loan.ts';
import { operation } from '../gen/operations/get-loan.ts';

const hidden = { ...operation, path: ‸'/hidden' };
export const routes = [
  getRoute({ ...operation, path: ‸'/secret' }, rows),
  getRoute(hidden, rows),
];
`,
    says: 'which is no operation of loans',
  },
  {
    rule: 'CODE009',
    what: 'a server beside that of the chassis',
    repo: 'calls',
    path: `${loans}/api/more.ts`,
    text: `import { createServer } from ‸'node:http';
import fastify from ‸'fastify';

export const servers = [createServer, fastify];
`,
    says: 'opens a server of its own, with',
  },
  {
    rule: 'CODE009',
    what: 'a path of the contract with another method',
    repo: 'calls',
    path: `${loans}/gen/operations/get-loan.ts`,
    text: `export const operation = { "name": "getLoan", "kind": "query", "method": "PATCH", "path": ‸"/loans/{id}" };
`,
    says: 'serves "PATCH /loans/{id}", which is no operation of loans',
  },
  {
    rule: 'CODE010',
    what: 'a table of another service, in each statement that has one',
    repo: 'calls',
    path: `${loans}/data/titles.ts`,
    text: `import type { Tx } from '@local/chassis';

const text = ‸'SELECT l."title" FROM "loan" l JOIN book b ON b.id = l.book_id';
export async function all(tx: Tx, ids: string[]) {
  await tx.query('SELECT "title" FROM ‸"book" WHERE "id" = $1', [ids[0]]);
  await tx.query(text);
  await tx.query(‸\`UPDATE hold SET reader = 'x' WHERE id IN (\${ids.map(() => '?').join()})\`);
  await tx.lockRows(\`
    WITH open AS (SELECT * FROM loan)
    SELECT * FROM open, ‸Reader AS r
    FOR UPDATE\`);
  await tx.script('DELETE FROM ‸books.shelf');
  await tx.insertOnce(‸'hold', { id: ids[0] }, ['id']);
}
`.replace(/‸('SELECT l[^']*JOIN )/, '$1‸'),
    says: 'which belongs to',
  },
  {
    rule: 'CODE010',
    what: 'a migration that names a table of another service, which makes it none of its own',
    repo: 'calls',
    path: 'services/loans/migrations/0002_titles.sql',
    text: `CREATE TABLE title (id text);
INSERT INTO title SELECT "title" FROM ‸"book";
ALTER TABLE ‸book ADD COLUMN lent integer;
`,
    says: 'reaches the table "book", which belongs to books',
  },
  {
    rule: 'CODE010',
    what: 'a table whose name is filled in from a constant',
    repo: 'calls',
    path: `${loans}/data/titles.ts`,
    text: `import type { Tx } from '@local/chassis';

const table = 'book';
export async function all(tx: Tx, id: string) {
  await tx.query(‸\`SELECT * FROM \${table} WHERE id = $1\`, [id]);
  await tx.insertOnce(‸table, { id }, ['id']);
}
`,
    says: 'reaches the table "book", which belongs to books',
  },
];

export const sound: Sound[] = [
  {
    rule: 'CODE001',
    what: 'what only the compiler refuses',
    repo: 'calls',
    path: `${loans}/domain/fees.ts`,
    text: 'const a = 1;\nconst a = 2;\nexport default <number>a!;\n',
  },
  {
    rule: 'CODE002',
    what: 'files of its own, packages, and a service that the text only names',
    repo: 'calls',
    path: `${loans}/domain/fees.ts`,
    text: `import { reject } from '@local/chassis';
import { rows } from '../data/loan.ts';
import own from '@services/loans/package.json';
// import { rows } from '../../../books/src/data/book.ts';
export const all = [reject, rows, own, "import '../../../books/src/main.ts'"];
`,
  },
  {
    rule: 'CODE003',
    what: 'rows, contracts, failures and modules of Node that compute',
    repo: 'calls',
    path: `${loans}/domain/fees.ts`,
    text: `import { createHash } from 'node:crypto';
import { reject } from '@local/chassis';
import { CallFailed } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import type { Operations } from '../gen/clients/books.ts';
import type { Loan } from '../gen/entities/loan.ts';
import { fee } from './fee.ts';

export const all = [createHash, reject, CallFailed, rows, fee] as unknown as [Operations, Loan];
`,
  },
  {
    rule: 'CODE003',
    what: 'the same outside of the domain',
    repo: 'calls',
    path: `${loans}/api/export.ts`,
    text: "import { readFile } from 'node:fs/promises';\nimport { route } from './get-loan.ts';\nexport const all = [readFile, route];\n",
  },
  {
    rule: 'CODE004',
    what: 'addresses of others, of itself, and what has such a name elsewhere',
    repo: 'calls',
    path: 'services/books/src/api/covers.ts',
    text: `const LOANS_URL = 'https://loans.example.com/';
const port = 8080;
export const all = [
  process.env.BOOKS_URL,
  process.env.COVERS_URL,
  'http://loans-archive/',
  'see http://loans/',
  \`http://loans\${port}.example.com\`,
  { LOANS_URL }.LOANS_URL,
];
`,
  },
  {
    rule: 'CODE004',
    what: 'another function of that name',
    repo: 'calls',
    path: 'services/books/src/clients/loans.ts',
    text: `import { client } from './client.ts';
import { client as clientOf } from '@local/chassis/clients';

export const all = (clientOf: (model: object) => void) => clientOf({ name: 'loans' });
export const one = client({ name: 'loans', operations: {} });
export const unknown = (model: never) => clientOf(model);
`,
  },
  {
    rule: 'CODE005',
    what: 'what is rendered for a service that it calls',
    repo: 'calls',
    path: `${loans}/clients/books.ts`,
    text: `import { client as clientOf } from '@local/chassis/clients';
import * as gen from '../gen/clients/books.ts';

export const client = clientOf<gen.Operations>(gen.callee);
`,
  },
  {
    rule: 'CODE006',
    what: 'events that there are, and others that publish',
    repo: 'events',
    path: `${letters}/domain/send-letter.ts`,
    text: `import { rejectWith } from '@local/chassis/messaging';
import { outbox } from '../events/outbox.ts';
import { press } from './press.ts';

export const tell = (tx: never, name: string) => [
  outbox.publish(tx, 'letter-sent', {}, {} as never),
  outbox.publish(tx, name, {}, {} as never),
  press.publish(tx, 'morning-paper'),
];
export const refuse = () => rejectWith('letter-refused', {});
`,
  },
  {
    rule: 'CODE007',
    what: 'events that it listens to, and lists that are no subscriptions',
    repo: 'events',
    path: `${archive}/events/more.ts`,
    text: `export const more = {
  model: { topics: ['letters.letter-written.v1'] },
  events: [{ name: 'letters.letter-written' }],
};
export const calendar = { model: { year: 2026 }, events: [{ name: 'letters.letter-sent' }] };
export const told = { events: [{ name: 'letters.letter-sent' }], topics: ['letters.letter-burnt.v1'] };
`,
  },
  {
    rule: 'CODE008',
    what: 'types of a broker, and what tests do',
    repo: 'events',
    path: 'services/letters/test/integration/loud.test.ts',
    text: "import { openBroker } from '@local/chassis/messaging';\nimport { connect } from '@nats-io/transport-node';\n",
  },
  {
    rule: 'CODE009',
    what: 'a path of the contract, what is called elsewhere, and a request',
    repo: 'calls',
    path: `${loans}/api/more.ts`,
    text: `import { request } from 'node:http';
import { operation } from '../gen/operations/get-loan.ts';

export const same = { kind: 'query', method: 'GET', path: '/loans/{id}' };
export const called = { method: 'GET', path: '/books/{id}/cover', body: false };
export const file = { kind: 'file', path: '/tmp/loans' };
export const again = { operation: { ...operation, timeoutMs: 100 }, handle: request };
`,
  },
  {
    rule: 'CODE010',
    what: 'tables of its own, and names that are not those of tables',
    repo: 'calls',
    path: `${loans}/data/titles.ts`,
    text: `import type { Tx } from '@local/chassis';

export async function all(tx: Tx, table: string, hold: { query(text: string): void }) {
  await tx.query('SELECT book, reader FROM loan AS hold WHERE reader IS DISTINCT FROM book');
  await tx.query("SELECT 'FROM book', extract(day FROM book) FROM fine -- FROM book");
  await tx.query('WITH book AS (SELECT * FROM loan) SELECT * FROM book, shelf FOR UPDATE');
  await tx.query('INSERT INTO "fine" VALUES ($1) ON CONFLICT ("id") DO UPDATE SET book = 1');
  await tx.query(\`SELECT * FROM \${table} WHERE hold = $1\`);
  await tx.query('SELECT * FROM archive.loan, public.fine');
  await tx.query(table);
  hold.query('search for a book');
}
`,
    beside: {
      'services/loans/migrations/0002_shelf.sql':
        'CREATE TABLE IF NOT EXISTS "shelf" ("id" text);\n',
    },
  },
  {
    rule: 'CODE010',
    what: 'a table that a migration of its own makes',
    repo: 'calls',
    path: `${loans}/data/titles.ts`,
    text: "export const all = (tx: any) => tx.query('SELECT * FROM book');\n",
    beside: { 'services/loans/migrations/0002_book.sql': 'CREATE TABLE book (id text) STRICT;\n' },
  },
];
