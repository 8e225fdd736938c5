import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { rabbitmqServer } from '../../scripts/servers/rabbitmq.mjs';
import { create } from '../../src/library/create.ts';
import { blueprintWithBroker } from '../support/withBroker.ts';

/**
 * What is rendered for each broker, against its real server: the contract suite of the chassis. The clauses
 * about events and consumers are in `test/verify/conformance.test.ts`.
 */

/** Many processes and servers, on a machine that may be busy, in ms. */
const timeout = 600_000;

const nats = natsServer();
const brokers = [
  { broker: 'nats', lacks: nats ? '' : 'nats-server: install Go, which builds it', own: [] },
  {
    broker: 'rabbitmq',
    lacks: rabbitmqServer() ? '' : 'rabbitmq-server: install RabbitMQ',
    own: ['rabbitmq'],
  },
  { broker: 'postgres', lacks: '', own: [] },
];

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => fs.remove(folder))));

describe.each(brokers.filter(({ lacks }) => lacks === ''))('$broker', ({ broker, own }) => {
  const folder = mkdtempSync(join(tmpdir(), 'brokers-'));
  folders.push(folder);
  const PATH = [nats, process.env.PATH].filter(Boolean).join(delimiter);
  const run = (command: string, args: string[]) =>
    execa(command, args, {
      cwd: folder,
      all: true,
      reject: false,
      timeout,
      env: { PATH, NO_COLOR: '1', TEST_BROKERS: broker },
    });

  beforeAll(async () => {
    await create(blueprintWithBroker(broker), { directory: folder });
    await run('git', ['init', '-q']);
    const installed = await run('npm', ['install', '--no-audit', '--no-fund']);
    expect(installed.exitCode, installed.all).toBe(0);
  });

  it('is checked, and keeps what the port promises', async () => {
    const checked = await run('npm', ['run', 'check']);
    expect(checked.exitCode, checked.all).toBe(0);
    const suites = ['contract', 'failures', ...own].map((name) =>
      run('node', ['tools/node.mjs', `chassis/typescript/test/broker/${name}.test.ts`]),
    );
    for (const { exitCode, all } of await Promise.all(suites)) {
      expect(exitCode, all.slice(-20_000)).toBe(0);
      // Nothing of it was left out for want of a server.
      expect(Number(/pass (\d+)/.exec(all)?.[1]), all).toBeGreaterThan(2);
    }
  });
});

it.for(brokers.filter(({ lacks }) => lacks !== ''))('$broker', ({ lacks }, { skip }) => {
  skip(lacks);
});
