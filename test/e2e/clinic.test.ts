import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRepo, type Repo } from './support/repo.ts';

/** A small system whose events go through PostgreSQL, most of its services on SQLite. */

const blueprint = fs.readFileSync(new URL('../../examples/clinic.yaml', import.meta.url), 'utf8');

let repo: Repo;
beforeAll(async () => {
  repo = await createRepo(blueprint);
});
afterAll(() => repo?.remove());

it('keeps what the specification says', async () => {
  const { exitCode, all } = await repo.run('npm', ['test', '--', 'conformance']);
  expect(exitCode, all.slice(-8000)).toBe(0);
  for (const clause of ['EVT-7', 'GTW-1', 'TEL-9']) expect(all).toContain(`✔ ${clause} `);
  // What the other systems leave to this one is asked here of a service of each store.
  for (const clause of ['HLT-2', 'MIG-1', 'SHD-1']) {
    const told = new RegExp(`▶ ${clause} [^]*?✔ ${clause} `).exec(all)?.[0];
    for (const service of ['patients', 'appointments']) expect(told).toContain(`✔ ${service} `);
  }
});
