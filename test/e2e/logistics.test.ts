import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slow } from './support/clauses.ts';
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

it('hears of what happens to a parcel', async () => {
  const create = (path: string, body: object) => call('POST', path, { body });
  const accountId = '01890a5d-ac96-774b-bcce-b302099a8057';
  const { status, body: parcel } = await create('/parcels', {
    accountId,
    toAddressId: accountId,
    trackingCode: 'AB123456789',
    weightGrams: 1200,
    size: { lengthMm: 300, widthMm: 200, heightMm: 100 },
    promisedFor: '2026-12-24',
  });
  expect(status, JSON.stringify(parcel)).toBe(201);
  const { body: depot } = await create('/depots', { code: 'BER01', city: 'Berlin', capacity: 9 });
  const scan = { parcelId: parcel.id, depotId: depot.id, at: '2026-12-23T08:00:00.000Z' };
  expect((await create('/scans', scan)).status).toBe(201);
  const eventually = <T>(read: () => Promise<T>) =>
    expect.poll(read, { timeout: 30_000, interval: 100 });
  await eventually(async () => (await call('GET', `/parcels/${parcel.id}`)).body).toMatchObject({
    status: 'announced',
    depotId: depot.id,
  });

  expect((await call('POST', `/parcels/${parcel.id}/deliver`)).status).toBe(200);
  await eventually(
    async () => (await call('GET', `/deliveries?parcelId=${parcel.id}`)).body.items,
  ).toMatchObject([{ accountId, weightGrams: 1200 }]);
});

/**
 * Those that differ: in their store, in what they hear and copy, in whom they ask and what they do where nobody answers. The
 * other four have rows and nothing else, and on the same stores; `verify:events` asks them as well.
 */
const different = 'accounts,addresses,claims,invoices,parcels,routing';

it('keeps what the specification says', async () => {
  await system.stop();
  const test = ['test', '--', `conformance:${different}`, `--test-skip-pattern=${slow}`];
  const { exitCode, all } = await repo.run('npm', test);
  expect(exitCode, all.slice(-8000)).toBe(0);
  expect(all).toMatch(/✔ EVT-1 /);
});
