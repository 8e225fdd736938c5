import { describe, expect, it } from 'vitest';
import { breaksOf } from '../../../src/contracts/compatibility.ts';
import { publishedContracts } from '../../../src/contracts/published.ts';
import { calleeModel } from '../../../src/derive/calls.ts';
import { formerModels, formerRoute, isKnownAsBefore } from '../../../src/derive/former.ts';
import { gatewayModel } from '../../../src/derive/gateway.ts';
import { aggregateOpenapi, serviceOpenapi } from '../../../src/derive/openapi.ts';
import { standIns } from '../../../src/derive/standIns.ts';
import { blueprintOf } from '../../support/render.ts';

const system = (services: object) =>
  blueprintOf(
    JSON.stringify({ schema: 'create-microservices/v1', system: { name: 'town' }, services }),
  );
const title = { type: 'string', index: true };
const before = system({ books: { entities: { Book: { fields: { title, pages: 'integer' } } } } });
const renamed = {
  Volume: { was: 'Book', fields: { name: { ...title, was: 'title' }, pages: 'integer' } },
};
const after = system({ books: { entities: renamed } });
const routesOf = (blueprint: typeof after) =>
  blueprint.services.flatMap(({ operations }) =>
    operations.map((operation) => {
      const route = formerRoute(operation, blueprint);
      return route && `${route.name} ${route.http.method} ${route.http.path}`;
    }),
  );

describe('an entity that has another name', () => {
  it('is found where it was', () => {
    expect(routesOf(after)).toEqual([
      'createBook POST /books',
      'deleteBook DELETE /books/{id}',
      'getBook GET /books/{id}',
      'listBooks GET /books',
      'updateBook PUT /books/{id}',
    ]);
    expect(routesOf(before)).toEqual(new Array(5).fill(undefined));
  });

  it('is found where its path says, and nowhere else', () => {
    const written = { ...renamed.Volume, path: '/books' };
    expect(routesOf(system({ books: { entities: { Volume: written } } })).join('')).toBe('');
  });

  it('leaves to others what they have by now, at the gateway too', () => {
    const tomes = { entities: { Tome: { path: '/books', fields: { name: 'string' } } } };
    const found = routesOf(system({ books: { entities: renamed }, tomes }));
    expect(found.filter(Boolean)).toEqual([]);
  });

  it('is routed by both names, with the same rights and the same time', () => {
    const { routes } = gatewayModel(after);
    const [then, now] = ['/books', '/volumes'].map((path) =>
      routes.find((route) => route.path === path && route.method === 'POST'),
    );
    expect(then).toEqual({
      ...{ ...now, operation: 'createBook', path: '/books' },
      successor: '/volumes',
    });
    expect(routes).toHaveLength(10);
  });
});

describe('an operation of an entity that has another name', () => {
  it('is stored under its old one by builds from before, wherever it is found', () => {
    const written = { was: 'Book', path: '/books', fields: { title, pages: 'integer' } };
    const blueprint = system({ books: { entities: { Volume: written } } });
    const [service] = blueprint.services;
    expect(isKnownAsBefore(service as never)).toBe(true);
    expect(formerModels(service as never, blueprint)).toContainEqual({
      operation: 'createVolume',
      name: 'createBook',
      input: {},
      output: {},
    });
    expect(isKnownAsBefore(before.services[0] as never)).toBe(false);
  });
});

describe('a field that has another name', () => {
  it('is told to the service, with what is needed and what is given', () => {
    const [create, , , list] = formerModels(after.services[0] as never, after);
    expect(create).toMatchObject({
      operation: 'createVolume',
      name: 'createBook',
      path: '/books',
      input: { name: 'title' },
      output: { name: 'title' },
      schema: {
        body: {
          required: ['pages'],
          anyOf: [{ required: ['name'] }, { required: ['title'] }],
          properties: { name: {}, title: { deprecated: true } },
        },
        response: { required: expect.arrayContaining(['name', 'title']) },
      },
    });
    expect(list).toMatchObject({ operation: 'listVolumes', input: { name: 'title' } });
    expect(list?.schema?.query).toMatchObject({
      properties: {
        title: { deprecated: true },
        sort: { enum: expect.arrayContaining(['name', '-name', 'title', '-title']) },
      },
    });
    expect(list?.schema?.response).toMatchObject({
      properties: { items: { items: { properties: { title: {}, name: {} } } } },
    });
  });

  it('has its old name where an operation of one’s own takes or gives it, but for another field', () => {
    const operation = (input: object, output: object) => ({
      http: 'POST /volumes/{id}/stamp',
      writes: ['Volume'],
      input,
      output,
    });
    const { services } = system({
      books: {
        entities: renamed,
        operations: {
          stamp: operation({ name: 'string' }, { name: 'string', pages: 'integer' }),
        },
      },
      desk: {
        entities: renamed,
        operations: {
          stamp: { ...operation({ name: 'string', title: 'string' }, {}), http: 'POST /d/{id}/s' },
        },
      },
    });
    const [books, desk] = services.map((service) => formerModels(service, after));
    expect(books).toMatchObject([{ input: { name: 'title' }, output: { name: 'title' } }]);
    expect(books?.[0]).not.toHaveProperty('path');
    expect(desk).toEqual([]);
  });

  it('shows no secret under its old name', () => {
    const secret = { type: 'string', secret: true, was: 'pin' };
    const { services } = system({ books: { entities: { Book: { fields: { code: secret } } } } });
    const [create] = formerModels(services[0] as never, after);
    expect(create).toMatchObject({ input: { code: 'pin' }, output: {} });
    expect(JSON.stringify(create?.schema?.response)).not.toContain('pin');
  });

  it('is not there without was', () => {
    expect(formerModels(before.services[0] as never, before)).toEqual([]);
  });
});

describe('a service that calls it', () => {
  it('asks in the words that builds from before know as well', () => {
    const town = system({
      books: { entities: renamed },
      desk: {
        entities: { Visit: { fields: { book: 'books.Volume' } } },
        operations: {
          openVisit: { http: 'POST /visits', writes: ['Visit'], calls: ['books.getVolume'] },
        },
      },
    });
    const [books, desk] = town.services;
    if (books === undefined || desk === undefined) throw new Error('no services');
    const get = books.operations.filter(({ name }) => name === 'getVolume');
    const { operations } = calleeModel(books, get, town);
    expect(operations.getVolume).toMatchObject({
      path: '/books/{id}',
      former: { input: {}, output: { name: 'title' } },
      response: { required: expect.arrayContaining(['name']) },
    });
    expect(operations.getVolume?.response).not.toHaveProperty('properties.title');
    expect(standIns(desk, town)).toMatchObject([
      { operations: { getVolume: { path: '/books/{id}' } } },
    ]);
  });
});

describe('the contract', () => {
  it('has what was asked for before, deprecated, and says what to ask for', () => {
    const { paths } = serviceOpenapi(after.services[0] as never, after) as { paths: never };
    expect(paths['/books']).toMatchObject({
      post: {
        operationId: 'createBook',
        deprecated: true,
        description: expect.stringContaining(
          'It is called createVolume by now: ask POST /volumes.',
        ),
        requestBody: {
          content: {
            'application/json': {
              schema: { anyOf: [{ required: ['name'] }, { required: ['title'] }] },
            },
          },
        },
      },
    });
    expect(paths['/volumes']).not.toHaveProperty('post.deprecated');
    const all = aggregateOpenapi(after) as { paths: never };
    expect(all.paths['/books/{id}']).toMatchObject({ get: { operationId: 'books_getBook' } });
  });

  it('keeps everything that was released', () => {
    expect(breaksOf(publishedContracts(before), publishedContracts(after))).toEqual([]);
  });

  it('breaks what was released when was is taken out', () => {
    const without = {
      Volume: { fields: { name: title, pages: 'integer' } },
    };
    const now = publishedContracts(system({ books: { entities: without } }));
    const told = breaksOf(publishedContracts(after), now).map(({ message }) => message);
    expect(told).toContain('books.createBook does not answer POST /books any more');
    expect(told).toContain('books.getVolume no longer has "title" in its answer');
  });
});
