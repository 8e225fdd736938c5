import type { CancelOrderRule } from '../gen/operations/cancel-order.ts';

/** The first reason stays: cancelling what is cancelled is nothing new. */
export const rule: CancelOrderRule = (current, changes) =>
  current.status === 'cancelled' ? undefined : changes;
