#!/usr/bin/env node
// Makes the mistakes of `mutations.mjs` one by one in a rendered repo, and runs the tests that have to
// catch them: `npm run verify:mutations -- [--broker nats] [--quick] [--only TEXT] [--write FILE]`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { natsServer } from '../servers/nats.mjs';
import { resultOf, runTest, verify } from './mutate.mjs';
import { mutations } from './mutations.mjs';
import { page } from './page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    broker: { type: 'string', default: 'postgres' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    write: { type: 'string' },
  },
});

const PATH = [values.broker === 'nats' ? natsServer() : '', process.env.PATH]
  .filter(Boolean)
  .join(delimiter);
const env = { PATH, TEST_BROKERS: values.broker };
const parent = mkdtempSync(join(tmpdir(), 'mutations-'));
process.once('SIGINT', () => process.exit(130));
process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
const folder = join(parent, 'letters');
const blueprint = join(root, 'test/golden/events/microservices.yaml');
const bin = join(root, 'bin/create-microservices.js');
const options = ['--broker', values.broker, '--yes', '--no-install', '--no-git'];

run('node', [bin, folder, '--blueprint', blueprint, ...options], root);
run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);

const wanted = mutations
  .filter(({ name }) => name.includes(values.only))
  .flatMap((mutation) => mutation.caughtBy.map((caught) => ({ mutation, caught })))
  .filter(({ caught }) => !values.quick || caught.isQuick);

const known = new Map();
const rows = [];
for (const { mutation, caught } of wanted) {
  const healthy = await withoutMistake(caught);
  if (healthy.result !== 'passed') {
    console.log(healthy.output.slice(-5_000));
    throw new Error(`${caught.suite}, "${caught.test}", does not pass as it was rendered`);
  }
  const { result, output } = await verify(folder, mutation, caught, env);
  const isCaught = result === 'failed';
  if (!isCaught) console.log(output.slice(-5_000));
  console.log(`${isCaught ? 'caught' : 'NOT CAUGHT'}: ${mutation.name}, by "${caught.test}"`);
  rows.push({ mutation, caught, isCaught });
}

if (rows.length === 0) throw new Error(`no mutation has "${values.only}" in its name`);
if (values.write) writeFileSync(values.write, page(rows, values.broker, new Date()));
const missed = rows.filter(({ isCaught }) => !isCaught).length;
console.log(`\n${rows.length - missed} of ${rows.length} caught`);
process.exitCode = missed === 0 ? 0 : 1;

/** Each test once: one that fails anyway proves nothing. */
async function withoutMistake(caught) {
  const name = `${caught.suite} ${caught.test}`;
  if (!known.has(name)) {
    const ran = await runTest(folder, caught, env);
    known.set(name, { result: resultOf(ran, caught), output: ran.output });
  }
  return known.get(name);
}

function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
