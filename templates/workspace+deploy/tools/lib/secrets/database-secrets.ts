import type { PasswordOf, Secrets } from './secrets.ts';

/**
 * A database of its own on PostgreSQL, which deploy/servers/postgres/databases.sh makes of what these say.
 * @param name whose database it is
 */
export function databaseSecrets(name: string, database: string, passwordOf: PasswordOf): Secrets {
  const url = (role: string) => `postgres://${role}:${passwordOf(role)}@postgres/${database}`;
  return {
    'postgres-password': passwordOf('postgres'),
    [`${name}-database-url`]: url(`${database}_app`),
    [`${name}-migration-url`]: url(`${database}_owner`),
  };
}
