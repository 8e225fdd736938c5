/**
 * Runs in a rendered repo, with its own store and its own PostgreSQL:
 * `node tools/node.mjs .../runMigrations.ts < scripts.json > results.json`, from the repo's root.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Result, Script } from './migrations.ts';

const here = (path: string) => pathToFileURL(join(process.cwd(), path)).href;
const { openStore } = await import(here('chassis/typescript/src/store/index.ts'));
const { startPostgres } = await import(here('tools/lib/postgres.ts'));

const scripts: Script[] = JSON.parse(await text(process.stdin));
const server = scripts.some(({ store }) => store === 'postgres')
  ? await startPostgres()
  : undefined;
const folder = mkdtempSync('/tmp/migrations-');
try {
  const results: Result[][] = [];
  for (const [index, script] of scripts.entries()) results.push(await run(script, index));
  process.stdout.write(`${JSON.stringify(results)}\n`);
} finally {
  rmSync(folder, { recursive: true });
  await server?.stop();
}

async function run({ store: kind, actions }: Script, index: number): Promise<Result[]> {
  const store = await openStore(await addressOf(kind, index), {
    log: { warn() {} },
    poolSize: 1,
    name: 'test',
  });
  const files = mkdtempSync(join(folder, 'files-'));
  const results: Result[] = [];
  try {
    for (const action of actions) {
      try {
        if ('migrate' in action) {
          for (const [name, sql] of Object.entries(action.migrate)) {
            writeFileSync(join(files, `${name}.sql`), sql);
          }
          results.push({ applied: await store.migrate(pathToFileURL(files)) });
        } else if ('run' in action) {
          await store.transaction((tx: { script(sql: string): Promise<void> }) =>
            tx.script(action.run),
          );
          results.push({});
        } else {
          results.push({ rows: await store.query(action.read) });
        }
      } catch (error) {
        results.push({ error: (error as Error).message });
      }
    }
  } finally {
    await store.close();
  }
  return results;
}

/** A schema of a database is as good as a database, and made faster. */
async function addressOf(kind: Script['store'], index: number): Promise<string> {
  if (kind === 'sqlite') return pathToFileURL(join(folder, `${index}.sqlite`)).href;
  const url = new URL(server.url);
  const admin = await openStore(url.href, { log: { warn() {} }, poolSize: 1, name: 'test' });
  await admin.transaction((tx: { script(sql: string): Promise<void> }) =>
    tx.script(`CREATE SCHEMA "s${index}"`),
  );
  await admin.close();
  url.searchParams.set('options', `-c search_path=s${index}`);
  return url.href;
}
