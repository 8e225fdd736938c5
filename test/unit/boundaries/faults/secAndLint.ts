import type { Fault } from '../support.ts';

const members = (operation: string) => `
services:
  members:
    entities:
      Member: { fields: { name: { type: string, pii: true }, level: integer, card: "Card" } }
      Card: { partOf: Member, fields: { number: { type: string, secret: true }, colour: string } }
    operations:
      ${operation}
`;

const replying = (payload: string) => `
services:
  members:
    entities:
      Member: { fields: { name: { type: string, pii: true }, level: integer, card: "Card" } }
      Card: { partOf: Member, fields: { number: { type: string, pii: true }, colour: string } }
    operations:
      rise: { kind: command, message: true, input: { memberId: uuid }, writes: [Member], emits: [member-risen] }
    events:
      member-risen: { key: memberId, payload: { memberId: uuid, ${payload} }, external: true }
`;

const excepted = (exception: string) => `
services:
  data-layer: { entities: { Book: { fields: { title: string } } } }
lint: { exceptions: [${exception}] }
`;

const sound = '{ rule: BND004, place: data-layer, reason: everybody here calls it that }';

export const secAndLint: Fault[] = [
  {
    rule: 'SEC001',
    what: 'a command for anybody',
    text: members(
      'join: { kind: command, http: POST /members, auth: anonymous, writes: [Member] }',
    ),
    places: ['members.join'],
    healed: ['auth: anonymous, ', ''],
  },
  {
    rule: 'SEC001',
    what: 'a system without identity, told once',
    text: `
platform: { identity: none }
services:
  books: { entities: { Book: { fields: { title: string } } } }
`,
    places: ['town'],
    healed: ['identity: none', 'identity: jwt'],
  },
  {
    rule: 'SEC002',
    what: 'a personal field in an event of a message',
    text: replying('name: string'),
    places: ['members.member-risen'],
    healed: ['memberId: uuid, name: string', 'memberId: uuid, level: integer'],
  },
  {
    rule: 'SEC003',
    what: 'a composition of what only services may ask',
    text: `
gateway: { compositions: { page: { route: GET /page, calls: [books.listBooks] } } }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      listBooks: { http: GET /books, expose: internal, auth: [svc:search], reads: [Book], paging: cursor }
  search: { entities: { Word: { fields: { text: string } } } }
`,
    places: ['gateway.page'],
    healed: ['auth: [svc:search]', 'auth: [books:read]'],
  },
  {
    rule: 'SEC004',
    what: 'names of people for anybody',
    text: members('getMember: { http: "GET /members/{id}", auth: anonymous, reads: [Member] }'),
    places: ['members.getMember'],
    healed: [
      'auth: anonymous, reads: [Member]',
      'auth: anonymous, reads: [Member], output: { level: integer }',
    ],
  },
  {
    rule: 'SEC004',
    what: 'names of people in a system without identity, told once',
    text: `
platform: { identity: none }
services:
  people:
    entities: { Person: { fields: { email: { type: email, pii: true } } } }
    operations:
      getPerson: { http: "GET /people/{id}", reads: [Person] }
      listPeople: { http: GET /people, reads: [Person], paging: cursor }
`,
    places: ['town'],
    healed: ['identity: none', 'identity: jwt'],
  },
  {
    rule: 'LINT001',
    what: 'an exception from no rule',
    text: excepted(`${sound}, { rule: BND404, place: data-layer, reason: it was mistyped once }`),
    places: ['data-layer'],
    healed: [', { rule: BND404, place: data-layer, reason: it was mistyped once }', ''],
  },
  {
    rule: 'LINT002',
    what: 'an exception for no place',
    text: excepted(`${sound}, { rule: BND004, place: data-lair, reason: it was mistyped once }`),
    places: ['data-lair'],
    healed: [', { rule: BND004, place: data-lair, reason: it was mistyped once }', ''],
  },
  {
    rule: 'LINT003',
    what: 'an exception that excuses nothing',
    text: excepted(
      `${sound}, { rule: BND002, place: data-layer, reason: it was small at one time }`,
    ),
    places: ['data-layer'],
    healed: [', { rule: BND002, place: data-layer, reason: it was small at one time }', ''],
  },
];
