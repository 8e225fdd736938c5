import type { ConfirmOrderRule } from '../gen/operations/confirm-order.ts';

/** A payment that comes too late confirms nothing: it is voided where it was made. */
export const rule: ConfirmOrderRule = (current, changes) =>
  current.status === 'pending' ? { ...changes, status: 'confirmed' } : undefined;
