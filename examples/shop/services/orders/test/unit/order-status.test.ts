import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleContext } from '@local/chassis/testing';
import { rule as cancel } from '../../src/domain/cancel-order.ts';
import { rule as confirm } from '../../src/domain/confirm-order.ts';
import { examples } from '../gen/examples.ts';

type Status = 'pending' | 'confirmed' | 'cancelled';

const order = (status: Status) => ({
  ...examples.Order.fields,
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  customerId: 'somebody',
  status,
  version: 1,
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:00.000Z',
});

const context = ruleContext();

describe('an order', () => {
  const paid = { paymentId: '01890a5d-ac96-774b-bcce-b302099a8058' };

  it('is confirmed by its payment', () => {
    const changes = confirm(order('pending'), paid, paid, context);
    assert.deepEqual(changes, { ...paid, status: 'confirmed' });
  });

  for (const status of ['confirmed', 'cancelled'] as const) {
    it(`that is ${status} is not confirmed by a payment`, () => {
      assert.equal(confirm(order(status), paid, paid, context), undefined);
    });
  }

  const cancelled = { status: 'cancelled', reason: 'none left' } as const;

  for (const status of ['pending', 'confirmed'] as const) {
    it(`that is ${status} can be cancelled`, () => {
      assert.deepEqual(cancel(order(status), cancelled, {}, context), cancelled);
    });
  }

  it('is cancelled once', () => {
    assert.equal(cancel(order('cancelled'), cancelled, {}, context), undefined);
  });
});
