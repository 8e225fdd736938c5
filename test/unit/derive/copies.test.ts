import { describe, expect, it } from 'vitest';
import { copiesOf } from '../../../src/derive/copies.ts';
import { subscriptionsOf } from '../../../src/derive/subscriptions.ts';
import { blueprintOf } from '../../support/render.ts';

const blueprint = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities: { Book: { fields: { title: string, pages: integer } } }
  desk:
    entities: { Visit: { fields: { guest: string, status: { type: enum, values: [open, closed], default: open } } } }
    operations:
      openVisit: { http: POST /visits, input: { guest: string }, writes: [Visit], emits: [visit-opened] }
      closeVisit: { http: "POST /visits/{id}/close", writes: [Visit], input: { why: string }, emits: [visit-closed] }
    events:
      visit-opened: { key: visitId, payload: { visitId: uuid, who: string }, map: { who: guest } }
      visit-closed: { versions: { 1: { key: visitId, payload: { visitId: uuid } }, 2: { key: visitId, payload: { visitId: uuid, why: string } } } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    replicas:
      Known: { of: books.Book, fields: [title] }
      Guest: { of: desk.Visit, fields: [guest], fedBy: [desk.visit-opened, desk.visit-closed] }
`);
const service = (name: string) => {
  const found = blueprint.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('what owners can tell of rows that were there before', () => {
  it('is told by one of the events that say the same', () => {
    expect(copiesOf(service('books'), blueprint)).toEqual([
      {
        replica: 'loans.Known',
        subscription: 'loans.books',
        entity: 'Book',
        events: ['book-created'],
      },
    ]);
  });

  it('is told by events that the row alone can fill', () => {
    const [copy] = copiesOf(service('desk'), blueprint);
    expect(copy?.events).toEqual(['visit-opened']);
  });
});

describe('subscriptions', () => {
  const subscriptions = subscriptionsOf(service('loans'), blueprint);

  it('are one for each publisher, to the newest version of each event', () => {
    expect(subscriptions.map(({ model: { name, topics } }) => [name, topics])).toEqual([
      ['loans.books', ['books.book-created.v1', 'books.book-deleted.v1', 'books.book-updated.v1']],
      ['loans.desk', ['desk.visit-closed.v2', 'desk.visit-opened.v1']],
    ]);
  });

  it('need of a payload what is used of it', () => {
    const [opened] = subscriptions[1]?.events.filter(({ name }) => name.endsWith('opened')) ?? [];
    expect(opened?.schema).toEqual({
      type: 'object',
      required: ['visitId', 'who'],
      properties: { visitId: { type: 'string', format: 'uuid' }, who: { type: 'string' } },
    });
  });
});
