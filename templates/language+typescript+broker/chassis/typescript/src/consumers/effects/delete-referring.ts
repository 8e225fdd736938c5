import type { Announcement } from '../../api/announce.ts';
import { own } from '../../data/columns.ts';
import type { Repository } from '../../data/repository.ts';
import type { Effect } from '../effect.ts';

/** So many rows are held at a time. */
const batch = 200;

/**
 * Deletes the rows that refer to what is gone, here and nowhere else.
 * @param field that holds the key of what the event is about
 * @param member of the payload that has it
 * @param announcement of a deletion, where others are told
 */
export function deleteReferring<Row extends object, Fields>(
  rows: Repository<Row, Fields>,
  field: string,
  member: string,
  announcement?: Announcement,
): Effect {
  return {
    shares: false,
    async apply(tx, arrivals) {
      for (const { payload, now, span } of arrivals) {
        const where = { [field]: own(payload, member) };
        for (;;) {
          const found = await rows.find(tx, where, { limit: batch });
          for (const row of found) {
            await rows.remove(tx, row);
            await announcement?.done(tx, row, {}, { now, span });
          }
          if (found.length < batch) break;
        }
      }
    },
  };
}
