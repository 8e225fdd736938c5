import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eventContext } from '@local/chassis/messaging/testing';
import type { TestService } from '@local/chassis/testing';
import { rows as payments } from '../../src/data/payment.ts';
import { handler } from '../../src/domain/void-payment.ts';
import { examples } from '../gen/examples.ts';
import { start } from '../gen/start.ts';

describe('voidPayment', () => {
  let running: TestService;
  const cancelled = (orderId: string) =>
    running.store.transaction(async (tx) => handler({ orderId }, eventContext({ tx })));

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('voids the payment of the order', async () => {
    const orderId = randomUUID();
    const { id } = await payments.insert(running.store, {
      ...examples.Payment.fields,
      orderId,
    });
    await cancelled(orderId);
    assert.equal((await payments.get(running.store, id))?.status, 'voided');
  });

  it('has nothing to do for an order that was never paid for', async () => {
    await assert.doesNotReject(cancelled(randomUUID()));
  });
});
