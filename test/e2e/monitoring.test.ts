import fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { prometheusTools } from '../../scripts/servers/prometheus.mjs';
import { type Client, clientOf } from './support/client.ts';
import { type Monitoring, startMonitoring } from './support/monitoring.ts';
import { type NatsServer, natsServerIn } from './support/nats.ts';
import { poison } from './support/poison.ts';
import { createRepo, type Repo, type RunningSystem } from './support/repo.ts';

/**
 * What `observability/` tells of a system that really runs and really breaks, with a real Prometheus and
 * Alertmanager. Time goes by ten times faster for them than in life.
 */

const blueprint = fs
  .readFileSync(new URL('../golden/events/microservices.yaml', import.meta.url), 'utf8')
  .replace('broker: postgres', 'broker: nats');
const listeners = ['archive', 'delivery', 'franking'];

/** What is looked at of a dashboard. */
interface Drawn {
  panels: { title: string; targets: { expr: string }[] }[];
}

const speed = 10;
/** For what somebody is told, on a machine that may be busy. */
const timeout = 120_000;

const tools = prometheusTools();
const nats = natsServer();

describe.skipIf(tools === undefined || nats === undefined)('monitoring', () => {
  let repo: Repo;
  let broker: NatsServer;
  let system: RunningSystem;
  let monitoring: Monitoring;
  let call: Client;
  let letter: string;

  beforeAll(async () => {
    repo = await createRepo(blueprint);
    broker = await natsServerIn(nats ?? '');
    await broker.start();
    system = await repo.start({ BROKER_URL: broker.url });
    call = clientOf(system.url, await system.token());
    const observability = join(repo.folder, 'observability');
    monitoring = await startMonitoring(tools ?? '', observability, await targets(), speed);
  });
  afterAll(async () => {
    await monitoring?.stop();
    await system?.stop();
    await broker?.remove();
    await repo?.remove();
  });

  /** Where each process listens for whoever runs it: the operating system knows what it was given. */
  async function targets(): Promise<Record<string, string>> {
    const all: Record<string, string> = {};
    for (const [name, pid] of Object.entries(await system.pids())) {
      const env = fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      const port = env.find((entry) => entry.startsWith('ADMIN_PORT='))?.split('=')[1];
      if (port !== undefined) all[name] = `127.0.0.1:${port}`;
    }
    return all;
  }

  /** Requests of every kind, one after the other. */
  async function traffic() {
    const { body: sender } = await call('POST', '/senders', {
      body: { name: 'Emma', phone: '1816' },
    });
    const fields = { senderId: sender.id, pages: 3, stamps: [{ cents: 85 }] };
    const { status, body } = await call('POST', '/letters', { body: fields });
    expect(status, JSON.stringify(body)).toBe(201);
    letter = body.id;
    expect((await call('GET', `/letters/${letter}`)).status).toBe(200);
    expect((await call('POST', `/letters/${letter}/send`)).status).toBe(200);
    expect((await call('POST', '/rounds', { body: { senderId: sender.id } })).status).toBe(201);
    expect((await call('POST', '/parcels', { body: { letterId: letter } })).status).toBe(201);
    const folder = { senderId: sender.id, label: 'Letters of Emma' };
    expect((await call('POST', '/folders', { body: folder })).status).toBe(201);
    expect((await call('GET', `/charges/${letter}`)).status).toBe(404);
  }

  /** What people hear from now on, until they have heard this. */
  async function heardUntil(last: string[]): Promise<string[]> {
    const all: string[] = [];
    await expect
      .poll(
        () => {
          all.push(...monitoring.heard());
          return last.every((one) => all.includes(one));
        },
        { timeout, interval: 200 },
      )
      .toBe(true)
      .catch(async (error) => {
        throw new Error(`heard: ${all}; firing: ${await monitoring.firing()}`, { cause: error });
      });
    return all;
  }

  it('tells nothing of a system that is well', async () => {
    for (let round = 0; round < 20; round++) {
      await traffic();
      await sleep(500);
    }
    expect(await monitoring.firing()).toEqual([]);
    expect(monitoring.heard()).toEqual([]);
  });

  it('tells of a service that hangs, and of nothing that comes of it', async () => {
    const { letters = 0 } = await system.pids();
    process.kill(letters, 'SIGSTOP');
    try {
      const asked = await Promise.all([1, 2, 3].map(() => call('GET', `/letters/${letter}`)));
      expect(asked.map(({ status }) => status)).toEqual([504, 504, 504]);
      expect(await heardUntil(['firing ServiceDown letters'])).toEqual([
        'firing ServiceDown letters',
      ]);
    } finally {
      process.kill(letters, 'SIGCONT');
    }
    await traffic();
    expect(await heardUntil(['resolved ServiceDown letters'])).toEqual([
      'resolved ServiceDown letters',
    ]);
  });

  it('tells of a broker that is away, and of nothing that waits for it', async () => {
    const told = (state: string) => listeners.map((name) => `${state} BrokerAway ${name}`);
    await broker.kill();
    await traffic();
    const heard = await heardUntil(told('firing'));
    await expect.poll(() => monitoring.firing(), { timeout }).toContain('OutboxStuck letters');
    heard.push(...monitoring.heard());
    expect(heard.sort()).toEqual(told('firing'));
    await broker.start();
    expect((await heardUntil(told('resolved'))).sort()).toEqual(told('resolved'));
  });

  it('tells of messages that were given up, until somebody has decided', async () => {
    await poison(repo, 'letters.letter-written.v2', { letterId: 'nothing like an id' });
    const told = (state: string) => listeners.map((name) => `${state} DeadLetters ${name}`);
    expect((await heardUntil(told('firing'))).sort()).toEqual(told('firing'));
    for (const name of listeners) {
      const dropped = await repo.run('npm', [
        'run',
        'dlq',
        '--',
        'drop',
        `${name}.letters`,
        '--all',
      ]);
      expect(dropped.exitCode, dropped.all).toBe(0);
    }
    expect((await heardUntil(told('resolved'))).sort()).toEqual(told('resolved'));
  });

  it('looks at nothing that is not there', async () => {
    const looked = await Promise.all(monitoring.expressions.map(monitoring.selectors));
    const missing: string[] = [];
    for (const selector of new Set(looked.flat())) {
      // What failed is there once something has failed.
      const found = await monitoring.query(
        `last_over_time(${selector.replace(/,?error_type=~"5\.\."/, '')}[1h])`,
      );
      if (found.length === 0) missing.push(selector);
    }
    expect(looked.flat().length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('draws nothing that is not there', async () => {
    const folder = join(repo.folder, 'observability/grafana/dashboards');
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const empty: string[] = [];
    let count = 0;
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const { panels } = JSON.parse(fs.readFileSync(join(folder, file), 'utf8')) as Drawn;
      for (const { title, targets } of panels) {
        for (const { expr } of targets) {
          count += 1;
          const found = await monitoring.query(expr.replaceAll('$__rate_interval', '5m'));
          if (found.length === 0) empty.push(`${file}, ${title}: ${expr}`);
        }
      }
    }
    expect(count).toBeGreaterThan(50);
    expect(empty).toEqual([]);
  });
});
