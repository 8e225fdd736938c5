import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/graphOf.ts';
import { serviceSheet } from '../../../src/graph/html/sheet.ts';
import { type Relation, sheetsOf } from '../../../src/graph/sheet.ts';
import { blueprintIn, shop, town } from './support.ts';

const blueprint = blueprintIn(shop);
const sheets = new Map(
  sheetsOf(blueprint, graphOf(blueprint)).map((sheet) => [sheet.node.name, sheet]),
);
const sheet = (name: string) => {
  const found = sheets.get(name);
  if (found === undefined) throw new Error(`There is no sheet of ${name}`);
  return found;
};
const reasons = (relations: Relation[]) =>
  Object.fromEntries(relations.map(({ name, why }) => [name, why.map(({ text }) => text)]));

describe('the sheet of a service', () => {
  it('says what it owns, without what every entity has', () => {
    expect(sheet('orders').owns).toMatchObject([
      { name: 'Order', owner: 'customerId', eventSourced: true },
      { name: 'OrderLine', partOf: 'Order', fields: ['productId', 'quantity', 'priceCents'] },
    ]);
    expect(sheet('orders').owns[0]?.fields).not.toContain('id');
    expect(sheet('orders').owns[0]?.fields).toContain('customerId');
  });

  it('says who hears what it publishes', () => {
    expect(
      Object.fromEntries(sheet('catalog').publishes.map((one) => [one.name, one.heardBy])),
    ).toMatchObject({ 'product-created': ['orders', 'recommendations'], 'stock-released': [] });
    expect(
      sheet('catalog').publishes.find(({ name }) => name === 'stock-released')?.awaitedBy,
    ).toEqual(['cancel-order']);
  });

  it('says that somebody outside of the system hears it, where nobody inside does', () => {
    const pageOf = (events: string) => {
      const text = town(`  books:
    entities: { Book: { fields: { title: string } } }
    operations: { addBook: { http: POST /books, writes: [Book], emits: [moved] } }
    events: { moved: { payload: { bookId: uuid }${events} } }
  loans:
    entities: { Loan: { fields: { title: string } } }
    subscribes: [{ event: books.moved, then: custom }]`);
      const graph = graphOf(text);
      return sheetsOf(text, graph).map((one) => serviceSheet(one, graph));
    };
    expect(pageOf('')[0]).toContain('heard by <a href="#service-loans">loans</a></span>');
    expect(pageOf(', external: true')[0]).toContain('loans</a>, and outside of the system</span>');
    const orders = serviceSheet(sheet('orders'), graphOf(blueprint));
    expect(orders).toContain('<strong>order-rejected</strong><span class="small">heard outside of');
    expect(orders).not.toContain('nobody listens');
  });

  it('says what it needs and who needs it, and why: the two agree', () => {
    expect(reasons(sheet('orders').needs)).toEqual({
      catalog: [
        'quoteOrder calls getProductsByIds',
        'hears product-created',
        'hears product-price-changed',
        'releaseStock in cancel-order',
        'reserveStock in place-order',
      ],
      payments: ['refundPayment in cancel-order', 'authorisePayment in place-order'],
    });
    for (const { node, needs } of sheets.values()) {
      for (const { name, why } of needs) {
        const back = sheet(name).neededBy.find((other) => other.name === node.name);
        expect(back?.why).toEqual(why);
      }
    }
  });

  it('says in which sagas it has a part', () => {
    expect(sheet('orders').sagas.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'conducts cancel-order',
      'conducts place-order',
    ]);
    expect(sheet('payments').sagas.map(({ role }) => role)).toEqual(['takes part', 'takes part']);
    expect(sheet('recommendations').sagas).toEqual([]);
  });

  it('leads to the sequence of an operation that calls on, and of no other', () => {
    const operations = sheet('orders').operations.map(({ name, sequence }) => [name, sequence]);
    expect(Object.fromEntries(operations)).toMatchObject({
      quoteOrder: 'operation-orders.quoteOrder',
      getOrder: undefined,
    });
  });
});
