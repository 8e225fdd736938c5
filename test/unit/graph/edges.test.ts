import { describe, expect, it } from 'vitest';
import { edgesOf } from '../../../src/graph/edges.ts';
import { blueprintIn, marketplace, shop, town } from './support.ts';

const book = 'entities: { Book: { fields: { title: string } } }';
const visit = 'entities: { Visit: { fields: { at: date } } }';
const inside = 'kind: query, http: GET /inside, expose: internal, reads: [Visit], paging: cursor';

/** `kind from > to: names` of everything that is not a route. */
function edges(...args: Parameters<typeof town>): string[] {
  return edgesOf(town(...args))
    .filter(({ kind }) => kind !== 'route')
    .map(({ kind, from, to, names }) => `${kind} ${from} > ${to}: ${names.join(', ')}`);
}

describe('edges', () => {
  it.each<[string, string, string[]]>([
    ['nothing between two', `  a: { ${book} }\n  b: { ${visit} }`, []],
    [
      'a call, from who waits',
      `  a: { ${book} }\n  b: { ${visit}, operations: { look: { ${inside}, calls: [{ to: a.getBook }] } } }`,
      ['call service-b > service-a: getBook'],
    ],
    [
      'two operations that call the same are one edge, and one name',
      `  a: { ${book} }\n  b: { ${visit}, operations: { look: { ${inside}, calls: [{ to: a.getBook }] }, see: { ${inside.replace('/inside', '/see')}, calls: [{ to: a.getBook }, { to: a.listBooks }] } } }`,
      ['call service-b > service-a: getBook, listBooks'],
    ],
    [
      'an event, the way that it goes',
      `  a: { ${book} }\n  b: { ${visit}, subscribes: [{ event: a.book-created, then: custom, handler: note }] }`,
      ['event service-a > service-b: book-created'],
    ],
    [
      'a reference',
      `  a: { ${book} }\n  b: { entities: { Visit: { fields: { book: a.Book } } } }`,
      ['reference service-b > service-a: Book'],
    ],
    [
      'no reference where an event joins the two anyway',
      `  a: { ${book} }\n  b: { entities: { Visit: { fields: { book: a.Book } } }, subscribes: [{ event: a.book-deleted, then: custom, handler: note }] }`,
      ['event service-a > service-b: book-deleted'],
    ],
    [
      'a reference inside a value object',
      `  a: { ${book} }\n  b: { entities: { Visit: { fields: { part: Part } }, Part: { partOf: Visit, fields: { book: a.Book } } } }`,
      ['reference service-b > service-a: Book'],
    ],
  ])('%s', (_, services, expected) => {
    expect(edges(services)).toEqual(expected);
  });

  it('of a service with itself is none', () => {
    const services = `  a: { ${book}, subscribes: [{ event: a.book-created, then: custom, handler: note }] }`;
    expect(edges(services)).toEqual([]);
  });

  it('come from the gateway for what is public, and for what it puts together', () => {
    expect(edgesOf(blueprintIn(shop)).filter(({ from }) => from === 'gateway')).toEqual([
      { kind: 'route', from: 'gateway', to: 'service-catalog', names: [] },
      { kind: 'route', from: 'gateway', to: 'service-orders', names: [] },
      { kind: 'route', from: 'gateway', to: 'service-payments', names: [] },
      { kind: 'route', from: 'gateway', to: 'service-recommendations', names: [] },
      { kind: 'call', from: 'gateway', to: 'service-catalog', names: ['getProduct'] },
      { kind: 'call', from: 'gateway', to: 'service-recommendations', names: ['getForProduct'] },
    ]);
  });

  it('join who conducts a saga with who takes part', () => {
    const sagas = edgesOf(blueprintIn(shop)).filter(({ kind }) => kind === 'saga');
    expect(sagas.map(({ from, to, names }) => [from, to, ...names])).toEqual([
      ['service-orders', 'service-catalog', 'cancel-order', 'place-order'],
      ['service-orders', 'service-payments', 'cancel-order', 'place-order'],
    ]);
  });

  it('are each there once, between nodes that there are', () => {
    const blueprint = blueprintIn(marketplace);
    const nodes = ['gateway', ...blueprint.services.map(({ name }) => `service-${name}`)];
    const found = edgesOf(blueprint);
    for (const { from, to } of found) expect(nodes).toEqual(expect.arrayContaining([from, to]));
    const keys = found.map(({ kind, from, to }) => `${kind} ${from} ${to}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(100);
  });
});
