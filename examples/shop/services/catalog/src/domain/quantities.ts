import type { ReservedItem } from '../gen/values.ts';

/**
 * What is wanted of each product, in the order of their ids: two orders that want the same products
 * lock them in the same order, so that neither waits for the other for ever.
 */
export function quantities(items: readonly ReservedItem[]): [product: string, quantity: number][] {
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of items) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  return [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
}
