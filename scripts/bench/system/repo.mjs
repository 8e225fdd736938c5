import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('../../../', import.meta.url).pathname;

/**
 * One service that tells of what it owns, one that keeps a copy and calls the other: the least system
 * that has all that is measured.
 */
const blueprintOf = (broker) => `schema: create-microservices/v1
system: { name: metering }
platform: { broker: ${broker} }
services:
  meters:
    entities: { Meter: { fields: { place: string } } }
  ledger:
    entities: { Reading: { fields: { meterId: meters.Meter, value: integer } } }
    subscribes: [meters.meter-created, meters.meter-updated, meters.meter-deleted]
`;

/** The same without events: what a service costs that has none to send. */
export const silentBlueprint = `schema: create-microservices/v1
system: { name: silence }
platform: { broker: none }
services:
  meters:
    entities: { Meter: { fields: { place: string } } }
`;

/** Runs to its end; throws with what it said. */
export function execute(command, args, { cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text;
      });
    }
    child.stdin.end(input ?? '');
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${command} ${args.join(' ')}: ${said}`)),
    );
  });
}

/** Renders a repo and installs its packages. @returns its folder, as it was given */
export async function makeRepo(folder, broker) {
  const cli = [join(root, 'bin/create-microservices.js'), folder, '--blueprint', '-', '--yes'];
  const input = broker === undefined ? silentBlueprint : blueprintOf(broker);
  await execute(process.execPath, [...cli, '--no-git'], { input });
  return folder;
}

/** What the repo itself is made of, to be used as it uses it. */
export function partsOf(folder) {
  const require = createRequire(join(folder, 'chassis/typescript/package.json'));
  return {
    require,
    load: (path) => import(pathToFileURL(join(folder, path)).href),
  };
}

/**
 * Starts the whole system as its user would.
 * @returns {Promise<{ pidOf(name: string): number, urlOf(name: string): string, databaseOf(name: string): string, token: string, stop(): Promise<void> }>}
 */
export async function startRepo(folder, env) {
  const child = spawn(process.execPath, ['tools/node.mjs', 'tools/start.ts', '--json'], {
    cwd: folder,
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text;
        if (said.split('\n').some(isReady)) resolve(true);
      });
    }
  });
  if ((await Promise.race([ready, ended])) !== true) throw new Error(`it did not start: ${said}`);
  const json = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const { services } = json('tools/gen/system.json');
  const databases = json('.local/databases.json');
  const printed = await execute('npm', ['run', '-s', 'token'], { cwd: folder });
  return {
    pidOf: (name) => json('.local/run.json').members.find((one) => one.name === name).pid,
    urlOf: (name) => `http://127.0.0.1:${services.find((one) => one.name === name).port}`,
    databaseOf: (name) => databases[name],
    token: printed.trim().split('\n').at(-1),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Of what a start prints with `--json`: that everything is there. */
function isReady(line) {
  return line.startsWith('{"') && line.endsWith('}') && JSON.parse(line).msg === 'ready';
}

/** What a process has had of the cores so far, all its threads together, in ms. */
export function cpuOf(pid) {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, task) => {
    const [nanoseconds] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
    return sum + Number(nanoseconds) / 1e6;
  }, 0);
}
