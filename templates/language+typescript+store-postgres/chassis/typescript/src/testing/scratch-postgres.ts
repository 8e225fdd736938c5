import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Scratch } from './scratch.ts';

/** A new database on the server of `TEST_POSTGRES_URL`, which the script `test` starts. */
export async function createScratch(): Promise<Scratch> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) {
    throw new Error('TEST_POSTGRES_URL is not set: run the script test, or set it to a server');
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE "${name}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => run(server, `DROP DATABASE "${name}" WITH (FORCE)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
