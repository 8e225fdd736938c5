/** The script `start`: the whole system on this machine, with nothing but Node; see README.md. */
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { command } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { local } from './lib/root.ts';
import { claimRun } from './lib/run-file.ts';
import { runSystem } from './lib/run-system.ts';
import { openScreen } from './lib/screen.ts';
import { stopRequest } from './lib/stop-request.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: ${commands.startOf} [options]

  --json    the services' log lines as they are

  POSTGRES_URL=postgres://superuser:password@host:port   a server to use instead of our own
  LOG_LEVEL=debug                                        and any other setting of chassis/SPEC.md`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  preflight();
  const system = readSystem();
  const names = ['gateway', ...system.services.map(({ name }) => name)];
  const screen = openScreen(names, values.json);
  const stopping = stopRequest(() => process.exit(130));
  const run = await claimRun(local('run.json'));
  if (run.cleaned.length > 0) {
    const left = run.cleaned.join(', ');
    screen.note('start', 'warn', `ended what an earlier run had left behind: ${left}`);
  }
  await runSystem(system, { screen, run, stopping });
  return 0;
});
