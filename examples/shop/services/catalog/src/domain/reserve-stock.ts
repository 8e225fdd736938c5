import type { Tx } from '@local/chassis';
import { reservedQuantity } from '../data/reserved-quantity.ts';
import { rows as stockItems } from '../data/stock-item.ts';
import { rows as reservations } from '../data/stock-reservation.ts';
import { outbox } from '../events/outbox.ts';
import { type ReserveStockRule, rejectWith } from '../gen/operations/reserve-stock.ts';
import { quantities } from './quantities.ts';

/** Reserves all that an order asks for, or nothing of it: a refusal undoes what came before. */
export const rule: ReserveStockRule = async ({ orderId, items }, context) => {
  const { tx, now } = context;
  for (const [product, quantity] of quantities(items)) {
    if (quantity > (await available(tx, product))) {
      rejectWith('stock-rejected', { orderId, reason: `Not enough of ${product} in stock` });
    }
    await reservations.insert(tx, { orderId, product, quantity }, { now });
  }
  await outbox.publish(tx, 'stock-reserved', { orderId, items }, context);
};

/** The lock on the stock item makes other orders for the same product wait until this one is done. */
async function available(tx: Tx, product: string): Promise<number> {
  const item = await stockItems.lock(tx, { product });
  return item === undefined ? 0 : item.onHand - (await reservedQuantity(tx, product));
}
