import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/graph/graphOf.ts';
import { inert, label } from '../../../src/graph/mermaid/escape.ts';
import { flowchart } from '../../../src/graph/mermaid/flowchart.ts';
import { blueprintIn, shop, town } from './support.ts';

describe('a flowchart', () => {
  it('has services by team, their stores, and every kind of edge', () => {
    expect(flowchart(graphOf(blueprintIn(shop)))).toMatchInlineSnapshot(`
      "flowchart LR
        client([client])
        gateway[gateway]
        client --> gateway
        subgraph team_1 ["insights"]
          service_recommendations["recommendations"]
          store_recommendations[("recommendations<br/>MongoDB")]
          service_recommendations --- store_recommendations
        end
        subgraph team_2 ["money"]
          service_payments["payments"]
          store_payments[("payments<br/>PostgreSQL")]
          service_payments --- store_payments
        end
        subgraph team_3 ["ordering"]
          service_orders["orders"]
          store_orders[("orders<br/>PostgreSQL")]
          service_orders --- store_orders
        end
        subgraph team_4 ["storefront"]
          service_catalog["catalog"]
          store_catalog[("catalog<br/>PostgreSQL")]
          service_catalog --- store_catalog
        end
        gateway --> service_catalog
        gateway --> service_orders
        gateway --> service_payments
        gateway --> service_recommendations
        gateway -- "getProduct" --> service_catalog
        gateway -- "getForProduct" --> service_recommendations
        service_orders -- "getProductsByIds" --> service_catalog
        service_catalog -. "product-created<br/>product-price-changed" .-> service_orders
        service_catalog -. "product-created<br/>product-price-changed" .-> service_recommendations
        service_orders -. "order-confirmed<br/>order-placed" .-> service_recommendations
        service_orders == "cancel-order<br/>place-order" ==> service_catalog
        service_orders == "cancel-order<br/>place-order" ==> service_payments"
    `);
  });

  it('takes a store and a service that is named like one for two', () => {
    const text = flowchart(
      graphOf(
        town(
          '  a: { entities: { B: { fields: { x: string } } } }\n  a-store: { entities: { C: { fields: { x: string } } } }\n  store-a: { entities: { D: { fields: { x: string } } } }',
        ),
      ),
    );
    const nodes = [...text.matchAll(/^ *(\w+)\[/gm)].map(([, id]) => id);
    expect(nodes).toHaveLength(7);
    expect(new Set(nodes).size).toBe(7);
  });
});

describe('text for Mermaid', () => {
  it.each([
    ['order-placed', 'order-placed'],
    ['POST /orders/{id}/cancel', 'POST /orders/#123;id#125;/cancel'],
    ['a "b"; end', 'a #34;b#34;#59; end'],
    ['<script>', '#60;script#62;'],
    ['a\nb %% c', 'a b #37;#37; c'],
    ['Grüße 日本', 'Grüße 日本'],
    ['a#35;b', 'a#35;35#59;b'],
  ])('%j is %j', (text, expected) => {
    expect(inert(text)).toBe(expected);
    expect(label(text)).toBe(`"${expected}"`);
  });
});
