/** The script `token`: prints a token of the development issuer, and nothing else. */
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { command, Failure } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { readSystem, scopesOf } from './lib/system.ts';
import { devKey, makeToken, parseTtl } from './lib/token.ts';

const USAGE = `usage: ${commands.tokenOf} [options]

  --sub NAME         subject (default: dev-user)
  --scopes "A B"     scopes, divided by blanks (default: every scope of the system)
  --ttl 90s|15m|12h  time to live (default: 12h)

  TOKEN=$(${commands.tokenOnly})`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      sub: { type: 'string', default: 'dev-user' },
      scopes: { type: 'string' },
      ttl: { type: 'string', default: '12h' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const ttlSeconds = parseTtl(values.ttl);
  if (ttlSeconds === undefined) {
    throw new Failure(`"${values.ttl}" is no time to live.`, 'Write it like 90s, 15m, 12h or 7d.');
  }
  preflight();
  const system = readSystem();
  const scopes = values.scopes?.split(/[\s,]+/).filter(Boolean) ?? scopesOf(system);
  const { identity } = system;
  console.log(makeToken(identity, devKey(identity), { subject: values.sub, scopes, ttlSeconds }));
  return 0;
});
