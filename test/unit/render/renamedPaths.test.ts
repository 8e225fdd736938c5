import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { mergeText } from '../../../src/reconcile/mergeText.ts';
import { reconcile } from '../../../src/reconcile/reconcile.ts';
import { renamedPaths } from '../../../src/render/renamedPaths.ts';
import { render } from '../../../src/render/render.ts';
import { blueprintOf, pack } from '../../support/render.ts';

const system = (entities: object) =>
  blueprintOf(
    JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 's' },
      platform: { broker: 'none' },
      services: { a: { entities } },
    }),
  );
const fields = { name: 'string' };
const before = system({ Client: { fields }, Other: { fields } });
const after = system({ Customer: { was: 'Client', fields }, Other: { fields } });
const first = advance(emptyHistory, before);
const second = advance(first, after);

describe('paths of what was renamed', () => {
  it('are those of its files, and of no other', () => {
    const renamed = renamedPaths(after, second, pack);
    expect([...renamed].sort()).toEqual(
      [
        'src/api/customer.ts',
        'src/data/customer.ts',
        'src/domain/customer.ts',
        'src/gen/entities/customer.ts',
        'test/integration/customer.test.ts',
        'test/unit/customer.test.ts',
      ].map((path) => [`services/a/${path}`, [`services/a/${path.replace('customer', 'client')}`]]),
    );
    expect(renamedPaths(before, first, pack).size).toBe(0);
  });

  it('are moved: an edited rule has the new names and the edit, and nothing is left behind', () => {
    const base = render(before, first, pack);
    const mine = new Map([...base].map(([path, { text }]) => [path, text]));
    const rule = 'services/a/src/domain/client.ts';
    const edited = (text = '') => text.replace('remove: () => {},', 'remove: refuse,');
    mine.set(rule, edited(mine.get(rule)));
    const theirs = render(after, second, pack);
    const changes = reconcile(base, mine, theirs, mergeText, {
      renamed: renamedPaths(after, second, pack),
    });
    const moved = changes.find(({ path }) => path === 'services/a/src/domain/customer.ts');
    expect(moved).toMatchObject({ kind: 'move', from: rule });
    const text = theirs.get(moved?.path ?? '')?.text;
    expect(moved).toHaveProperty('text', edited(text));
    expect(edited(text)).not.toBe(text);
    expect(changes.filter(({ kind }) => kind === 'keep' || kind === 'conflict')).toEqual([]);
    const left = changes.filter(({ kind, path }) => kind === 'delete' && path.includes('client'));
    expect(left).toEqual([]);
  });

  it('are those of a service under each of its names, with each of its entities', () => {
    const of = (services: object) =>
      blueprintOf(
        JSON.stringify({
          schema: 'create-microservices/v1',
          system: { name: 's' },
          platform: { broker: 'none' },
          services,
        }),
      );
    const entities = { Customer: { was: 'Client', fields } };
    const steps = [
      { a: { entities } },
      { b: { was: 'a', entities } },
      { c: { was: 'a', entities } },
    ];
    const history = steps.map(of).reduce((known, step) => advance(known, step), emptyHistory);
    const renamed = renamedPaths(of(steps[2] ?? {}), history, pack);
    expect(renamed.get('services/c/src/domain/customer.ts')?.toSorted()).toEqual([
      'services/a/src/domain/client.ts',
      'services/a/src/domain/customer.ts',
      'services/b/src/domain/client.ts',
      'services/b/src/domain/customer.ts',
      'services/c/src/domain/client.ts',
    ]);
    expect(renamed.get('services/c/migrations/0001_initial.sql')).toEqual([
      'services/a/migrations/0001_initial.sql',
      'services/b/migrations/0001_initial.sql',
    ]);
    // Others build on these: they stay.
    expect([...renamed.keys()].filter((path) => path.startsWith('contracts/'))).toEqual([]);
  });
});
