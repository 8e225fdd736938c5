import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { typedCommand } from '../support/typedCommand.ts';
import { created, type Repo } from './support/repo.ts';

// The shop of examples/, with its events, copies and payments, grown of one service by what one types, one command
// after the other, while people write in its files.

const seed = `# An online shop, to begin with.
schema: create-microservices/v1
system:
  name: shop
  description: An online shop
  teams:
    storefront: { members: 4 }
    ordering: { members: 5 }
    money: { members: 3 }

platform:
  broker: nats
  ci: github

services:
  catalog:
    context: what is sold, and how much of it is there
    team: storefront
    entities:
      Product:
        fields:
          sku: { type: string, unique: true, maxLength: 40, pattern: "^[A-Z0-9-]+$" }
          name: { type: string, maxLength: 200, index: true }
          description: { type: text, optional: true }
          priceCents: { type: integer, minimum: 0, index: true }
          currency: { type: string, pattern: "^[A-Z]{3}$", default: EUR }
          status: { type: enum, values: [draft, active, retired], default: draft, index: true }
`;

/** What no command says, and people write into the file. */
const byHand: [from: RegExp, to: string][] = [
  [
    /calls: \[catalog\.getProductsByIds\]/,
    'calls: [{ to: catalog.getProductsByIds, timeoutMs: 300, retries: 1, fallback: replica }]',
  ],
  [
    /( {2}orders:\n)/,
    `$1    replicas:
      PricedProduct:
        of: catalog.Product
        fields: [productId, name, priceCents, currency, status]
        fedBy: [catalog.product-created, catalog.product-price-changed, catalog.product-activated, catalog.product-retired]
        maxLagSeconds: 30
`,
  ],
  [
    /$/,
    `
lint:
  exceptions:
    - { rule: BND008, place: catalog, reason: A reservation is of an order and goes with it; catalog never asks orders. }
`,
  ],
];

const commands = readFileSync('test/fixtures/whole-shop-commands.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) =>
    [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );

/** Every file but those that tell how it came to be: migrations, the lock, the words of the blueprint. */
function files({ root }: Repo): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/^\.git\/|\/migrations\/|^microservices\.(lock|yaml)$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The same document, whoever wrote what first. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, unordered(each)]);
  return Object.fromEntries(entries.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)));
}

it('with events grows to its full blueprint, and what people write on the way stays', async () => {
  const repo = await created(seed);
  const rule = 'services/catalog/src/domain/change-price.ts';
  const readme = 'services/orders/README.md';
  const deleted = 'services/reviews/test/integration/reply.test.ts';
  const own = 'services/payments/src/bank.ts';
  const mine = '// Prices are checked by hand.\n';
  const typed = async (edit: (text: string) => string) =>
    expect((await repo.apply({ allowDirty: true, edit })).code).toBe(0);
  for (const command of commands) {
    await typed((text) => typedCommand(text, command));
    const said = command.join(' ');
    if (said.startsWith('add operation catalog changePrice'))
      repo.write(rule, mine + repo.read(rule));
    if (said.startsWith('add service orders')) repo.edit(readme, '# orders', '# Orders of ours');
    if (said.startsWith('add entity reviews Reply')) repo.remove(deleted);
    if (said.startsWith('add service payments')) {
      repo.write(own, mine);
      repo.edit(
        'gateway/package.json',
        '"dependencies": {',
        '"dependencies": {\n    "aaa": "1.0.0",',
      );
    }
  }
  await typed((text) => byHand.reduce((all, [from, to]) => all.replace(from, to), text));

  const grown = repo.read('microservices.yaml');
  const goal: unknown = parse(readFileSync('examples/shop.yaml', 'utf8'));
  expect(unordered(parse(grown))).toEqual(unordered(goal));
  const whole = files(await created(grown));
  const now = files(repo);
  expect([...now.keys()].filter((path) => !whole.has(path))).toEqual([own]);
  expect([...whole.keys()].filter((path) => !now.has(path))).toEqual([deleted]);
  const differs = [...whole].filter(([path, text]) => path !== deleted && now.get(path) !== text);
  expect(differs.map(([path]) => path)).toEqual(['gateway/package.json', rule, readme]);
  expect(now.get(rule)).toBe(mine + whole.get(rule));
  expect(now.get(readme)).toBe(whole.get(readme)?.replace('# orders', '# Orders of ours'));
  const manifest = JSON.parse(whole.get('gateway/package.json') ?? '');
  manifest.dependencies = { aaa: '1.0.0', ...manifest.dependencies };
  expect(JSON.parse(now.get('gateway/package.json') ?? '')).toEqual(manifest);
  expect(await repo.apply()).toEqual({ changes: [], code: 0 });
}, 600_000);
