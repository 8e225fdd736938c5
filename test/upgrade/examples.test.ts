import { describe, expect, it } from 'vitest';
import { kinds, removalOf } from '../../src/grow/kinds.ts';
import { readPage } from '../support/codeBlocks.ts';
import { typedCommand } from '../support/typedCommand.ts';
import { created, type Repo } from './support/repo.ts';

/** What pages and help show of `add` and `remove`, typed as it stands there, one after the other. */

const blueprint = `schema: create-microservices/v1
system: { name: town }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  members: { entities: { Member: { fields: { name: string } } } }
`;

const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

async function type(repo: Repo, verb: 'add' | 'remove', line: string): Promise<void> {
  const edit = (text: string) => typedCommand(text, [verb, ...wordsOf(line)]);
  const { changes, code } = await repo.apply({ allowDirty: true, drop: true, edit });
  expect(code, line).toBe(0);
  expect(changes, line).toContain('update microservices.yaml');
}

describe('examples', () => {
  it('of the table in docs/living.md are taken by a repo, in their order', async () => {
    const rows = [
      ...readPage('docs/living.md').matchAll(/^\| `(\w+ .*?)` \| (?:with `(--.*?)`)?/gm),
    ];
    const lines = rows.slice(1).map(([, what, flags]) => [what, flags].filter(Boolean).join(' '));
    expect(lines.map((line) => line.split(' ')[0])).toEqual(Object.keys(kinds));
    const repo = await created(blueprint);
    for (const line of lines) await type(repo, 'add', line);
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  }, 120_000);

  it('of the help are taken by a repo: each thing is added, and the same is removed', async () => {
    const repo = await created(blueprint);
    const all = Object.values(kinds).map(({ id, example }) => `${id} ${example}`);
    for (const line of all) await type(repo, 'add', line);
    // What depends on another goes first.
    for (const line of all.toReversed()) {
      await type(repo, 'remove', `${removalOf(line)} --cascade`);
    }
    expect(repo.read('microservices.yaml')).not.toMatch(/loans|Shelf|note|lendBook|book-lent/);
    expect(await repo.apply()).toEqual({ changes: [], code: 0 });
  }, 120_000);
});
