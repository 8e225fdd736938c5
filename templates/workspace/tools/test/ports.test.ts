import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import { firstPort, isFree, pickPort } from '../lib/ports.ts';

const server: Server = createServer();
let used = 0;
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  used = (server.address() as { port: number }).port;
});
after(() => server.close());

test('a port that somebody listens on is not free', async () => {
  assert.equal(await isFree(used), false);
});

test('the preferred port is given where it is free, and only once', async () => {
  const taken = new Set<number>();
  const free = await pickPort(undefined, taken);
  assert.equal(await pickPort(free, new Set()), free);
  assert.notEqual(await pickPort(free, taken), free);
});

test('where the preferred port is taken, another one is given', async () => {
  assert.notEqual(await pickPort(used, new Set()), used);
});

test('two repos begin to search in different places, and each in its own', () => {
  assert.equal(firstPort('/repos/a'), firstPort('/repos/a'));
  const found = new Set(Array.from({ length: 20 }, (_, index) => firstPort(`/repos/${index}`)));
  assert.ok(found.size > 15, `${[...found]}`);
  for (const port of found) assert.ok(port >= 20_000 && port < 32_000, `${port}`);
});
