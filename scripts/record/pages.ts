import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readBlueprint } from '../../src/blueprint/index.ts';
import type { Blueprint } from '../../src/blueprint/types.ts';
import { catalog } from '../../src/catalog/index.ts';
import { drawArchitecture, drawOneSequence } from '../../src/graph/draw.ts';
import { sequencesOf } from '../../src/graph/index.ts';
import installChromium from '../../test/browser/support/chromium.ts';
import { Pages } from '../../test/browser/support/opened.ts';

// The pictures of docs/graph.md: what `graph` draws, and its page in a browser.

const folder = 'docs/graph';
const blueprintOf = (file: string): Blueprint =>
  readBlueprint(readFileSync(`test/fixtures/blueprints/${file}`, 'utf8'), file, catalog).blueprint;
const small = blueprintOf('shop.example.yaml');
const large = blueprintOf('marketplace.yaml');

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
): Promise<void> {
  const viewport = { width: 1440, height: 820 };
  const options = { hash, colorScheme, viewport, reducedMotion: 'reduce' } as const;
  const { page } = await pages.open(blueprint, options);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
