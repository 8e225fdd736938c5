/** The script `test`, `[name ...] [--test-...]`: every test of the repo, or those of what is named. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter } from 'node:path';
import commands from './gen/commands.json' with { type: 'json' };
import { palette, wantsColor } from './lib/colors.ts';
import { command } from './lib/failure.ts';
import { type Postgres, startPostgres } from './lib/postgres.ts';
import { preflight } from './lib/preflight.ts';
import { compileCache, endWithUs, exited } from './lib/processes.ts';
import { local, root } from './lib/root.ts';
import { stopRequest } from './lib/stop-request.ts';
import { type Suite, selectSuites, suitesOf } from './lib/suites.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: ${commands.testOf} [name ...] [--test-name-pattern=TEXT ...]

  Names: tools, chassis, gateway, a service's, conformance; conformance:NAME,... is about those alone.
  Options go to node --test.
  TEST_POSTGRES_URL=postgres://superuser:password@host:port   a server to use instead of our own`;

await command(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  preflight();
  const flags = args.filter((arg) => arg.startsWith('-'));
  const names = args.filter((arg) => !arg.startsWith('-'));
  const suites = selectSuites(suitesOf(readSystem()), names);

  const stopping = stopRequest(() => process.exit(130));
  const server = await openPostgres(suites);
  const env = {
    ...compileCache(),
    ...process.env,
    // Where a pipeline puts the server of the broker.
    PATH: [local('bin'), process.env.PATH].join(delimiter),
    ...(server && { TEST_POSTGRES_URL: server.url.href }),
    ...membersEnv(suites),
  };
  try {
    let code = 0;
    for (const group of [
      suites.filter(({ alone, together }) => !alone && !together),
      suites.filter(({ alone, together }) => !alone && together),
      suites.filter(({ alone }) => alone),
    ]) {
      if (group.length === 0 || stopping.aborted) continue;
      const passed = await passes(group, flags, env, stopping);
      if (!passed) code = 1;
    }
    return stopping.aborted ? 130 : code;
  } finally {
    await server?.stop();
  }
});

/** A server for as long as the tests run, unless one is given or none is needed. */
async function openPostgres(suites: readonly Suite[]): Promise<Postgres | undefined> {
  if (process.env.TEST_POSTGRES_URL || !suites.some((suite) => suite.needsPostgres))
    return undefined;
  return startPostgres();
}

/** For whom a suite is run that is about several. */
function membersEnv(suites: readonly Suite[]): NodeJS.ProcessEnv {
  const members = suites.flatMap((suite) => suite.members ?? []);
  return members.length > 0 ? { TEST_MEMBERS: members.join(',') } : {};
}

async function passes(
  suites: readonly Suite[],
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
  stopping: AbortSignal,
): Promise<boolean> {
  const paint = palette(wantsColor(process.env, process.stdout.isTTY === true));
  console.log(paint.bold(`\n${suites.map(({ name }) => name).join(', ')}\n`));
  // Each file is a process of its own; the default leaves one of two cores idle.
  const concurrency = suites.some(({ alone }) => alone)
    ? 1
    : Math.max(2, availableParallelism() - 1);
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-reporter=spec',
      `--test-concurrency=${concurrency}`,
      // Its name in Node 22; later ones know it by this name too.
      ...(suites.every(({ together }) => together) ? ['--experimental-test-isolation=none'] : []),
      ...flags,
      ...suites.map(({ files }) => files),
    ],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
  );
  endWithUs(child, 'SIGKILL');
  const stop = () => child.kill('SIGINT');
  stopping.addEventListener('abort', stop);
  const { code } = await exited(child);
  stopping.removeEventListener('abort', stop);
  return code === 0;
}
