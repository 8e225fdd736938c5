import { describe, expect, it } from 'vitest';
import { sequenceDiagram } from '../../../src/graph/mermaid/sequence.ts';
import { sequencesOf } from '../../../src/graph/sequence/sequencesOf.ts';
import { blueprintIn, marketplace, shop, town } from './support.ts';

const sequence = (name: string, blueprint = blueprintIn(shop)) => {
  const found = sequencesOf(blueprint).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no sequence ${name}`);
  return sequenceDiagram(found).split('\n').slice(1).join('\n');
};

describe('a sequence', () => {
  it('of a saga has its steps, and what undoes those before one that is refused', () => {
    expect(sequence('place-order')).toMatchInlineSnapshot(`
      "  participant client as client
        participant gateway as gateway
        participant service_orders as orders
        participant service_catalog as catalog
        participant service_payments as payments
        participant service_recommendations as recommendations
        client->>gateway: POST /orders
        gateway->>service_orders: placeOrder
        service_orders-)service_catalog: reserveStock
        break stock-rejected
          service_catalog--)service_orders: stock-rejected
          Note over service_orders: publishes order-rejected
        end
        service_catalog--)service_orders: stock-reserved
        service_orders-)service_payments: authorisePayment
        break payment-declined
          service_payments--)service_orders: payment-declined
          service_orders-)service_catalog: releaseStock
          Note over service_orders: publishes order-rejected
        end
        service_payments--)service_orders: payment-authorised
        service_orders--)service_recommendations: order-confirmed"
    `);
  });

  it('of steps that succeed in the end', () => {
    expect(sequence('cancel-order')).toMatchInlineSnapshot(`
      "  participant client as client
        participant gateway as gateway
        participant service_orders as orders
        participant service_payments as payments
        participant service_catalog as catalog
        client->>gateway: POST /orders/#123;id#125;/cancel
        gateway->>service_orders: cancelOrder
        service_orders-)service_payments: refundPayment
        service_payments--)service_orders: payment-refunded
        Note over service_orders: refundPayment#58; again until it succeeds
        service_orders-)service_catalog: releaseStock
        service_catalog--)service_orders: stock-released
        Note over service_orders: releaseStock#58; again until it succeeds
        Note over service_orders: publishes order-cancelled"
    `);
  });

  it('of an operation has its calls, their limits and what stands in', () => {
    expect(sequence('orders.quoteOrder')).toMatchInlineSnapshot(`
      "  participant client as client
        participant gateway as gateway
        participant service_orders as orders
        participant service_catalog as catalog
        client->>gateway: POST /orders/quote
        gateway->>service_orders: quoteOrder
        service_orders->>service_catalog: getProductsByIds, 200 ms, 1 retry
        service_catalog-->>service_orders: Product#91;#93;
        Note over service_orders: no answer#58; reads its replica
        service_orders-->>gateway: totalCents, currency
        gateway-->>client: totalCents, currency"
    `);
  });

  it('of what the gateway puts together', () => {
    expect(sequence('productPage')).toMatchInlineSnapshot(`
      "  participant client as client
        participant gateway as gateway
        participant service_catalog as catalog
        participant service_recommendations as recommendations
        client->>gateway: GET /pages/products/#123;id#125;
        gateway->>service_catalog: getProduct, 400 ms
        service_catalog-->>gateway: Product
        gateway->>service_recommendations: getForProduct, 250 ms
        service_recommendations-->>gateway: CoPurchase
        Note over gateway: getForProduct may be missing
        gateway-->>client: productPage"
    `);
  });

  it('follows calls to where they call on, and a circle once', () => {
    const service = (name: string, other: string) =>
      `  ${name}: { entities: { ${name.toUpperCase()}: { fields: { x: string } } }, operations: { ask: { kind: query, http: GET /${name}, expose: internal, reads: [${name.toUpperCase()}], paging: cursor, calls: [{ to: ${other}.ask }] } } }`;
    const text = sequence('a.ask', circle(service));
    expect(text.match(/service_a->>service_b: ask/g)).toHaveLength(1);
    expect(text.match(/service_b->>service_a: ask/g)).toHaveLength(1);
  });

  it('is there for each saga, composition and operation that calls on', () => {
    expect(sequencesOf(blueprintIn(shop)).map(({ id }) => id)).toEqual([
      'saga-cancel-order',
      'saga-place-order',
      'composition-productPage',
      'operation-orders.quoteOrder',
    ]);
    const calling = blueprintIn(marketplace).services.flatMap(({ operations }) =>
      operations.filter(({ calls }) => calls.length > 0),
    );
    expect(sequencesOf(blueprintIn(marketplace))).toHaveLength(calling.length);
  });

  it('has everybody in it whom a message names', () => {
    for (const { participants, items } of [shop, marketplace].flatMap((one) =>
      sequencesOf(blueprintIn(one)),
    )) {
      const known = participants.map(({ id }) => id);
      const messages = items.flatMap((item) => (item.kind === 'break' ? item.items : [item]));
      for (const item of messages) {
        const named =
          item.kind === 'message' ? [item.from, item.to] : item.kind === 'note' ? [item.at] : [];
        expect(known).toEqual(expect.arrayContaining(named));
      }
    }
  });
});

/** Two that call each other: wrong, and yet valid. */
function circle(service: (name: string, other: string) => string) {
  return town(`${service('a', 'b')}\n${service('b', 'a')}`);
}
