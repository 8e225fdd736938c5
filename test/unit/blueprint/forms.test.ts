import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import { complete, fields, fieldsOf, read, service } from './support.ts';

const small = service('entities: { Book: { fields: { title: string, pages: integer } } }');

describe('three lines', () => {
  const blueprint = read(small);
  const [books] = blueprint.services;

  it('have every default', () => {
    expect(blueprint).toMatchObject({
      schema: 'create-microservices/v1',
      system: { name: 'town', teams: [] },
      platform: {
        transport: 'rest',
        broker: 'nats',
        identity: { kind: 'jwt', audience: 'town', algorithms: ['RS256'] },
        ci: 'github',
        deploy: ['compose'],
        packageManager: 'npm',
        mtls: 'off',
      },
      gateway: {
        language: 'typescript',
        timeoutMs: 800,
        scaling: { min: 1, max: 3, cpuPercent: 70 },
        slo: { availability: 99.9, latency: { percentile: 99, ms: 400 }, window: '30d' },
        rateLimit: { perClient: { requests: 600, windowSeconds: 60 }, store: 'memory' },
        compositions: [],
      },
      sagas: [],
      lintExceptions: [],
    });
    expect(books).toMatchObject({
      name: 'books',
      language: 'typescript',
      datastore: 'postgres',
      transport: 'rest',
      timeoutMs: 800,
      scaling: { min: 1, max: 3, cpuPercent: 70 },
      slo: { availability: 99.9, latency: { percentile: 99, ms: 400 }, window: '30d' },
      events: [{ name: 'book-created' }, { name: 'book-deleted' }, { name: 'book-updated' }],
    });
  });

  it('have the fields that every entity has', () => {
    const [entity] = books?.entities ?? [];
    expect(entity).toMatchObject({ key: 'id', path: '/books', eventSourced: false });
    expect(entity?.fields.map(({ name, type, managed }) => [name, type, managed])).toEqual([
      ['id', 'uuid', 'key'],
      ['title', 'string', undefined],
      ['pages', 'integer', undefined],
      ['version', 'integer', 'version'],
      ['createdAt', 'timestamp', 'createdAt'],
      ['updatedAt', 'timestamp', 'updatedAt'],
    ]);
  });

  it('have five operations', () => {
    const line = (operation: NonNullable<typeof books>['operations'][number]) =>
      [
        operation.name,
        operation.action,
        `${operation.http?.method} ${operation.http?.path}`,
        operation.auth,
        operation.idempotency,
        operation.output.kind,
        operation.input.map(({ name }) => name).join(' '),
      ].join(' | ');
    expect(books?.operations.map(line)).toEqual([
      'createBook | create | POST /books | books:write | key | entity | title pages',
      'deleteBook | delete | DELETE /books/{id} | books:write | natural | none | ',
      'getBook | get | GET /books/{id} | books:read | natural | entity | ',
      'listBooks | list | GET /books | books:read | natural | page | ',
      'updateBook | update | PUT /books/{id} | books:write | natural | entity | title pages',
    ]);
    expect(books?.operations.every(({ crud, expose }) => crud && expose === 'public')).toBe(true);
  });

  it('have events as soon as a broker renders', () => {
    const [later] = read(small, complete).services;
    expect(later?.events.map(({ name, implied }) => [name, implied])).toEqual([
      ['book-created', true],
      ['book-deleted', true],
      ['book-updated', true],
    ]);
    const created = later?.events[0]?.versions[0];
    expect(created?.key).toBe('bookId');
    expect(created?.payload.map(({ name }) => name)).toEqual([
      'bookId',
      'title',
      'pages',
      'version',
    ]);
    expect(later?.operations.find(({ name }) => name === 'createBook')?.emits).toEqual([
      'book-created',
    ]);
  });

  it('take defaults from what renders, in order of preference', () => {
    expect(read(small, complete).platform).toMatchObject({ broker: 'nats', deploy: ['compose'] });
    const options = catalog.deploy.options.map((option) => ({ ...option, rendered: false }));
    const without = { ...catalog, deploy: { ...catalog.deploy, options } };
    expect(read(small, without).platform).toMatchObject({ broker: 'nats', deploy: [] });
  });
});

describe('field types', () => {
  it.each([
    ['name: string', { type: 'string', maxLength: 255 }],
    ['name: text', { type: 'text', maxLength: 65536 }],
    ['name: integer', { type: 'integer' }],
    ['name: number', { type: 'number' }],
    ['name: decimal', { type: 'decimal' }],
    ['name: boolean', { type: 'boolean' }],
    ['name: date', { type: 'date' }],
    ['name: timestamp', { type: 'timestamp' }],
    ['name: uuid', { type: 'uuid' }],
    ['name: email', { type: 'email', maxLength: 254 }],
    ['name: url', { type: 'url', maxLength: 2000 }],
    ['name: json', { type: 'json' }],
    ['name: string[]', { type: 'string', array: true }],
    ['name: { type: enum, values: [a, b] }', { type: 'enum', values: ['a', 'b'] }],
    ['name: { type: "enum[]", values: [a, b] }', { type: 'enum', array: true }],
    ['name: { type: string, optional: true }', { optional: true }],
    ['name: { type: string, unique: true }', { unique: true, index: false }],
    ['name: { type: string, index: true }', { index: true }],
    ['name: { type: integer, minimum: 0, maximum: 9 }', { minimum: 0, maximum: 9 }],
    ['name: { type: string, maxLength: 3, pattern: "^a+$" }', { maxLength: 3, pattern: '^a+$' }],
    ['name: { type: integer, default: 0 }', { default: 0 }],
    ['name: { type: boolean, default: false }', { default: false }],
    ['name: { type: decimal, default: "1.50" }', { default: '1.50' }],
    ['name: { type: date, default: 2024-02-29 }', { default: '2024-02-29' }],
    ['name: { type: "string[]", default: [] }', { default: [] }],
    ['name: { type: string, pii: true, secret: true }', { pii: true, secret: true }],
    ['name: { type: string, was: title, description: What. }', { was: 'title' }],
    ['{ type: string, order: string, from: string, select: string }', { name: 'type' }],
  ])('%s', (text, expected) => {
    const [field] = fieldsOf(fields(text));
    expect(field).toMatchObject(expected);
  });
});

describe('references', () => {
  const text = `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities:
      Author: { key: code, fields: { code: string } }
      Book:
        fields:
          author: Author
          second: { type: string, ref: Author, optional: true }
          third: { ref: Author }
          lender: members.Member
          lenders: "members.Member[]"
          own: books.Author
          notes: "Note[]"
      Note: { partOf: Book, fields: { text: string, by: members.Member } }
  members:
    entities: { Member: { fields: { name: string } } }
`;
  const [books] = read(text).services;
  const field = (name: string) =>
    books?.entities
      .find((entity) => entity.name === 'Book')
      ?.fields.find((candidate) => candidate.name === name);

  it('have the type of the key and an index', () => {
    expect(field('author')).toMatchObject({ type: 'string', references: 'Author', index: true });
    expect(field('second')).toMatchObject({ type: 'string', references: 'Author' });
    expect(field('third')).toMatchObject({ type: 'string', references: 'Author' });
    expect(field('own')).toMatchObject({ references: 'Author' });
    expect(field('lender')).toMatchObject({
      type: 'uuid',
      foreign: { service: 'members', name: 'Member' },
      index: true,
    });
    expect(field('lenders')).toMatchObject({ type: 'uuid', array: true, index: false });
  });

  it('name value objects', () => {
    expect(field('notes')).toMatchObject({ type: 'object', object: 'Note', array: true });
    expect(books?.valueObjects).toMatchObject([{ name: 'Note', partOf: 'Book' }]);
  });

  it('are filters of the list', () => {
    const list = books?.operations.find(({ name }) => name === 'listBooks');
    expect(list?.input.map(({ name, optional }) => [name, optional])).toEqual([
      ['author', true],
      ['second', true],
      ['third', true],
      ['lender', true],
      ['own', true],
    ]);
  });

  it('leave a key that is given by callers in the input of create only', () => {
    const input = (name: string) =>
      books?.operations.find((operation) => operation.name === name)?.input;
    expect(input('createAuthor')?.map(({ name }) => name)).toEqual(['code']);
    expect(input('updateAuthor')).toEqual([]);
    expect(books?.operations.find(({ name }) => name === 'getAuthor')).toMatchObject({
      http: { path: '/authors/{code}' },
      params: [{ name: 'code', field: 'code' }],
    });
  });
});

describe('overrides', () => {
  const text = `
schema: create-microservices/v1
system:
  name: town
  description: Two lines.
  registry: registry.example.com:5000/acme/town
  teams: { red: { members: 2 }, blue: {} }
platform:
  transport: grpc
  broker: kafka
  identity: { issuer: "https://id.example.com/", audience: town-api, algorithms: [ES256] }
  ci: none
  deploy: [kubernetes, compose]
  packageManager: pnpm
  mtls: mesh
defaults:
  language: go
  datastore: sqlite
  timeoutMs: 500
  transport: rest
  scaling: { min: 5 }
  slo: { availability: 99.5 }
gateway:
  language: typescript
  timeoutMs: 900
  scaling: { max: 9 }
  slo: { latency: { ms: 100 } }
  rateLimit: { perClient: 5/s, store: redis }
  compositions:
    home: { route: GET /home, calls: [books.getBook, { to: books.listBooks, timeoutMs: 9, optional: true }] }
services:
  books:
    team: red
    context: what we lend
    was: library
    language: python
    datastore: postgres
    transport: grpc
    timeoutMs: 100
    scaling: { queueLag: 10 }
    slo: { window: 7d }
    entities:
      Book:
        description: A book.
        was: Tome
        path: /tomes
        eventSourced: true
        owner: reader
        fields: { reader: string }
lint:
  exceptions: [{ rule: BND002, place: books, reason: it is small on purpose }]
`;
  const { system, platform, gateway, services, lintExceptions } = read(text);

  it('are kept', () => {
    expect(system.teams).toEqual([
      { name: 'blue', members: 1 },
      { name: 'red', members: 2 },
    ]);
    expect(system).toMatchObject({ registry: 'registry.example.com:5000/acme/town' });
    expect(platform).toEqual({
      transport: 'grpc',
      broker: 'kafka',
      identity: {
        kind: 'jwt',
        issuer: 'https://id.example.com/',
        audience: 'town-api',
        algorithms: ['ES256'],
      },
      ci: 'none',
      deploy: ['compose', 'kubernetes'],
      packageManager: 'pnpm',
      mtls: 'mesh',
    });
    expect(gateway).toMatchObject({
      timeoutMs: 900,
      scaling: { min: 5, max: 9, cpuPercent: 70 },
      slo: { availability: 99.5, latency: { percentile: 99, ms: 100 } },
      rateLimit: { perClient: { requests: 5, windowSeconds: 1 }, store: 'redis' },
      compositions: [
        {
          name: 'home',
          route: { method: 'GET', path: '/home' },
          calls: [
            { to: { service: 'books', name: 'getBook' }, optional: false },
            { to: { service: 'books', name: 'listBooks' }, timeoutMs: 9, optional: true },
          ],
        },
      ],
    });
    expect(services[0]).toMatchObject({
      team: 'red',
      context: 'what we lend',
      was: 'library',
      language: 'python',
      datastore: 'postgres',
      transport: 'grpc',
      timeoutMs: 100,
      scaling: { min: 5, max: 5, queueLag: 10 },
      slo: { availability: 99.5, window: '7d' },
      entities: [{ path: '/tomes', was: 'Tome', owner: 'reader', eventSourced: true }],
    });
    expect(services[0]?.scaling.cpuPercent).toBeUndefined();
    expect(lintExceptions).toEqual([
      { rule: 'BND002', place: 'books', reason: 'it is small on purpose' },
    ]);
  });

  it('leave the owner to the service', () => {
    const create = services[0]?.operations.find(({ action }) => action === 'create');
    expect(create?.input).toEqual([]);
    expect(create?.http?.path).toBe('/tomes');
  });

  it('take identity as a word', () => {
    const words = small.replace('services:', 'platform: { identity: none }\nservices:');
    expect(read(words).platform.identity.kind).toBe('none');
  });
});

describe('events, subscriptions, replicas, views and sagas', () => {
  const text = `
schema: create-microservices/v1
system: { name: town }
platform: { broker: nats }
services:
  books:
    entities:
      Book: { fields: { title: string, isbn: { type: string, secret: true } } }
    events:
      book-created: { payload: { bookId: uuid } }
      book-moved: { versions: { 2: { payload: { bookId: uuid, to: string } }, 1: { key: to, payload: { bookId: uuid, to: string } } } }
  loans:
    entities:
      Loan: { fields: { book: books.Book, days: integer } }
    replicas:
      Title: { of: books.Book, fields: [bookId, title], maxLagSeconds: 5 }
    views:
      LoanedTitle: { from: [Loan, Title] }
    operations:
      lend: { message: true, writes: [Loan], input: { book: books.Book, days: integer } }
      takeBack: { message: true, writes: [Loan], input: {} }
      getLoan: { http: "GET /loans/{id}", reads: [LoanedTitle] }
      open: { http: POST /loans, writes: [Loan], emits: [opened], startsSaga: lending, calls: [books.listBooks, { to: books.getBook, retries: 2, timeoutMs: 50, fallback: replica, transport: grpc }] }
    events:
      opened: { payload: { loanId: uuid, total: integer }, map: { total: days } }
      lent: { reply: true, external: true, payload: { loanId: uuid } }
    subscribes:
      - books.book-created
      - { event: books.book-updated, then: delete-referring }
      - { event: books.book-deleted, then: call, call: takeBack }
      - { event: books.book-moved, handler: onMove }
sagas:
  lending:
    orchestrator: loans
    trigger: loans.open
    onCompleted: loans.lent
    steps:
      - { name: lend, do: loans.lend, expect: [loans.lent], compensate: loans.takeBack, kind: compensatable }
`;
  const { services, sagas } = read(text);
  const [books, loans] = services;

  it('have versions in order and a key', () => {
    expect(books?.events.map(({ name, implied }) => [name, implied])).toEqual([
      ['book-created', false],
      ['book-deleted', true],
      ['book-moved', false],
      ['book-updated', true],
    ]);
    const moved = books?.events.find(({ name }) => name === 'book-moved');
    expect(moved?.versions.map(({ version, key }) => [version, key])).toEqual([
      [1, 'to'],
      [2, 'bookId'],
    ]);
    const updated = books?.events.find(({ name }) => name === 'book-updated');
    expect(updated?.versions[0]?.payload.map(({ name }) => name)).toEqual([
      'bookId',
      'title',
      'version',
    ]);
  });

  it('derive what subscriptions do', () => {
    expect(loans?.subscribes.map(({ then, call, handler }) => [then, call, handler])).toEqual([
      ['replicate', undefined, undefined],
      ['delete-referring', undefined, undefined],
      ['call', 'takeBack', undefined],
      ['custom', undefined, 'onMove'],
    ]);
  });

  it('feed replicas with the events of the entity', () => {
    expect(loans?.replicas).toMatchObject([
      {
        name: 'Title',
        of: { service: 'books', name: 'Book' },
        fields: [
          { name: 'bookId', type: 'uuid' },
          { name: 'title', type: 'string' },
        ],
        fedBy: [
          { service: 'books', name: 'book-created' },
          { service: 'books', name: 'book-updated' },
          { service: 'books', name: 'book-deleted' },
        ],
        maxLagSeconds: 5,
      },
    ]);
    expect(loans?.views).toEqual([
      { name: 'LoanedTitle', from: ['Loan', 'Title'], store: 'postgres' },
    ]);
  });

  it('spell out calls and steps', () => {
    expect(loans?.operations.find(({ name }) => name === 'open')?.calls).toEqual([
      {
        to: { service: 'books', name: 'listBooks' },
        transport: 'rest',
        retries: 0,
        fallback: 'none',
      },
      {
        to: { service: 'books', name: 'getBook' },
        transport: 'grpc',
        timeoutMs: 50,
        retries: 2,
        fallback: 'replica',
      },
    ]);
    expect(sagas).toEqual([
      {
        name: 'lending',
        orchestrator: 'loans',
        trigger: { service: 'loans', name: 'open' },
        timeoutSeconds: 60,
        onCompleted: { service: 'loans', name: 'lent' },
        steps: [
          {
            name: 'lend',
            do: { service: 'loans', name: 'lend' },
            expect: [{ service: 'loans', name: 'lent' }],
            compensate: { service: 'loans', name: 'takeBack' },
            kind: 'compensatable',
          },
        ],
      },
    ]);
  });
});

it('does not depend on the order of things that have none', () => {
  const one = `
schema: create-microservices/v1
system: { name: town }
services:
  a: { entities: { B: { fields: { x: string } }, A: { fields: { b: B } } } }
  c: { operations: { z: { http: "GET /z/{id}", reads: [D] }, y: { http: "DELETE /z/{id}", writes: [D] } }, entities: { D: { fields: { x: a.A } } } }
`;
  const other = `
services:
  c: { entities: { D: { fields: { x: a.A } } }, operations: { y: { writes: [D], http: "DELETE /z/{id}" }, z: { reads: [D], http: "GET /z/{id}" } } }
  a: { entities: { A: { fields: { b: B } }, B: { fields: { x: string } } } }
system: { name: town }
schema: create-microservices/v1
`;
  expect(JSON.stringify(read(other))).toBe(JSON.stringify(read(one)));
});

it('reads the three lines of the documentation', () => {
  const { services } = read(`
schema: create-microservices/v1
system: { name: shop }
services:
  catalog: { entities: { Product: { fields: { name: string, priceCents: integer } } } }
  orders:  { entities: { Order: { fields: { productId: catalog.Product, quantity: integer } } }, subscribes: [catalog.product-created] }
`);
  const [subscription] = services[1]?.subscribes ?? [];
  expect(subscription?.event).toEqual({ service: 'catalog', name: 'product-created' });
  expect(subscription?.then).toBe('replicate');
});
