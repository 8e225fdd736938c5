import { Failure } from '../failure.ts';
import { withClient } from './client.ts';
import { openPasswords } from './passwords.ts';
import type { Postgres } from './server.ts';

/**
 * A server that somebody else runs. `passwordsFile` keeps the passwords of the services' roles;
 * without one, they are as new as this process.
 */
export async function usePostgres(address: string, passwordsFile?: string): Promise<Postgres> {
  const url = new URL(address);
  if (url.pathname.length < 2) url.pathname = '/postgres';
  const passwords = openPasswords(passwordsFile);
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new Failure(
      `PostgreSQL at ${url.host} does not let us in: ${(error as Error).message}`,
      'The address needs a superuser: postgres://name:password@host:port',
    );
  }
  return {
    url,
    // It may have been emptied since: nothing is taken for granted.
    passwords: { ...passwords, knows: () => false },
    stop: async () => {},
  };
}
