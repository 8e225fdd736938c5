import { describe, expect, it, vi } from 'vitest';
import { apply } from '../../../src/commands/apply.ts';
import { pack as whole } from '../../support/render.ts';
import { created, type Repo, surroundings } from '../../upgrade/support/repo.ts';

const pack = { templates: whole.templates.filter(({ path }) => /^(README|package)/.test(path)) };
vi.mock('../../../src/render/builtInPack.ts', () => ({ builtInPack: async () => pack }));

const blueprint = `schema: create-microservices/v1
system: { name: town }
platform: { broker: none }
services: { books: { entities: { Book: { fields: { title: string } } } } }
`;

function run(repo: Repo, answer: boolean) {
  const confirm = vi.fn(async () => answer);
  return { confirm, end: apply({}, { ...surroundings, cwd: repo.root, confirm }) };
}

describe('apply, at a terminal', () => {
  it('asks before it writes, and takes no for an answer', async () => {
    const repo = await created(blueprint);
    repo.change('name: town', 'name: city');
    const no = run(repo, false);
    await expect(no.end).rejects.toMatchObject({ code: 'cancelled', exitCode: 130 });
    expect(no.confirm).toHaveBeenCalledWith(
      expect.objectContaining({ dryRun: true, changes: expect.arrayContaining([]) }),
    );
    expect(repo.read('README.md')).toContain('# town\n');

    const yes = run(repo, true);
    expect(await yes.end).toMatchObject({ dryRun: false, confirmed: true });
    expect(yes.confirm).toHaveBeenCalledTimes(1);
    expect(repo.read('README.md')).toContain('# city\n');
  });

  it('refuses what git could not bring back before it asks', async () => {
    const repo = await created(blueprint);
    repo.change('name: town', 'name: city');
    repo.write('README.md', 'mine\n');
    const { confirm, end } = run(repo, true);
    await expect(end).rejects.toMatchObject({ code: 'dirty' });
    expect(confirm).not.toHaveBeenCalled();
  });

  it('asks nothing where there is nothing to write', async () => {
    const { confirm, end } = run(await created(blueprint), false);
    expect((await end).changes).toEqual([]);
    expect(confirm).not.toHaveBeenCalled();
  });
});
