import { describe, expect, it } from 'vitest';
import { asyncapi } from '../../../src/derive/asyncapi.ts';
import { eventModels, publishedVersions } from '../../../src/derive/events.ts';
import { replicaModel } from '../../../src/derive/replicas.ts';
import { subscriptionsOf } from '../../../src/derive/subscriptions.ts';
import { blueprintOf } from '../../support/render.ts';

const blueprint = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities:
      Volume: { was: Book, fields: { name: { type: string, was: title }, pages: integer } }
      Shelf: { was: Rack, key: code, fields: { code: { type: string, was: label }, floor: integer } }
  desk:
    entities: { Visit: { fields: { guest: string } } }
    operations:
      openVisit: { http: POST /visits, input: { guest: string }, writes: [Visit], emits: [visit-begun] }
    events:
      visit-begun: { was: visit-opened, description: Somebody is here., key: visitId, payload: { visitId: uuid, who: string }, map: { who: guest } }
  loans:
    entities: { Loan: { fields: { volume: books.Volume } } }
    subscribes: [books.volume-created, { event: desk.visit-begun, then: custom, handler: greet }]
`);
const service = (name: string) => {
  const found = blueprint.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const modelOf = (name: string, topic: string) =>
  eventModels(service(name)).find((model) => model.topic === topic);

describe('an event with another name', () => {
  it('is sent under both, as one event, its name of now last', () => {
    const topics = publishedVersions(service('desk')).map(({ topic }) => topic);
    expect(topics).toEqual(['desk.visit-opened.v1', 'desk.visit-begun.v1']);
    const [then, now] = eventModels(service('desk'));
    expect(then).toEqual({
      ...now,
      topic: 'desk.visit-opened.v1',
      contract: 'contracts/events/desk/visit-opened.v1.json',
    });
  });

  it('is what its entity makes of it: what the row has other names for is there under both', () => {
    const then = modelOf('books', 'books.book-created.v1');
    expect(then).toMatchObject({ name: 'volume-created', key: 'bookId' });
    expect(then?.payload).toEqual([
      { field: 'bookId', from: 'volumeId' },
      { field: 'name', from: 'name' },
      { field: 'title', from: 'name' },
      { field: 'pages', from: 'pages' },
      { field: 'version', from: 'version' },
    ]);
    expect(modelOf('books', 'books.book-deleted.v1')?.payload).toEqual([
      { field: 'bookId', from: 'volumeId' },
      { field: 'version', from: 'version' },
    ]);
  });

  it('has the key that it had, where that is a field', () => {
    const then = modelOf('books', 'books.rack-updated.v1');
    expect(then).toMatchObject({ key: 'label' });
    expect(then?.payload[0]).toEqual({ field: 'label', from: 'code' });
  });

  it('is heard under both, in the words of now', () => {
    const formerly = subscriptionsOf(service('loans'), blueprint).flatMap(({ model, events }) => [
      model.topics,
      ...events.map((event) => event.formerly),
    ]);
    expect(formerly).toEqual([
      ['books.volume-created.v1'],
      { name: 'books.book-created', members: { volumeId: 'bookId', name: 'title' } },
      ['desk.visit-begun.v1'],
      { name: 'desk.visit-opened', members: {} },
    ]);
  });

  it('feeds copies, which know what they have seen of it under either', () => {
    const copies = service('loans').replicas.map((replica) => replicaModel(replica, blueprint));
    expect(copies.flatMap(({ feeds }) => feeds)).toMatchObject([
      { event: 'books.volume-created', formerly: 'books.book-created' },
    ]);
  });

  it('says in its contract of before what it is called', () => {
    const { components } = asyncapi(blueprint) as {
      components: { messages: Record<string, { title: string; summary?: string }> };
    };
    const { title, summary } = components.messages['desk.visit-opened.v1'] ?? {};
    expect(title).toBe('Visit opened');
    expect(summary).toBe('Somebody is here. It is called visit-begun by now.');
  });

  it('carries a field under both of its names, the old one as it was promised', () => {
    const { services } = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities: { Book: { fields: { name: { type: string, was: title } } } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    replicas: { Book: { of: books.Book, fields: [name] } }
    subscribes: [books.book-created]
`);
    const [books, loans] = services;
    if (books === undefined || loans === undefined) throw new Error('no services');
    const [created] = eventModels(books);
    expect(created?.payload).toEqual([
      { field: 'bookId', from: 'bookId' },
      { field: 'name', from: 'name' },
      { field: 'title', from: 'name' },
      { field: 'version', from: 'version' },
    ]);
    expect(created?.schema).toMatchObject({
      required: ['bookId', 'title', 'version'],
      properties: { name: {}, title: { deprecated: true } },
    });
    const [plan] = subscriptionsOf(loans, { ...blueprint, services });
    expect(plan?.events.filter(({ name }) => name === 'books.book-created')).toMatchObject([
      {
        name: 'books.book-created',
        formerly: { name: 'books.book-created', members: { name: 'title' } },
        // Here the new name is read, whichever came.
        schema: { required: expect.arrayContaining(['bookId', 'name']) },
      },
    ]);
    // What is there under either name has not become something that may not be there.
    expect(loans.replicas[0]?.fields.map(({ name, optional }) => [name, optional])).toEqual([
      ['bookId', false],
      ['name', false],
    ]);
  });

  it('leaves a name to an event that has it now', () => {
    const taken = blueprintOf(`schema: create-microservices/v1
system: { name: town }
platform: { broker: postgres }
services:
  books:
    entities: { Volume: { was: Book, fields: { name: string } } }
    operations:
      addVolume: { http: POST /volumes, writes: [Volume], emits: [book-created] }
    events:
      book-created: { key: volumeId, payload: { volumeId: uuid } }
`);
    expect(taken.services[0]?.events.map(({ name, former }) => [name, former])).toEqual([
      ['book-created', undefined],
    ]);
  });
});
