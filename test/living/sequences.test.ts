import { expect, it, vi } from 'vitest';
import { pack as whole } from '../support/render.ts';
import { memoryWorld } from './memoryWorld.ts';
import { live } from './sequence.ts';

// Files that are copied say the same in every render: only those that are filled in can differ. Contracts are
// most of the work of a render, and files like all others.
const pack = {
  templates: whole.templates.filter(({ rendered, path }) => rendered && !path.includes('openapi')),
};
vi.mock('../../src/render/builtInPack.ts', () => ({ builtInPack: async () => pack }));

// What a run renders, the next one renders again as its base: it is pure, so once is enough.
vi.mock('../../src/render/render.ts', async (importOriginal) => {
  const { remembered } = await import('./remembered.ts');
  const { render } = await importOriginal<typeof import('../../src/render/render.ts')>();
  return { render: remembered(render) };
});
vi.mock('../../src/blueprint/index.ts', async (importOriginal) => {
  const { remembered } = await import('./remembered.ts');
  const blueprint = await importOriginal<typeof import('../../src/blueprint/index.ts')>();
  return { ...blueprint, readRenderable: remembered(blueprint.readRenderable) };
});

const count = Number(process.env.SEQUENCES ?? 500);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

it(`${count} repos are lived in (again with SEED=${seed} SEQUENCES=1)`, async () => {
  expect(pack.templates.length).toBeGreaterThan(50);
  for (let index = 0; index < count; index += 1) await live(seed + index, memoryWorld, pack);
}, 3_600_000);
