import { withClient } from './client.ts';
import type { Postgres } from './server.ts';

/** The two ways into a service's database, as URLs with a password. */
export interface Roles {
  /** May read and write rows, and nothing else: what the service runs with. */
  app: string;
  /** Owns the database and its tables: what migrations run with. */
  owner: string;
}

/**
 * Makes a database that only its two roles can enter, and the roles. Can be repeated, and is
 * skipped where the passwords of both roles are kept: keeping them is the last step.
 */
export async function provisionDatabase(server: Postgres, database: string): Promise<Roles> {
  const owner = `${database}_owner`;
  const app = `${database}_app`;
  const { passwords } = server;
  if (!passwords.knows(owner) || !passwords.knows(app)) {
    await makeDatabase(server, database, owner, app);
    await grantRows(databaseUrl(server, database), owner, app);
    passwords.keep(owner, app);
  }
  return {
    app: databaseUrl(server, database, app).href,
    owner: databaseUrl(server, database, owner).href,
  };
}

async function makeDatabase(server: Postgres, database: string, owner: string, app: string) {
  const exists = 'SELECT rolname FROM pg_roles WHERE rolname = $1';
  const found = 'SELECT datname FROM pg_database WHERE datname = $1';
  await withClient(server.url, async (client) => {
    for (const role of [owner, app]) {
      const { rows } = await client.query(exists, [role]);
      const verb = rows.length === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE "${role}" LOGIN PASSWORD '${server.passwords.of(role)}'`);
    }
    const { rows } = await client.query(found, [database]);
    if (rows.length === 0) await client.query(`CREATE DATABASE "${database}" OWNER "${owner}"`);
    // Every role is PUBLIC, and PUBLIC may enter every database unless told otherwise. A deadlock is
    // looked for after the server's second, which is more than most deadlines: a tenth will do.
    await client.query(`
      REVOKE ALL ON DATABASE "${database}" FROM PUBLIC;
      GRANT CONNECT ON DATABASE "${database}" TO "${app}";
      ALTER ROLE "${app}" SET deadlock_timeout = '100ms'`);
  });
}

/** What the owner makes later is the application's to read and write. */
async function grantRows(url: URL, owner: string, app: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO "${app}";
      ALTER DEFAULT PRIVILEGES FOR ROLE "${owner}"
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app}";
      ALTER DEFAULT PRIVILEGES FOR ROLE "${owner}"
        GRANT USAGE, SELECT ON SEQUENCES TO "${app}"`),
  );
}

function databaseUrl(server: Postgres, database: string, role?: string): URL {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = server.passwords.of(role);
  }
  return url;
}
