import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { findingsOf } from './support.ts';

// The full example of the language with one fault each: a rule finds it, or the language refuses it.
const url = new URL('../../fixtures/blueprints/shop.example.yaml', import.meta.url);
const shop = readFileSync(url, 'utf8');

type Change = (text: string) => string;

const swap =
  (from: string | RegExp, to: string): Change =>
  (text) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${from} is not in the example`);
    return changed;
  };

const both =
  (...changes: Change[]): Change =>
  (text) =>
    changes.reduce((all, change) => change(all), text);

const calling = (call: string) =>
  swap('to: catalog.getProductsByIds, timeoutMs: 200, retries: 1, fallback: replica', call);

const tax = `  tax:
    team: money
    entities: { Rate: { fields: { percent: number } } }
    operations:
      getRate: { kind: query, http: "GET /rates/{id}", expose: internal, reads: [Rate] }

  payments:`;

const faults: [what: string, change: Change, found: string[]][] = [
  [
    'a circle of calls',
    swap(
      'expose: public, auth: anonymous, reads: [ProductSearch] }',
      'expose: public, auth: [orders:read], reads: [ProductSearch], calls: [orders.getOrder] }',
    ),
    ['SYNC001 catalog'],
  ],
  [
    'a chain of three calls',
    both(
      swap(
        'auth: [svc:orders], reads: [Product], batch: true',
        'auth: [svc:orders], reads: [Product], batch: true, calls: [payments.getPayment]',
      ),
      swap(
        'auth: [payments:read], reads: [Payment] }',
        'auth: [payments:read], reads: [Payment], calls: [recommendations.getForProduct] }',
      ),
    ),
    // Recommendations promise less than payments do.
    ['SLO001 payments', 'SYNC002 orders.quoteOrder'],
  ],
  [
    'a call per item',
    calling('to: catalog.getProduct, timeoutMs: 200, fallback: replica'),
    ['SYNC004 orders.quoteOrder'],
  ],
  [
    'a transaction over two services',
    swap(', startsSaga: cancel-order }', ', calls: [catalog.changePrice] }'),
    ['TX001 orders.cancelOrder'],
  ],
  [
    'an entity twice',
    swap(
      '      LedgerEntry:\n',
      '      Order: { path: /paid-orders, fields: { customerId: string, status: string, totalCents: integer, currency: string } }\n      LedgerEntry:\n',
    ),
    ['DATA001 payments.Order'],
  ],
  [
    'a shared database',
    swap('    datastore: postgres\n', '    datastore: postgres\n    database: main\n'),
    ['unknown-word'],
  ],
  [
    'what belongs to another service',
    swap('reads: [Order] }\n      listMyOrders', 'reads: [Payment] }\n      listMyOrders'),
    ['unknown-entity'],
  ],
  [
    'no outbox',
    swap('    language: go\n', '    language: go\n    patterns: [inbox]\n'),
    ['unknown-word'],
  ],
  [
    'an event that nobody hears',
    swap('reason: string }, external: true', 'reason: string }'),
    ['EVT001 orders.order-rejected'],
  ],
  [
    'an event that there is not',
    swap('event: orders.order-confirmed', 'event: orders.order-shipped'),
    ['unknown-event'],
  ],
  ['a step that nothing undoes', swap(', compensate: catalog.releaseStock', ''), ['saga']],
  ['two pivots', swap('kind: compensatable }', 'kind: pivot }'), ['saga']],
  [
    'a nano service',
    both(
      swap('  payments:', tax),
      swap(
        '- { to: catalog.getProductsByIds',
        '- tax.getRate\n          - { to: catalog.getProductsByIds',
      ),
    ),
    ['BND002 tax'],
  ],
  [
    'objectives that do not multiply',
    both(
      calling('to: catalog.getProductsByIds, timeoutMs: 200, retries: 1'),
      swap(
        '    context: product catalogue and stock\n',
        '    context: product catalogue and stock\n    slo: { availability: 99.5 }\n',
      ),
    ),
    // The page of the gateway needs the catalogue too.
    ['SLO001 gateway', 'SLO001 orders'],
  ],
  [
    'one replica',
    swap(
      'scaling: { min: 2, max: 4, cpuPercent: 70 }',
      'scaling: { min: 1, max: 4, cpuPercent: 70 }',
    ),
    ['SLO002 payments'],
  ],
  [
    'a command for anybody',
    swap(
      'expose: public, auth: [orders:write], writes: [Order], idempotency: key',
      'expose: public, auth: anonymous, writes: [Order], idempotency: key',
    ),
    ['anonymous-owner'],
  ],
  [
    'a customer in an event',
    swap(
      'order-placed:    { version: 1, key: orderId, payload: { orderId: uuid,',
      'order-placed:    { version: 1, key: orderId, payload: { orderId: uuid, customerId: string,',
    ),
    ['exposed'],
  ],
  [
    'a customer in the outcome of a saga',
    swap(
      'payload: { orderId: uuid, productIds',
      'payload: { orderId: uuid, customerId: string, productIds',
    ),
    ['SEC002 orders.order-confirmed'],
  ],
  [
    'a layer',
    both(
      swap('  recommendations:\n', '  data-layer:\n'),
      swap('to: recommendations.', 'to: data-layer.'),
    ),
    ['BND004 data-layer'],
  ],
  [
    'a retry of what happens twice',
    both(
      calling('to: catalog.createProduct, timeoutMs: 200, retries: 1'),
      swap(
        'writes: [Product, StockItem], idempotency: key',
        'writes: [Product, StockItem], idempotency: none',
      ),
    ),
    ['SYNC006 orders.quoteOrder', 'SYNC009 orders.quoteOrder', 'TX004 catalog.createProduct'],
  ],
];

it.each(faults)('%s', (_, change, found) => {
  expect(said(change(shop))).toEqual(found);
});

function said(text: string): string[] {
  try {
    return findingsOf(text)
      .map(({ rule, place }) => `${rule} ${place}`)
      .sort();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [...new Set(error.problems.map(({ code }) => code))];
  }
}
