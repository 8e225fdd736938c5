import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.ts';
import { provisionDatabase, type Roles } from './postgres/provision.ts';
import type { Postgres } from './postgres.ts';
import { knownAs, type SystemService } from './system.ts';

export interface Stores {
  /** For the services that keep their data in PostgreSQL. */
  postgres: Postgres | undefined;
  /** For the files of those that keep it in SQLite. */
  folder: string;
}

/** Makes the database of a service where there is none; its schema is the migrations' business. */
export async function provision(
  service: Pick<SystemService, 'name' | 'knownAs' | 'database' | 'datastore'>,
  stores: Stores,
): Promise<Roles> {
  if (service.datastore === 'sqlite') return provisionFile(stores.folder, knownAs(service));
  if (stores.postgres === undefined) {
    throw new Failure(`${service.name} needs PostgreSQL, and none was started.`);
  }
  return provisionDatabase(stores.postgres, service.database);
}

/** SQLite knows no roles: the file's permissions are the service's. */
function provisionFile(folder: string, name: string): Roles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const url = pathToFileURL(join(folder, `${name}.sqlite`)).href;
  return { app: url, owner: url };
}
