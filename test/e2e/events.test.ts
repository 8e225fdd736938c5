import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { verify } from '../../scripts/verify/mutate.mjs';
import { mutations } from '../../scripts/verify/mutations.mjs';
import { type Client, clientOf } from './support/client.ts';
import { type NatsServer, natsServerIn } from './support/nats.ts';
import { createRepo, type Repo, type RunningSystem } from './support/repo.ts';

/**
 * Services that hear of each other, with a broker that dies. All their own tests, on each broker, are in
 * `test/verify/conformance.test.ts`.
 */

const blueprint = fs
  .readFileSync(new URL('../golden/events/microservices.yaml', import.meta.url), 'utf8')
  .replace('broker: postgres', 'broker: nats');

const bin = natsServer();
let repo: Repo;

beforeAll(async () => {
  repo = await createRepo(blueprint);
});
afterAll(() => repo?.remove());

it('is checked', async () => {
  const { exitCode, all } = await repo.run('npm', ['run', 'check']);
  expect(exitCode, all).toBe(0);
});

describe('a mistake in the chassis is noticed:', () => {
  const quick = mutations.flatMap((mutation) =>
    mutation.caughtBy
      .filter(({ isQuick }) => isQuick)
      .map((caught) => ({ name: mutation.name, mutation, caught })),
  );

  it.each(quick)('$name', async ({ mutation, caught }) => {
    const { result, output } = await verify(repo.folder, mutation, caught);
    expect(result, output).toBe('failed');
  });
});

describe.skipIf(bin === undefined)('with a broker of its own', () => {
  let server: NatsServer;
  let system: RunningSystem;
  let call: Client;

  beforeAll(async () => {
    server = await natsServerIn(bin ?? '');
    await server.start();
    system = await repo.start({ BROKER_URL: server.url });
    call = clientOf(system.url, await system.token());
  });
  afterAll(async () => {
    await system?.stop();
    await server?.remove();
  });

  it('what was written while the broker was dead is heard of when it is back', async () => {
    const { body: sender } = await call('POST', '/senders', {
      body: { name: 'Emma', phone: '1816' },
    });
    const fields = { senderId: sender.id, label: 'Letters of Emma' };
    const { status, body: folder } = await call('POST', '/folders', { body: fields });
    expect(status).toBe(201);
    const isThere = async () => (await call('GET', `/folders/${folder.id}`)).status;
    await server.kill();
    expect((await call('DELETE', `/senders/${sender.id}`)).status).toBe(204);
    expect(await isThere()).toBe(200);
    await server.start();
    await expect.poll(isThere, { timeout: 60_000 }).toBe(404);
  });
});
