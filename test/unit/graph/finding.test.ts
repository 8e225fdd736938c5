import { describe, expect, it } from 'vitest';
import { type Finding, findingsOf, gravest } from '../../../src/graph/finding.ts';
import { graphOf } from '../../../src/graph/graphOf.ts';
import { blueprintIn, shop } from './support.ts';

const at = (place: string, severity: Finding['severity'] = 'info'): Finding => ({
  rule: 'SYNC001',
  severity,
  message: `${place}: look at it`,
  place,
});

describe('findings', () => {
  it('stand at a service and at all that is in it, not at one with a longer name', () => {
    const all = ['orders', 'orders.placeOrder', 'orders-archive', 'shop'].map((place) => at(place));
    expect(findingsOf('orders', all).map(({ place }) => place)).toEqual([
      'orders',
      'orders.placeOrder',
    ]);
  });

  it.each<[Finding['severity'][], Finding['severity'] | undefined]>([
    [[], undefined],
    [['info'], 'info'],
    [['info', 'warning'], 'warning'],
    [['warning', 'error', 'info'], 'error'],
  ])('of %j the gravest is %s', (severities, expected) => {
    expect(gravest(severities.map((severity) => at('a', severity)))).toBe(expected);
  });

  it('are on their nodes, and on no other', () => {
    const graph = graphOf(blueprintIn(shop), [at('orders.quoteOrder'), at('gateway'), at('shop')]);
    expect(graph.gateway.findings).toHaveLength(1);
    expect(
      graph.services.filter(({ findings }) => findings.length > 0).map((one) => one.name),
    ).toEqual(['orders']);
  });
});
