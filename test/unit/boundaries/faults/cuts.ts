import type { Fault } from '../support.ts';

const entities = (count: number) =>
  `entities: { ${Array.from({ length: count }, (_, i) => `Thing${i}: { fields: { name: string } }`).join(', ')} }`;

const queries = (count: number, entity: string) =>
  Array.from(
    { length: count },
    (_, i) =>
      `      ask${i}: { http: "GET /${entity.toLowerCase()}-${i}/{id}", reads: [${entity}] }\n`,
  ).join('');

const asking = (name: string, call: string) => `
  ${name}:
    entities: { ${name.toUpperCase()}: { fields: { note: string } }, ${name.toUpperCase()}2: { fields: { note: string } } }
    operations:
      look: { http: "GET /${name}/{id}", reads: [${name.toUpperCase()}], calls: [${call}] }`;

const services = (count: number, more = '') =>
  Array.from(
    { length: count },
    (_, i) => `  part-${i}: { entities: { Part${i}: { fields: { name: string } } }${more} }\n`,
  ).join('');

export const cuts: Fault[] = [
  {
    rule: 'BND001',
    what: 'nine entities in one of two services',
    text: `\nservices:\n  all: { ${entities(9)} }\n  books: { entities: { Book: { fields: { title: string } } } }\n`,
    places: ['all'],
    healed: [', Thing8: { fields: { name: string } }', ''],
  },
  {
    rule: 'BND001',
    what: 'twenty-one operations',
    text: `
services:
  all:
    entities: { Book: { fields: { title: string } } }
    operations:
${queries(21, 'Book')}  other:
    entities: { Loan: { fields: { title: string } } }
    operations:
${queries(20, 'Loan')}  third:
    entities: { Room: { fields: { title: string } } }
    operations:
${queries(20, 'Room')}`,
    places: ['all'],
    healed: ['      ask20: { http: "GET /book-20/{id}", reads: [Book] }\n', ''],
  },
  {
    rule: 'BND001',
    what: 'thirteen of eighteen operations',
    text: `
services:
  all:
    entities: { Book: { fields: { title: string } } }
    operations:
${queries(13, 'Book')}  other:
    entities: { Loan: { fields: { title: string } } }
    operations:
${queries(5, 'Loan')}`,
    places: ['all'],
    healed: ['      ask12: { http: "GET /book-12/{id}", reads: [Book] }\n', ''],
  },
  {
    rule: 'BND002',
    what: 'a function with a database, for one caller',
    text: `
services:
  tax:
    entities: { Rate: { fields: { percent: number } } }
    operations:
      getRate: { http: "GET /rates/{id}", expose: internal, reads: [Rate] }
${asking('loans', 'tax.getRate').slice(1)}
`,
    places: ['tax'],
    healed: [
      '      getRate:',
      '      addRate: { kind: command, http: POST /rates, writes: [Rate] }\n      dropRate: { kind: command, http: "DELETE /rates/{id}", writes: [Rate] }\n      getRate:',
    ],
  },
  {
    rule: 'BND003',
    what: 'a service that stores one entity for another',
    text: `
services:
  books: { entities: { Book: { fields: { title: string } } } }
${asking('loans', 'books.createBook').slice(1)}
`,
    places: ['books'],
    also: ['SYNC009'],
    healed: [
      'Book: { fields: { title: string } }',
      'Book: { fields: { title: string } }, Shelf: { fields: { name: string } }',
    ],
  },
  {
    rule: 'BND004',
    what: 'services named for layers',
    text: `
services:
  data-layer: { entities: { Book: { fields: { title: string } } } }
  core-service: { entities: { Loan: { fields: { note: string } } } }
  market-data: { entities: { Quote: { fields: { note: string } } } }
`,
    places: ['data-layer', 'core-service'],
    healed: ['data-layer', 'books'],
  },
  {
    rule: 'BND005',
    what: 'four services of a team of two',
    text: `
system: { name: town, teams: { desk: { members: 2 } } }
services:
${services(4, ', team: desk')}`,
    places: ['desk'],
    healed: ['members: 2', 'members: 4'],
  },
  {
    rule: 'BND006',
    what: 'one service that three of four others call',
    text: `
services:
  base-prices:
    entities: { Rate: { fields: { percent: number } }, Tier: { fields: { name: string } } }
    operations: { getRate: { http: "GET /rates/{id}", reads: [Rate] } }${asking('a', 'base-prices.getRate')}${asking('b', 'base-prices.getRate')}${asking('c', 'base-prices.getRate')}
  d: { entities: { Room: { fields: { name: string } } } }
`,
    places: ['base-prices'],
    healed: ['reads: [C], calls: [base-prices.getRate]', 'reads: [C]'],
  },
  {
    rule: 'BND007',
    what: 'one of six services in another language',
    text: `
services:
${services(5)}  odd: { language: go, entities: { Odd: { fields: { name: string } } } }
`,
    places: ['odd'],
    healed: ['language: go, ', ''],
  },
  {
    rule: 'BND008',
    what: 'entities that refer to each other across services',
    text: `
services:
  books: { entities: { Book: { fields: { title: string, lastLoan: { type: loans.Loan, optional: true } } } } }
  loans: { entities: { Loan: { fields: { book: books.Book } } } }
`,
    places: ['books'],
    healed: [', lastLoan: { type: loans.Loan, optional: true }', ''],
  },
  {
    rule: 'BND009',
    what: 'a system in which most requests wait for two',
    text: `
services:
  books:
    entities: { Book: { fields: { title: string } }, Shelf: { fields: { name: string } } }
    operations:
${queries(4, 'Book')}  loans:
    entities: { Loan: { fields: { note: string } }, Fee: { fields: { note: string } } }
    operations:
${queries(6, 'Loan').replaceAll('reads: [Loan]', 'reads: [Loan], calls: [books.ask0]')}`,
    places: ['town'],
    // Half of them is no pattern yet.
    healed: ['/loan-5/{id}", reads: [Loan], calls: [books.ask0]', '/loan-5/{id}", reads: [Loan]'],
    also: ['SYNC008'],
  },
  {
    rule: 'BND010',
    what: 'one service without an owner',
    text: `
system: { name: town, teams: { desk: { members: 3 } } }
services:
  books: { team: desk, entities: { Book: { fields: { title: string } } } }
  loans: { entities: { Loan: { fields: { note: string } } } }
`,
    places: ['loans'],
    healed: ['loans: {', 'loans: { team: desk,'],
  },
];
