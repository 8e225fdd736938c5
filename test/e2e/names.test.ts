import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepo, type Repo } from './support/repo.ts';

/** Names that are reserved somewhere, very short ones, very long ones; twelve entities and one. */

const long = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn';
const reserved = [
  'Order',
  'User',
  'Group',
  'Table',
  'Select',
  'Date',
  'Promise',
  'Record',
  'Service',
  'Event',
  'Entity',
];

const blueprint = JSON.stringify({
  schema: 'create-microservices/v1',
  system: { name: 'ab', description: 'Reserved words, and names of every length' },
  services: {
    xy: { datastore: 'sqlite', entities: { Ab: { fields: { ab: 'string' } } } },
    [long]: {
      entities: {
        [`A${long.slice(1)}`]: { fields: { [long]: { type: 'string', index: true } } },
        ...Object.fromEntries(
          reserved.map((name) => [
            name,
            {
              fields: {
                type: { type: 'string', index: true },
                order: { type: 'integer', index: true },
                from: { type: 'date' },
                select: { type: 'boolean', default: true },
              },
            },
          ]),
        ),
      },
    },
    index: { entities: { Index: { fields: { name: 'string' } } }, datastore: 'sqlite' },
  },
});

describe('odd names', () => {
  let repo: Repo;
  beforeAll(async () => {
    repo = await createRepo(blueprint);
  });
  afterAll(() => repo?.remove());

  it('pass their own check', async () => {
    const check = await repo.run('npm', ['run', 'check']);
    expect(check.exitCode, check.all).toBe(0);
  });

  it('pass the tests of their services', async () => {
    const test = await repo.run('npm', ['test', '--', 'xy', long, 'index']);
    expect(test.exitCode, test.all.slice(-8000)).toBe(0);
    expect(test.all).toMatch(/pass [1-9]/);
  });
});
