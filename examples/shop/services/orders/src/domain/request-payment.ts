import { rows as orders } from '../data/order.ts';
import { outbox } from '../events/outbox.ts';
import type { RequestPaymentRule } from '../gen/operations/request-payment.ts';

/**
 * What is reserved has to be paid for, unless the order was cancelled meanwhile. The lock keeps the
 * events in order: a payment that is due is told of before a cancellation, or not at all.
 */
export const rule: RequestPaymentRule = async ({ orderId }, context) => {
  const order = await orders.lock(context.tx, { id: orderId });
  if (order?.status !== 'pending') return;
  const { totalCents: amountCents, currency } = order;
  await outbox.publish(context.tx, 'payment-due', { orderId, amountCents, currency }, context);
};
