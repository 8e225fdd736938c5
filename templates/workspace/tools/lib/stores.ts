import { type Postgres, startPostgres, usePostgres } from './postgres.ts';
import type { Stores } from './provision.ts';
import { local } from './root.ts';
import { needsPostgres, type System } from './system.ts';

/** Below what systems use for outgoing calls, and not the 5432 of an installed server. */
const PREFERRED_PORT = 15_432;

/**
 * Where the services of a development run keep their data: in `.local/`, and, for those with
 * PostgreSQL, on the server that `POSTGRES_URL` names (a superuser's address) or on one of our own.
 */
export async function openStores(system: System, taken: Set<number>): Promise<Stores> {
  return { folder: local('data'), postgres: await openPostgres(system, taken) };
}

async function openPostgres(system: System, taken: Set<number>): Promise<Postgres | undefined> {
  if (!needsPostgres(system.services)) return undefined;
  const address = process.env.POSTGRES_URL;
  if (address) return usePostgres(address, local('postgres-external.json'));
  return startPostgres({ folder: local('postgres'), preferredPort: PREFERRED_PORT, taken });
}
