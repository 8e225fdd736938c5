/** The script `backfill`: tells a replica of the rows that were there before it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { databaseUrlOf } from './lib/databases.ts';
import { command, Failure } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { exited } from './lib/processes.ts';
import { root } from './lib/root.ts';
import { readSystem, type System } from './lib/system.ts';

const USAGE = `usage: ${commands.backfillOf} <service>.<replica> [--after CURSOR]

  The service that owns the rows tells the subscription of the replica of each of them as it is; other
  consumers pass over it, and handlers are not run. Nothing newer is overwritten, so it can be done at
  any time and again. The owner has to run: it sends what this writes into its outbox.

  --after CURSOR   goes on where an earlier run ended: the last "after" that it told

  DATABASE_URL is the owner's; without it, it is that of the system that runs here.`;

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { after: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [name] = positionals;
  if (values.help || name === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 64;
  }
  preflight();
  const system = readSystem();
  const owner = ownerOf(system, name);
  const url = process.env.DATABASE_URL || databaseUrlOf(owner.name);
  if (url === undefined) {
    throw new Failure(
      `The database of ${owner.name} is not known here.`,
      `Name it with DATABASE_URL, or start the system with: ${commands.start}`,
    );
  }
  const more = values.after === undefined ? [] : ['--after', values.after];
  const child = spawn(process.execPath, ['src/announce.ts', name, ...more], {
    cwd: join(root, owner.dir),
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'inherit',
  });
  return (await exited(child)).code ?? 1;
});

/** The service that owns what a replica copies. */
function ownerOf({ services }: System, name: string) {
  const [consumer = '', replica = ''] = name.split('.');
  const all = services.flatMap((service) =>
    service.replicas.map((each) => ({ name: `${service.name}.${each.name}`, owner: each.of })),
  );
  const found = all.find((each) => each.name === `${consumer}.${replica}`);
  const owner = services.find((service) => service.name === found?.owner);
  if (owner === undefined) {
    const names = all.map((each) => each.name).join(', ');
    throw new Failure(`There is no replica "${name}".`, `There are: ${names}`);
  }
  return owner;
}
