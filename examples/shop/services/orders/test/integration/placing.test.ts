import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestService } from '@local/chassis/testing';
import { start } from '../gen/start.ts';

const cup = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  sku: 'CUP',
  name: 'Cup',
  priceCents: 900,
  currency: 'EUR',
  status: 'active',
  version: 1,
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:00.000Z',
};

describe('placing an order', () => {
  let running: TestService;
  const place = (items: object[]) => running.call('POST', '/orders', { body: { items } });

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('stores the prices that catalog says', async () => {
    running.callees.catalog?.answer('getProductsByIds', 200, [cup]);
    const { status, body } = await place([{ productId: cup.id, quantity: 2 }]);
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual([body.totalCents, body.currency, body.status], [1_800, 'EUR', 'pending']);
    assert.deepEqual(body.lines, [
      { productId: cup.id, name: 'Cup', quantity: 2, priceCents: 900 },
    ]);
  });

  it('asks for each product once', async () => {
    const item = { productId: cup.id, quantity: 1 };
    assert.equal((await place([item, item])).status, 201);
    assert.deepEqual(running.callees.catalog?.seen.at(-1)?.body, { ids: [cup.id] });
  });

  it('takes no price from the customer', async () => {
    const { status } = await place([{ productId: cup.id, quantity: 1, priceCents: 1 }]);
    assert.equal(status, 400);
  });

  it('refuses what catalog does not know', async () => {
    running.callees.catalog?.answer('getProductsByIds', 200, []);
    const { status, body } = await place([{ productId: cup.id, quantity: 1 }]);
    assert.deepEqual([status, body.code], [422, 'unknown-product']);
  });
});
