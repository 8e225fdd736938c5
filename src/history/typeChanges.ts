import type { FieldType } from '../blueprint/types.ts';

/** What every value of a type is too, in each store: rows can follow. */
const follows: Partial<Record<FieldType, readonly FieldType[]>> = {
  integer: ['number', 'decimal', 'string', 'text'],
  decimal: ['string', 'text'],
  string: ['text', 'enum'],
  text: ['string', 'enum'],
  email: ['string', 'text'],
  url: ['string', 'text'],
  enum: ['string', 'text'],
  uuid: ['string', 'text'],
  date: ['string', 'text'],
  object: ['json'],
};

/** Types that a field of this one can become with its rows. */
export function typesAfter(type: FieldType): readonly FieldType[] {
  return follows[type] ?? [];
}
