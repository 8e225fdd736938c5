import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { messageContext } from '@local/chassis/messaging/testing';
import type { TestService } from '@local/chassis/testing';
import { reservedQuantity } from '../../src/data/reserved-quantity.ts';
import { rule } from '../../src/domain/reserve-stock.ts';
import { start } from '../gen/start.ts';

describe('reserveStock', () => {
  let running: TestService;

  /** A product of which so much is there. */
  async function stocked(onHand: number): Promise<string> {
    const sku = randomUUID().toUpperCase();
    const { body: product } = await running.call('POST', '/products', {
      body: { sku, name: 'Cup', priceCents: 900 },
    });
    await running.call('POST', '/stock-items', { body: { product: product.id, onHand } });
    return product.id;
  }

  const reserve = (orderId: string, wanted: Record<string, number>) => {
    const items = Object.entries(wanted).map(([productId, quantity]) => ({ productId, quantity }));
    return running.store.transaction(async (tx) =>
      rule({ orderId, items }, messageContext({ tx })),
    );
  };
  const reserved = (product: string) => reservedQuantity(running.store, product);
  const rejected = { event: 'stock-rejected' };

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('keeps what is ordered, and tells of it', async () => {
    const [product, orderId] = [await stocked(5), randomUUID()];
    await reserve(orderId, { [product]: 3 });
    assert.equal(await reserved(product), 3);
    const sent = await running.store.query<{ topic: string; data: string }>(
      'SELECT "topic", "data" FROM "outbox" WHERE "key" = $1',
      [orderId],
    );
    assert.deepEqual(
      sent.map(({ topic, data }) => [topic, JSON.parse(data)]),
      [['catalog.stock-reserved.v1', { orderId, items: [{ productId: product, quantity: 3 }] }]],
    );
  });

  it('gives what is left, and nothing beyond', async () => {
    const product = await stocked(5);
    await reserve(randomUUID(), { [product]: 3 });
    await assert.rejects(reserve(randomUUID(), { [product]: 3 }), rejected);
    await reserve(randomUUID(), { [product]: 2 });
    assert.equal(await reserved(product), 5);
  });

  it('reserves all of an order or nothing', async () => {
    const [there, scarce] = [await stocked(5), await stocked(1)];
    await assert.rejects(reserve(randomUUID(), { [there]: 1, [scarce]: 2 }), rejected);
    assert.deepEqual([await reserved(there), await reserved(scarce)], [0, 0]);
  });

  it('has nothing of a product that was never stocked', async () => {
    await assert.rejects(reserve(randomUUID(), { [randomUUID()]: 1 }), rejected);
  });

  it('gives the last piece to one of many', async () => {
    const product = await stocked(1);
    const orders = Array.from({ length: 8 }, () => reserve(randomUUID(), { [product]: 1 }));
    const settled = await Promise.allSettled(orders);
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(await reserved(product), 1);
  });
});
