import { describe, expect, it, vi } from 'vitest';
import { memoryWorld } from '../../living/memoryWorld.ts';
import { pack as whole } from '../../support/render.ts';

const few = /^(README\.md|\.github\/|services\/__service__\/src\/main)/;
const pack = { templates: whole.templates.filter(({ path }) => few.test(path)) };
vi.mock('../../../src/render/builtInPack.ts', () => ({ builtInPack: async () => pack }));

const blueprint = (system: string, ci: string) =>
  JSON.stringify({
    schema: 'create-microservices/v1',
    system: { name: system },
    platform: { broker: 'none', ci },
    services: { books: { entities: { Book: { fields: { title: 'string' } } } } },
  });

describe('a run that died, and whose blueprint was then taken back', () => {
  it.each([
    ['a deletion', 'town', 'none'],
    ['a merge', 'city', 'none'],
    ['an update', 'city', 'github'],
  ])('is undone wherever it died: %s', async (_, system, ci) => {
    for (let changes = 0; ; changes += 1) {
      const world = memoryWorld(blueprint('town', 'github'));
      await world.apply();
      world.write('README.md', `${world.read('README.md')}\nMine.\n`);
      const before = world.paths().map((path) => [path, world.read(path)]);

      world.write('microservices.yaml', blueprint(system, ci));
      const end = await world.apply(changes);
      world.write('microservices.yaml', blueprint('town', 'github'));
      expect(await world.apply()).toBe('done');
      const after = new Map(world.paths().map((path) => [path, world.read(path)]));
      expect(after, `after ${changes} changes`).toEqual(new Map(before as [string, string][]));
      if (end === 'done') break;
    }
  });
});
