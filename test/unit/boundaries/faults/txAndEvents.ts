import type { Fault } from '../support.ts';

const saga = `
services:
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], startsSaga: lending }
      note: { kind: command, message: true, input: { loanId: uuid }, writes: [Loan], emits: [noted] }
    events:
      noted: { key: loanId, payload: { loanId: uuid }, reply: true }
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { kind: command, message: true, input: { bookId: uuid }, writes: [Book], emits: [taken, refused] }
      bring: { kind: command, message: true, input: { bookId: uuid }, writes: [Book], emits: [brought] }
    events:
      taken: { key: bookId, payload: { bookId: uuid }, reply: true }
      refused: { key: bookId, payload: { bookId: uuid }, reply: true }
      brought: { key: bookId, payload: { bookId: uuid }, external: true }
sagas:
  lending:
    orchestrator: loans
    trigger: loans.lend
    steps:
      - { name: take, do: books.take, expect: [books.taken, books.refused], kind: compensatable, compensate: books.bring }
      - { name: note, do: loans.note, expect: [loans.noted], kind: retriable }
`;

/** Services that react one to the other. */
const chain = (length: number, back = '') => {
  const names = [...'abcdefgh'].slice(0, length);
  const services = names.map((name, index) => {
    const upper = name.toUpperCase();
    const before = names[index - 1];
    const heard = before
      ? `    subscribes: [{ event: ${before}.${before}-done, then: call, call: do }]\n`
      : back;
    const reach = before
      ? 'message: true, input: { name: string }'
      : `http: POST /${name}, message: true, input: { name: string }`;
    return `  ${name}:
    entities: { ${upper}: { fields: { name: string } } }
    operations: { do: { kind: command, ${reach}, writes: [${upper}], emits: [${name}-done] } }
    events: { ${name}-done: { key: ${name}Id, payload: { ${name}Id: uuid, name: string }, external: true } }
${heard}`;
  });
  return `\nservices:\n${services.join('')}`;
};

const event = (name: string, body: string, emits = name) => `
services:
  books:
    entities: { Book: { fields: { title: string, state: { type: enum, values: [in, out] } } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], emits: [${emits}] }
    events:
      ${name}: { ${body} }
  loans:
    entities: { Loan: { fields: { note: string } } }
    subscribes: [{ event: books.${name}, then: custom }]
`;

export const txAndEvents: Fault[] = [
  {
    rule: 'TX001',
    what: 'a command that writes here and commands there',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } }, Shelf: { fields: { name: string } } }
    operations:
      take: { kind: command, http: POST /takes, writes: [Book] }
      getBook: { http: "GET /books/{id}", reads: [Book] }
  loans:
    entities: { Loan: { fields: { bookId: uuid } } }
    operations:
      lend: { kind: command, http: POST /loans, writes: [Loan], calls: [books.take] }
`,
    places: ['loans.lend'],
    healed: ['calls: [books.take]', 'calls: [books.getBook]'],
  },
  {
    rule: 'TX001',
    what: 'a command beside the saga that was to send it',
    text: saga
      .replace('startsSaga: lending', 'calls: [books.lock], startsSaga: lending')
      .replace(
        '      take:',
        '      lock: { kind: command, http: POST /locks, writes: [Book] }\n      take:',
      ),
    places: ['loans.lend'],
    healed: ['calls: [books.lock], ', ''],
  },
  {
    rule: 'TX004',
    what: 'a command without idempotency',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: none }
`,
    places: ['books.addBook'],
    healed: [', idempotency: none', ''],
  },
  {
    rule: 'TX008',
    what: 'five services that react one to the other',
    text: chain(5),
    places: ['a.do'],
    healed: [
      'subscribes: [{ event: d.d-done, then: call, call: do }]',
      'subscribes: [{ event: a.a-done, then: call, call: do }]',
    ],
  },
  {
    rule: 'TX009',
    what: 'events that come back to where they began',
    text: chain(3, '    subscribes: [{ event: c.c-done, then: call, call: do }]\n'),
    places: ['a.do'],
    healed: [
      'subscribes: [{ event: c.c-done, then: call, call: do }]',
      'subscribes: [{ event: c.c-done, then: custom, handler: look }]',
    ],
  },
  {
    rule: 'TX009',
    what: 'a saga whose end starts it again',
    text: saga
      .replace('POST /loans, writes', 'POST /loans, message: true, input: { bookId: uuid }, writes')
      .replace(
        '    events:\n',
        '    events:\n      lent: { key: bookId, payload: { bookId: uuid } }\n',
      )
      .replace(
        '  books:\n',
        '    subscribes: [{ event: loans.lent, then: call, call: lend }]\n  books:\n',
      )
      .replace('trigger: loans.lend\n', 'trigger: loans.lend\n    onCompleted: loans.lent\n'),
    places: ['loans.lend'],
    healed: ['then: call, call: lend', 'then: custom'],
  },
  {
    rule: 'TX009',
    what: 'a step of a saga that emits what starts it again',
    text: saga
      .replace('POST /loans, writes', 'POST /loans, message: true, input: { bookId: uuid }, writes')
      .replace(
        '  books:\n',
        '    subscribes: [{ event: books.brought, then: call, call: lend }]\n  books:\n',
      ),
    places: ['books.bring'],
    healed: ['then: call, call: lend', 'then: custom'],
  },
  {
    rule: 'TX009',
    what: 'a reaction that commands what it reacts to',
    text: `
platform: { broker: nats }
services:
  books:
    entities: { Book: { fields: { title: string } }, Shelf: { fields: { name: string } } }
    operations:
      addBook: { kind: command, http: POST /books, expose: internal, auth: [svc:loans], writes: [Book], input: { title: string }, emits: [book-added] }
    events: { book-added: { key: bookId, payload: { bookId: uuid, title: string } } }
  loans:
    entities: { Loan: { fields: { title: string } } }
    operations:
      note: { kind: command, message: true, writes: [Loan], input: { title: string }, calls: [books.addBook] }
    subscribes: [{ event: books.book-added, then: call, call: note }]
`,
    places: ['books.addBook'],
    healed: ['then: call, call: note', 'then: custom'],
    also: ['TX001'],
  },
  {
    rule: 'TX010',
    what: 'a saga in one service',
    text: saga.replace(/ {6}- \{ name: take.*\n/, '').replaceAll('reply: true', 'external: true'),
    places: ['lending'],
    healed: [
      '{ name: note, do: loans.note, expect: [loans.noted]',
      '{ name: take, do: books.take, expect: [books.taken, books.refused]',
    ],
  },
  {
    rule: 'TX011',
    what: 'a step that waits for no answer',
    text: saga
      .replace(', expect: [loans.noted]', '')
      .replace('loanId: uuid }, reply: true', 'loanId: uuid }, external: true'),
    places: ['lending.note'],
    healed: [
      '{ name: note, do: loans.note,',
      '{ name: note, do: loans.note, expect: [loans.noted],',
    ],
  },
  {
    rule: 'TX012',
    what: 'a step that waits for what never comes',
    text: saga
      .replace('emits: [taken, refused]', 'emits: [taken]')
      .replace('emits: [brought]', 'emits: [brought, refused]'),
    places: ['lending.take'],
    healed: ['emits: [taken]', 'emits: [taken, refused]'],
  },
  {
    rule: 'EVT001',
    what: 'an event that nobody hears',
    text: event('book-added', 'payload: { bookId: uuid, title: string }').replace(
      / {4}subscribes.*\n/,
      '',
    ),
    places: ['books.book-added'],
    healed: ['title: string }', 'title: string }, external: true'],
  },
  {
    rule: 'EVT004',
    what: 'an event whose consumer calls back',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], emits: [book-added] }
      getBook: { http: "GET /books/{id}", expose: internal, reads: [Book] }
    events: { book-added: { payload: { bookId: uuid } } }
  search:
    entities: { Word: { fields: { bookId: uuid } } }
    operations:
      index: { kind: command, message: true, input: { bookId: uuid }, writes: [Word], calls: [books.getBook] }
    subscribes: [{ event: books.book-added, then: call, call: index }]
`,
    places: ['search'],
    healed: ['payload: { bookId: uuid }', 'payload: { bookId: uuid, title: string }'],
  },
  {
    rule: 'EVT005',
    what: 'an event that nothing emits',
    text: event('book-lost', 'payload: { bookId: uuid, title: string }', '').replace(
      'emits: []',
      'idempotency: key',
    ),
    places: ['books.book-lost'],
    healed: ['idempotency: key', 'emits: [book-lost]'],
  },
  {
    rule: 'EVT006',
    what: 'an event in order of a state',
    text: event(
      'book-added',
      'key: state, payload: { bookId: uuid, state: { type: enum, values: [in, out] } }',
    ),
    places: ['books.book-added'],
    healed: ['key: state', 'key: bookId'],
  },
  {
    rule: 'EVT007',
    what: 'an event that says what to do',
    text: event('send-mail', 'payload: { bookId: uuid, title: string }'),
    places: ['books.send-mail'],
    healed: ['send-mail', 'book-added'],
  },
];
