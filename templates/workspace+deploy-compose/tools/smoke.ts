/** The script `smoke`: asks the running containers what anybody could ask them, to see whether they work. */
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { palette, wantsColor } from './lib/colors.ts';
import { command } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { smoke } from './lib/smoke/smoke.ts';
import { readSystem, scopesOf } from './lib/system.ts';
import { devKey, makeToken } from './lib/token.ts';

const USAGE = `usage: ${commands.smokeOf} [options]

  --url URL   of the gateway; else GATEWAY_URL, or where deploy/compose has it (GATEWAY_PORT is respected)

  It reads each list that is public, and makes one row where it can.`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  preflight();
  const system = readSystem();
  const { identity, gateway } = system;
  const { GATEWAY_PORT: port = gateway.port, GATEWAY_URL = `http://127.0.0.1:${port}` } =
    process.env;
  const url = new URL(values.url ?? GATEWAY_URL);
  const who = { subject: 'smoke-test', scopes: scopesOf(system), ttlSeconds: 300 };
  const paint = palette(wantsColor(process.env, process.stdout.isTTY === true));
  const seen = await smoke(system, { url, token: makeToken(identity, devKey(identity), who) });
  for (const { asked, answered, isGood } of seen) {
    console.log(
      isGood
        ? `${paint.green('✓')} ${asked} ${answered}`
        : `${paint.red('✗')} ${asked} ${answered}`,
    );
  }
  return seen.every(({ isGood }) => isGood) ? 0 : 1;
});
