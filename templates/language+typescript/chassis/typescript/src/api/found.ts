import type { Repository, Scope, Where } from '../data/repository.ts';
import type { Request } from '../http/route.ts';
import { Problem } from '../problem.ts';
import { Moved } from './command.ts';
import { etagOf, type Precondition } from './preconditions.ts';

/**
 * The row that the path selects, not locked: for those who are asked about it.
 * @throws Problem `not-found`, `version-conflict`
 */
export async function foundRow<Row extends object, Fields>(
  rows: Repository<Row, Fields>,
  { store }: Request,
  where: Where,
  scope: Scope,
  check: Precondition,
): Promise<Row & Fields> {
  const [row] = await rows.find(store, where, { ...scope, limit: 1 });
  if (row === undefined) throw new Problem('not-found');
  check(row);
  return row;
}

/**
 * The locked row, which must be the one that others were asked about.
 * @throws Problem `not-found`, `version-conflict`
 */
export function sameRow<Row extends object>(
  locked: Row | undefined,
  check: Precondition,
  seen: Row | undefined,
): Row {
  if (locked === undefined) throw new Problem('not-found');
  check(locked);
  if (seen !== undefined && etagOf(seen) !== etagOf(locked)) throw new Moved();
  return locked;
}
