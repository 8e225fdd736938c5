/** The script `load`, `[name ...]`: asks a running system as many users would, and judges it by what is promised. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { palette, wantsColor } from './lib/colors.ts';
import { command, Failure } from './lib/failure.ts';
import { createClient } from './lib/load/client.ts';
import type { Facts } from './lib/load/facts.ts';
import { load, namesOf, usersFor } from './lib/load/load.ts';
import { reportOf } from './lib/load/report.ts';
import { preflight } from './lib/preflight.ts';
import { local } from './lib/root.ts';
import { runningUrl } from './lib/run-file.ts';
import { readSystem, scopesOf } from './lib/system.ts';
import { devKey, makeToken } from './lib/token.ts';

const USAGE = `usage: ${commands.loadOf} [name ...] [options]

  Names: a service's, or <service>.<operation>; else every public operation.
  --rate N      requests a second, to each operation; else 5
  --seconds S   for so long; else 20, after a warm-up of 3
  --url URL     of the gateway; else GATEWAY_URL, or where the system runs
  --tokens FILE of users, a line each, where another issuer than that of development is trusted
  --json        print the outcome as JSON

  Exit code 1 where an objective of microservices.yaml (slo) is missed. The rows that it makes stay.`;

const warmUpSeconds = 3;

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '20' },
      url: { type: 'string' },
      tokens: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  preflight();
  const facts = readSystem() as unknown as Facts;
  const pace = {
    rate: positive('--rate', values.rate),
    seconds: positive('--seconds', values.seconds),
    warmUpSeconds,
  };
  const isMeant = choice(facts, positionals);
  const {
    GATEWAY_URL = runningUrl(local('run.json')) ?? `http://127.0.0.1:${facts.gateway.port}`,
  } = process.env;
  const client = createClient(new URL(values.url ?? GATEWAY_URL));
  const tokens =
    values.tokens === undefined ? madeUp(usersFor(facts, pace)) : readTokens(values.tokens);
  const outcome = await load({
    facts,
    pace,
    send: client.send,
    tokens,
    isMeant,
  });
  client.close();
  if (values.json) console.log(JSON.stringify(outcome, null, 2));
  else {
    const paint = palette(wantsColor(process.env, process.stdout.isTTY === true));
    for (const line of reportOf(outcome, paint)) console.log(line);
  }
  return outcome.isMet ? 0 : 1;
});

function positive(option: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Failure(`${option} "${text}" is no number above 0.`);
}

/** What is meant by names: everything, where there is none. */
function choice(facts: Facts, names: readonly string[]): (name: string) => boolean {
  const known = namesOf(facts);
  const isOf = (name: string, operation: string) =>
    operation === name || operation.startsWith(`${name}.`);
  for (const name of names) {
    if (known.some((operation) => isOf(name, operation))) continue;
    const [service = ''] = name.split('.');
    const own = known.filter((operation) => isOf(service, operation));
    const there = own.length > 0 ? own : facts.services.map((each) => each.name);
    throw new Failure(`There is no public operation "${name}".`, `There are: ${there.join(', ')}`);
  }
  return (operation) => names.length === 0 || names.some((name) => isOf(name, operation));
}

/** Tokens of so many users that there are in development alone. */
function madeUp(users: number): string[] {
  const system = readSystem();
  const { identity } = system;
  const key = devKey(identity);
  const more = { scopes: scopesOf(system), ttlSeconds: 3_600 };
  return Array.from({ length: users }, (_, index) =>
    makeToken(identity, key, { subject: `load-${index + 1}`, ...more }),
  );
}

function readTokens(path: string): string[] {
  try {
    const tokens = readFileSync(path, 'utf8').split(/\s+/).filter(Boolean);
    if (tokens.length > 0) return tokens;
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`);
  }
  throw new Failure(`There is no token in ${path}.`);
}
