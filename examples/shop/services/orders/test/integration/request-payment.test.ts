import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageContext } from '@local/chassis/messaging/testing';
import type { TestService } from '@local/chassis/testing';
import { rows as orders } from '../../src/data/order.ts';
import { rule } from '../../src/domain/request-payment.ts';
import { examples } from '../gen/examples.ts';
import { start } from '../gen/start.ts';

describe('requestPayment', () => {
  let running: TestService;

  /** What is told of an order with this status. */
  async function told(status: 'pending' | 'cancelled') {
    const { store } = running;
    const fields = { ...examples.Order.fields, status, totalCents: 900, currency: 'EUR' };
    const { id: orderId } = await orders.insert(store, fields, { owner: 'somebody' });
    await store.transaction(async (tx) => rule({ orderId }, messageContext({ tx })));
    const sent = await store.query<{ topic: string; data: string }>(
      'SELECT "topic", "data" FROM "outbox" WHERE "key" = $1',
      [orderId],
    );
    return {
      orderId,
      sent: sent.map(({ topic, data }) => ({ topic, data: JSON.parse(data) })),
    };
  }

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('tells what is to be paid', async () => {
    const { orderId, sent } = await told('pending');
    const data = { orderId, amountCents: 900, currency: 'EUR' };
    assert.deepEqual(sent, [{ topic: 'orders.payment-due.v1', data }]);
  });

  it('asks for nothing once the order is cancelled', async () => {
    assert.deepEqual((await told('cancelled')).sent, []);
  });
});
