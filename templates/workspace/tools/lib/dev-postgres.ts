import { brokerNeedsPostgres } from './broker.ts';
import { type Postgres, startPostgres, usePostgres } from './postgres.ts';
import { local } from './root.ts';
import { needsPostgres, type System } from './system.ts';

/** Below what systems use for outgoing calls, and not the 5432 of an installed server. */
const PREFERRED_PORT = 15_432;

/**
 * The server of a development run, where a service or the broker needs one: the one that `POSTGRES_URL` names (a
 * superuser's address), or one of our own with its data in `.local/postgres`.
 */
export async function openDevPostgres(
  system: System,
  taken: Set<number>,
): Promise<Postgres | undefined> {
  if (!needsPostgres(system.services) && !brokerNeedsPostgres()) return undefined;
  const address = process.env.POSTGRES_URL;
  if (address) return usePostgres(address, local('postgres-external.json'));
  return startPostgres({ folder: local('postgres'), preferredPort: PREFERRED_PORT, taken });
}
