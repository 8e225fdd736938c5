import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, clientOf } from './support/client.ts';
import { type Ids, inOrder, type Operation, operationsOf, requestOf } from './support/contract.ts';
import { createRepo, type Repo, type RunningSystem } from './support/repo.ts';

/** Ten services at once: every operation of the public contract answers as the contract says. */

const blueprint = fs.readFileSync(
  new URL('../../examples/logistics.yaml', import.meta.url),
  'utf8',
);

let repo: Repo;
let system: RunningSystem;
let call: Client;
let operations: Operation[];

beforeAll(async () => {
  repo = await createRepo(blueprint);
  system = await repo.start();
  call = clientOf(system.url, await system.token());
  const contract = (await call('GET', '/openapi.json')).body;
  const known = JSON.parse(fs.readFileSync(join(repo.folder, 'tools/gen/system.json'), 'utf8'));
  operations = operationsOf(contract, known);
});
afterAll(async () => {
  await system?.stop();
  await repo?.remove();
});

it('has the operations of ten services', () => {
  expect(new Set(operations.map(({ service }) => service)).size).toBe(10);
});

it('answers on every public route as its contract says', async () => {
  const ids: Ids = new Map();
  for (const operation of inOrder(operations)) {
    const { path, body } = requestOf(operation, ids);
    const answer = await call(operation.method, path, { body });
    const told = `${operation.method} ${path}: ${JSON.stringify(answer.body)}`;
    expect(answer.status, told).toBe(operation.success);
    if (answer.status === 201) ids.set(`${operation.service}.${operation.entity}`, answer.body.id);
  }
  expect(operations.length).toBeGreaterThan(50);
});
