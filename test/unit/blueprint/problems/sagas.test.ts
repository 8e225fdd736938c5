import { describe, expect, it } from 'vitest';
import { lines, shorts } from '../support.ts';

describe('sagas', () => {
  it.each<[string, string, string[]]>([
    [
      '{ orchestrator: boks, trigger: books.open, steps: [{ name: a, do: book',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: boks, trigger: books.open, steps: [{ name: a, do: books.take, kind: pivot }] }
`,
      ['14:21 unknown-service "boks"'],
    ],
    [
      '{ orchestrator: books, trigger: books.opn, onCompleted: books.takn, st',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: books, trigger: books.opn, onCompleted: books.takn, steps: [{ name: a, do: books.tak, expect: [books.x], kind: pivot }] }
`,
      [
        '14:37 unknown-operation "books.opn"',
        '14:61 unknown-event "books.takn"',
        '14:96 unknown-operation "books.tak"',
        '14:116 unknown-event "books.x"',
      ],
    ],
    [
      '{ orchestrator: books, trigger: others.createOther, steps: [{ name: a,',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: books, trigger: others.createOther, steps: [{ name: a, do: books.open, kind: pivot }] }
`,
      ['9:58 saga "lending"', '14:37 saga "others.createOther"', '14:80 saga "books.open"'],
    ],
    [
      '{ orchestrator: books, trigger: books.open, steps: [{ name: a, do: boo',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: books, trigger: books.open, steps: [{ name: a, do: books.take, kind: compensatable }, { name: a, do: books.give, compensate: books.take, kind: retriable }, { name: c, do: books.give, kind: pivot }, { name: d, do: books.give, kind: pivot }, { name: e, do: books.give, compensate: books.take, kind: compensatable }] }
`,
      [
        '14:90 saga "compensatable"',
        '14:115 saga "a"',
        '14:146 saga "books.take"',
        '14:210 saga "pivot"',
        '14:252 saga "pivot"',
        '14:318 saga "compensatable"',
      ],
    ],
    [
      '{ orchestrator: books, trigger: books.open, steps: [] }',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: books, trigger: books.open, steps: [] }
`,
      ['14:56 size []'],
    ],
    [
      '{ trigger: books.open, steps: [{ name: a, do: books.take, kind: maybe ',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { trigger: books.open, steps: [{ name: a, do: books.take, kind: maybe }] }
`,
      ['13:3 missing "lending"', '14:69 unknown-value "maybe"'],
    ],
    [
      'saga not matching startsSaga',
      `
schema: create-microservices/v1
system: { name: town }
services:
  books:
    entities: { Book: { fields: { title: string } } }
    operations:
      take: { message: true, writes: [Book], input: {} }
      give: { message: true, writes: [Book], input: {} }
      other: { http: POST /p, writes: [Book], startsSaga: lending }
      third: { http: POST /q, writes: [Book], startsSaga: lendin }
      open: { http: POST /o, writes: [Book], startsSaga: lending }
    events: { taken: { payload: { bookId: uuid } } }
  others: { entities: { Other: { fields: { title: string } } } }
sagas:
  lending:
    { orchestrator: books, trigger: books.open, steps: [{ name: a, do: books.take, kind: pivot }] }
`,
      ['9:59 saga "lending"', '10:59 unknown-saga "lendin"'],
    ],
  ])('%s', (_name, text, problems) => expect(shorts(lines(text))).toEqual(problems));
});
