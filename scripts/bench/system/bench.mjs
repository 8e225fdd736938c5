import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { arch, availableParallelism, type } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { natsServer } from '../../servers/nats.mjs';
import { rabbitmqServer } from '../../servers/rabbitmq.mjs';
import { drain, steady } from './events.mjs';
import { cpuOf, execute, makeRepo, partsOf, startRepo } from './repo.mjs';

/**
 * Renders, installs and starts a system for each broker, and measures what its events cost and take.
 * @param {{ folder: string, quick: boolean, note(text: string): void }} options
 */
export async function benchSystem({ folder, quick, note }) {
  const place = mkdtempSync(join(folder, 'bench-system-'));
  try {
    const idleSeconds = quick ? 5 : 30;
    note('a service without events');
    const silent = await idleShare(await makeRepo(join(place, 'silent')), {}, idleSeconds);
    const brokers = [];
    for (const broker of ['nats', 'rabbitmq', 'postgres']) {
      note(broker);
      const repo = await makeRepo(join(place, broker), broker);
      const server = await brokerServer(repo, broker);
      const env = server === undefined ? {} : { BROKER_URL: server.url };
      try {
        brokers.push({ broker, ...(await measured(repo, env, { quick, idleSeconds })) });
      } finally {
        await server?.remove();
      }
    }
    note('calls');
    const script = new URL('../calls.mjs', import.meta.url).pathname;
    const repo = join(place, 'calls');
    await execute(process.execPath, [
      ...[join(import.meta.dirname, '../../../bin/create-microservices.js'), repo, '--yes'],
      ...[
        '--blueprint',
        join(import.meta.dirname, '../../../test/golden/calls/microservices.yaml'),
      ],
      '--no-git',
    ]);
    const calls = JSON.parse(await execute(process.execPath, [script, repo, '--json']));
    return {
      date: new Date().toISOString().slice(0, 10),
      node: process.versions.node,
      cores: availableParallelism(),
      platform: `${type()} ${arch()}`,
      silent,
      brokers,
      calls,
    };
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measured(repo, env, { quick, idleSeconds }) {
  const system = await startRepo(repo, env);
  try {
    const pace = { perSecond: 200, seconds: quick ? 3 : 20 };
    await steady(repo, system, { ...pace, seconds: 2 });
    const latency = await steady(repo, system, pace);
    const rates = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      rates.push(await drain(repo, system, quick ? 2_000 : 20_000));
    }
    const idle = await shareOf(system.pidOf('meters'), idleSeconds);
    return { latency, rates, idle };
  } finally {
    await system.stop();
  }
}

async function idleShare(repo, env, seconds) {
  const system = await startRepo(repo, env);
  try {
    return await shareOf(system.pidOf('meters'), seconds);
  } finally {
    await system.stop();
  }
}

/** What part of a core a process takes that nobody asks anything. */
async function shareOf(pid, seconds) {
  // What was asked before has its aftermath.
  await sleep(5_000);
  const before = cpuOf(pid);
  await sleep(seconds * 1000);
  return (cpuOf(pid) - before) / (seconds * 1000);
}

/** A server of its own, as the broker's tests start it; none where PostgreSQL is the broker. */
async function brokerServer(repo, broker) {
  if (broker === 'postgres') return undefined;
  const nats = broker === 'nats' ? natsServer() : undefined;
  if (nats !== undefined) process.env.PATH = [nats, process.env.PATH].join(delimiter);
  if (broker === 'rabbitmq') rabbitmqServer();
  const file = `chassis/typescript/test/broker/servers/${broker}.ts`;
  if (!existsSync(join(repo, file))) throw new Error(`${repo} has no ${file}`);
  const { startServer, lacks } = await partsOf(repo).load(file);
  if (lacks !== undefined) throw new Error(lacks);
  return startServer();
}
