import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeRows } from '../support/describeDatabase.ts';
import { randomSequence, readRows } from './support/changingDatabase.ts';
import { runScripts } from './support/migrations.ts';
import { createRepo, type Repo } from './support/repo.ts';

/** Databases that change, with the stores and the PostgreSQL of a rendered repo. */

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const sequences = Number(process.env.SEQUENCES ?? 60);
const steps = 8;

let repo: Repo;
beforeAll(async () => {
  repo = await createRepo(`
schema: create-microservices/v1
system: { name: changing }
services:
  a: { datastore: postgres, entities: { Thing: { fields: { name: string } } } }
  b: { datastore: sqlite, entities: { Other: { fields: { name: string } } } }
`);
});
afterAll(() => repo?.remove());

describe.each(['postgres', 'sqlite'] as const)(`%s, random changes (SEED=${seed})`, (store) => {
  it('end as a new database would be, and keep every row on the way', async () => {
    const all = Array.from({ length: sequences }, (_, index) =>
      randomSequence(seed + index, store, steps),
    );
    const results = await runScripts(
      repo.folder,
      all.flatMap(({ scripts }) => scripts),
    );
    all.forEach(({ expected, scripts: [{ actions }] }, index) => {
      const [changing = [], fresh = []] = results.slice(2 * index, 2 * index + 2);
      const name = `SEED=${seed + index}`;
      changing.forEach((result, number) => {
        const { story = JSON.stringify(actions[number]) } = expected.get(number) ?? {};
        expect(result.error, `${name}: ${story}`).toBeUndefined();
      });
      for (const [number, { rows, story }] of expected) {
        expect(readRows(changing[number] ?? {}), `${name}: ${story}`).toEqual(rows);
      }
      expect(describeRows(changing.at(-1)?.rows ?? []), name).toEqual(
        describeRows(fresh.at(-1)?.rows ?? []),
      );
    });
    expect(all.reduce((sum, { migrations }) => sum + migrations, 0)).toBeGreaterThan(sequences * 3);
    if (store === 'postgres') expect(all.some(({ shared }) => shared > 0)).toBe(true);
  });
});
