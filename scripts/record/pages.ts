import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type ReadBlueprint, readBlueprint } from '../../src/blueprint/index.ts';
import type { Blueprint } from '../../src/blueprint/types.ts';
import { checkBoundaries } from '../../src/boundaries/check.ts';
import { catalog } from '../../src/catalog/index.ts';
import { drawArchitecture, drawOneSequence } from '../../src/graph/draw.ts';
import { type Finding, sequencesOf } from '../../src/graph/index.ts';
import installChromium from '../../test/browser/support/chromium.ts';
import { Pages } from '../../test/browser/support/opened.ts';

// The pictures of docs/graph.md: what `graph` draws, and its page in a browser.

const folder = 'docs/graph';
const readFrom = (path: string): ReadBlueprint =>
  readBlueprint(readFileSync(path, 'utf8'), path, catalog);
const { blueprint: small } = readFrom('test/fixtures/blueprints/shop.example.yaml');
const { blueprint: large } = readFrom('test/fixtures/blueprints/marketplace.yaml');
const flawed = readFrom('test/systems/online-boutique.yaml');

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/system.svg`, await drawArchitecture(small, 'svg'));
const saga = sequencesOf(small).find(({ name }) => name === 'place-order');
if (saga === undefined) throw new Error('The example has no saga');
writeFileSync(`${folder}/saga.svg`, await drawOneSequence(saga, 'svg'));

installChromium();
const pages = new Pages();
await pages.start();
try {
  await photograph('page', small, '#service-orders', 'light');
  const { findings } = checkBoundaries(flawed);
  await photograph('findings', flawed.blueprint, '#service-checkout', 'light', findings);
  await photograph('forty-services', large, '', 'dark');
  await photograph('one-of-forty', large, '#service-refunds', 'light');
} finally {
  await pages.stop();
}

async function photograph(
  name: string,
  blueprint: Blueprint,
  hash: string,
  colorScheme: 'light' | 'dark',
  findings: Finding[] = [],
): Promise<void> {
  const viewport = { width: 1440, height: 820 };
  const options = { hash, colorScheme, viewport, findings, reducedMotion: 'reduce' } as const;
  const { page } = await pages.open(blueprint, options);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
