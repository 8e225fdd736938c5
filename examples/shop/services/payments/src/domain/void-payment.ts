import { rows as payments } from '../data/payment.ts';
import type { Handler } from '../gen/handlers/void-payment.ts';

/** An order that was cancelled before it was paid for has no payment. */
export const handler: Handler = async ({ orderId }, { tx, now }) => {
  const payment = await payments.lock(tx, { orderId });
  if (payment !== undefined) await payments.update(tx, payment, { status: 'voided' }, { now });
};
