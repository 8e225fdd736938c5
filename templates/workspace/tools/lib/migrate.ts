import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrationEnv } from './env.ts';
import { Failure } from './failure.ts';
import { exited, spawnNode } from './processes.ts';
import { root } from './root.ts';
import type { SystemService } from './system.ts';

/**
 * Brings the schema of a service up to date. Each line that the migration writes goes to `line`;
 * where nobody listens, a failure holds them all.
 */
export async function migrate(
  service: Pick<SystemService, 'name' | 'dir'>,
  ownerUrl: string,
  line?: (text: string) => void,
): Promise<void> {
  const child = spawnNode({
    cwd: join(root, service.dir),
    file: 'src/migrate.ts',
    env: migrationEnv(ownerUrl),
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface(stream).on('line', line ?? ((text) => lines.push(text)));
  }
  const { code, signal } = await exited(child);
  if (code === 0) return;
  const how = signal ?? `exit code ${code}`;
  const message = `the migrations in ${service.dir}/migrations failed (${how})`;
  throw new Failure([message, ...lines].join('\n'));
}
