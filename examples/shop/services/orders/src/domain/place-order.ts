import type * as gen from '../gen/operations/place-order.ts';
import { priced } from './pricing.ts';

/** Catalog says what its products cost; while it is away, the copies of them do. */
export const ask = (async (_fields, { items }, { calls }) => {
  const ids = [...new Set(items.map(({ productId }) => productId))];
  const { value } = await calls.catalog.getProductsByIds({ ids });
  return value;
}) satisfies gen.Ask;

export const rule: gen.Rule<typeof ask> = (fields, { items }, { asked }) => ({
  ...fields,
  ...priced(items, asked),
});
