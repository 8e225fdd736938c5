import { type AuthorisePaymentRule, rejectWith } from '../gen/operations/authorise-payment.ts';

/** What is paid at once without asking anybody. */
export const limitCents = 100_000;

export const rule: AuthorisePaymentRule = (fields) => {
  if (fields.amountCents > limitCents) {
    const { orderId } = fields;
    rejectWith('payment-declined', { orderId, reason: 'The payment is above the limit' });
  }
  return fields;
};
