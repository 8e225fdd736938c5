import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleContext } from '@local/chassis/testing';
import { limitCents, rule } from '../../src/domain/authorise-payment.ts';

const payment = (amountCents: number) => ({
  orderId: '01890a5d-ac96-774b-bcce-b302099a8057',
  amountCents,
  currency: 'EUR',
  status: 'authorised' as const,
});
const authorise = (amountCents: number) =>
  rule(payment(amountCents), payment(amountCents), ruleContext());

describe('authorisePayment', () => {
  it('authorises up to the limit', () => {
    assert.deepEqual(authorise(limitCents), payment(limitCents));
  });

  it('declines what is above', () => {
    assert.throws(() => authorise(limitCents + 1), { event: 'payment-declined' });
  });
});
