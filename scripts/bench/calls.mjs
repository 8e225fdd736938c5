/**
 * What a call between services costs beside a bare HTTP call: `node scripts/bench/calls.mjs DIR [--json]`,
 * with DIR a rendered repo that has `@local/chassis/clients`, installed. Both go to the same server
 * over kept connections and read the same JSON; rounds alternate, and medians are compared.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { summary } from './statistics.mjs';

const [dir, role] = process.argv.slice(2);
if (dir === undefined) throw new Error('usage: node scripts/bench/calls.mjs DIR');
const thing = { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'example', version: 1 };

if (role === 'server') await serve();
else await compare();

/** In a process of its own: its time is not ours. */
async function serve() {
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(thing));
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}

async function compare() {
  const child = spawn(process.execPath, [import.meta.filename, dir, 'server']);
  const port = await new Promise((done) => child.stdout.once('data', (text) => done(Number(text))));
  const figures = [];
  try {
    const bare = await bareCall(`http://127.0.0.1:${port}`);
    const ours = await chassisCall(`http://127.0.0.1:${port}`);
    for (const concurrency of [1, 32]) {
      await round(bare, concurrency, 5_000);
      await round(ours, concurrency, 5_000);
      const rounds = [];
      for (let count = 0; count < 7; count += 1) {
        rounds.push([await round(bare, concurrency, 8_000), await round(ours, concurrency, 8_000)]);
      }
      figures.push(...figuresOf(concurrency, rounds));
    }
  } finally {
    child.kill();
  }
  tell(figures);
  process.exit(0);
}

/** µs a call: of this process' CPU, and until the answer is there. */
async function round(call, concurrency, total) {
  const took = [];
  const cpu = process.cpuUsage();
  let left = total;
  const worker = async () => {
    while (left-- > 0) {
      const began = performance.now();
      await call();
      took.push((performance.now() - began) * 1_000);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / total, latency: median(took) };
}

function median(values) {
  return summary(values).median;
}

/** Medians of the rounds, in µs. */
function figuresOf(concurrency, rounds) {
  const of = (index, what) => median(rounds.map((pair) => pair[index][what]));
  return ['cpu', 'latency'].map((what) => {
    return { concurrency, what, bare: of(0, what), call: of(1, what) };
  });
}

function tell(figures) {
  if (role === '--json') {
    console.log(JSON.stringify(figures));
    return;
  }
  for (const { concurrency, what, bare, call } of figures) {
    const both = `bare ${bare.toFixed(0)} µs, call ${call.toFixed(0)} µs`;
    console.log(`${concurrency} at a time, ${what}: ${both}, ratio ${(bare / call).toFixed(2)}`);
  }
}

async function bareCall(url) {
  const require = createRequire(`${resolve(dir)}/chassis/typescript/package.json`);
  const { Pool } = require('undici');
  const pool = new Pool(url, { connections: 128 });
  return async () => {
    const { body } = await pool.request({ method: 'GET', path: `/things/${thing.id}` });
    return JSON.parse(await body.text());
  };
}

async function chassisCall(url) {
  const chassis = pathToFileURL(`${resolve(dir)}/chassis/typescript/src/`).href;
  const load = (path) => import(`${chassis}${path}`);
  const { client, asking } = await load('clients/index.ts');
  const { Opened, resourcesOf } = await load('resource.ts');
  const { startMetrics } = await load('telemetry/metrics.ts');
  const { startTracing } = await load('telemetry/tracing.ts');
  const { createLogger } = await load('log.ts');
  const { Deadline } = await load('deadline.ts');
  const { testIssuer } = await load('testing/issuer.ts');
  const log = createLogger({ service: 'bench', level: 'fatal' });
  startMetrics('bench');
  const tracing = await startTracing({ service: 'bench', endpoint: undefined, ratio: 1, log });
  const properties = {
    id: { type: 'string' },
    name: { type: 'string' },
    version: { type: 'integer' },
  };
  const response = { type: 'object', required: Object.keys(properties), properties };
  const getThing = {
    ...{ method: 'GET', path: '/things/{id}', body: false, mayBeMissing: true },
    ...{ repeatable: 'always', output: 'entity', response },
  };
  const things = client({ name: 'things', urlEnv: 'THINGS_URL', operations: { getThing } });
  const { environment } = await testIssuer();
  const settings = { ...environment, THINGS_URL: url };
  const opened = new Opened(resourcesOf([things]), { service: 'bench', settings, log, tracing });
  const policy = { service: 'things', operation: 'getThing', timeoutMs: 800, retries: 1 };
  const inquiries = { clients: { things }, calls: [{ ...policy, fallback: 'none' }], fills: {} };
  const rule = (_found, _input, { calls }) => calls.things.getThing({ id: thing.id });
  const { ask } = asking({ name: 'bench', idempotency: 'none' }, inquiries, rule);
  const caller = { subject: 'somebody', scopes: new Set(), token: 'a'.repeat(700) };
  const span = tracing.startServerSpan('GET /bench', {});
  // What a request brings: a deadline, a span, an identifier.
  return () =>
    ask(
      {},
      {},
      {
        ...{ caller, span, log, headers: {}, params: {}, requestId: 'bench-1', now: new Date() },
        deadline: Deadline.in(800),
        opened: (resource) => opened.get(resource),
      },
    );
}
