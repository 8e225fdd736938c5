import { reject } from '@local/chassis';
import type { OrderFields } from '../gen/entities/order.ts';
import type { OrderItem, OrderLine } from '../gen/values.ts';

/** What catalog, or a copy of it, says of a product. */
export interface Offer {
  id: string;
  name: string;
  priceCents: number;
  currency: string;
  status: string;
}

type Priced = Pick<OrderFields, 'lines' | 'currency' | 'totalCents'>;

/** Prices are never the customer's: only which products, and how many of each. */
export function priced(items: readonly OrderItem[], offers: readonly Offer[]): Priced {
  const offered = new Map(offers.map((offer) => [offer.id, offer]));
  const chosen = items.map((item) => ({ item, offer: activeOffer(offered, item) }));
  const lines = chosen.map(({ item, offer }) => lineOf(item, offer));
  return {
    lines,
    currency: commonCurrency(chosen.map(({ offer }) => offer)),
    totalCents: totalOf(lines),
  };
}

function activeOffer(offered: ReadonlyMap<string, Offer>, { productId }: OrderItem): Offer {
  const offer = offered.get(productId);
  if (offer === undefined) return reject('unknown-product', `There is no product ${productId}`);
  if (offer.status !== 'active') return reject('not-on-sale', `${offer.name} is not on sale`);
  return offer;
}

function lineOf({ productId, quantity }: OrderItem, { name, priceCents }: Offer): OrderLine {
  return { productId, name, quantity, priceCents };
}

function commonCurrency(offers: readonly Offer[]): string {
  const [currency, ...others] = new Set(offers.map((offer) => offer.currency));
  if (currency === undefined) return reject('nothing-ordered', 'An order has one item at least');
  if (others.length > 0) return reject('mixed-currencies', 'An order is paid in one currency');
  return currency;
}

function totalOf(lines: readonly OrderLine[]): number {
  const total = lines.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
  if (!Number.isSafeInteger(total)) reject('too-much', 'Nobody can pay for so much');
  return total;
}
