import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions, pinned } from '../../../src/catalog/index.ts';
import { readPage } from '../../support/codeBlocks.ts';

const ours = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

describe('actions', () => {
  it.each(Object.values(actions))('$repository is pinned by commit', ({ commit, version }) => {
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
  });

  it.each([...ours, 'docs/pipelines.md'])('%s uses those that rendered repos use', (path) => {
    const used = [...readPage(path).matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action);
    for (const action of Object.values(actions)) {
      const same = used.filter((each) => each.startsWith(`${action.repository}@`));
      expect(new Set([...same, pinned(action)]).size).toBe(1);
    }
    expect(used).toContain(pinned(actions.setupNode));
  });
});
