import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shopCommands, shopSeed } from '../support/shopCommands.ts';
import { typedCommand } from '../support/typedCommand.ts';
import { created, type Repo } from './support/repo.ts';

// A repo that was one service once, and is a shop now, by commands alone.

/** Every file but those that tell how it came to be: migrations, the lock, the words of the blueprint. */
function files({ root }: Repo): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/^\.git\/|\/migrations\/|^microservices\.(lock|yaml)$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

it('grows to its full blueprint, with what people write on the way', async () => {
  const repo = await created(shopSeed);
  const rule = 'services/catalog/src/domain/change-price.ts';
  const mine = '// Prices are checked by hand.\n';
  for (const command of shopCommands) {
    await repo.apply({ allowDirty: true, edit: (text) => typedCommand(text, command) });
    if (command.join().includes('changePrice')) repo.write(rule, mine + repo.read(rule));
  }
  const shop = await created(readFileSync('test/fixtures/blueprints/grown-shop.yaml', 'utf8'));
  const [grown, whole] = [files(repo), files(shop)];
  expect([...grown.keys()]).toEqual([...whole.keys()]);
  for (const [path, text] of whole) {
    expect(grown.get(path), path).toBe(path === rule ? mine + text : text);
  }
  expect(await repo.apply()).toEqual({ changes: [], code: 0 });
}, 300_000);
