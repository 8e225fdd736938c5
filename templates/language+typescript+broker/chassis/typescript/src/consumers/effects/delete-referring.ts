import { own } from '../../data/columns.ts';
import type { EntityModel } from '../../model.ts';
import { hot } from '../../store/hot.ts';
import { quoted } from '../../store/text.ts';
import type { Effect } from '../effect.ts';

/**
 * Deletes the rows that refer to what is gone, here and nowhere else.
 * @param column that holds the key of what the event is about
 * @param member of the payload that has it
 */
export function deleteReferring(entity: EntityModel, column: string, member: string): Effect {
  const text = hot(`DELETE FROM ${quoted(entity.table)} WHERE ${quoted(column)} = $1`);
  return {
    shares: false,
    async apply(tx, arrivals) {
      for (const { payload } of arrivals) await tx.query(text, [own(payload, member)]);
    },
  };
}
