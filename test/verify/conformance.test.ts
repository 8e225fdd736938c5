import fs from 'node:fs';
import { delimiter } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { rabbitmqServer } from '../../scripts/servers/rabbitmq.mjs';
import { createRepo, type Repo } from '../e2e/support/repo.ts';

/**
 * A system whose services hear of each other: all its suites on PostgreSQL, and the clauses about events and
 * consumers against the real server of each other broker.
 */

const blueprint = fs.readFileSync(
  new URL('../golden/events/microservices.yaml', import.meta.url),
  'utf8',
);

const nats = natsServer();
// Where the suites look for it.
if (nats !== undefined) process.env.PATH = [nats, process.env.PATH].join(delimiter);
const brokers = [
  { broker: 'nats', lacks: nats ? '' : 'nats-server: install Go, which builds it' },
  { broker: 'rabbitmq', lacks: rabbitmqServer() ? '' : 'rabbitmq-server: install RabbitMQ' },
  { broker: 'postgres', lacks: '' },
];

describe.each(brokers)('$broker', ({ broker, lacks }) => {
  let repo: Repo;
  beforeAll(async () => {
    repo = await createRepo(blueprint.replace('broker: postgres', `broker: ${broker}`));
  });
  afterAll(() => repo?.remove());

  it('keeps what the specification says of events', async ({ skip }) => {
    skip(lacks !== '', lacks);
    const isAll = broker === 'postgres';
    const pattern = ['--', 'conformance', '--test-name-pattern=/^(EVT|CON)-/'];
    const { exitCode, all } = await repo.run('npm', ['test', ...(isAll ? [] : pattern)]);
    expect(exitCode, all.slice(-20_000)).toBe(0);
    expect(all).not.toContain('Events go through PostgreSQL in these tests, in place of');
    for (const clause of ['EVT-7', 'EVT-8', 'CON-1', 'CON-11', 'CON-12']) {
      expect(all).toMatch(new RegExp(`✔ ${clause} `));
    }
  });
});
