import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRenderable } from '../src/blueprint/index.ts';
import { catalog } from '../src/catalog/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What the project says of itself is true. */
describe('README.md', () => {
  const [first = '', second = ''] = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, text]) => text,
  );

  it('begins with a blueprint that renders', () => {
    expect(() => readRenderable(first, 'README.md', catalog)).not.toThrow();
  });

  it('explains the language with services that render', () => {
    const { services } = parse(second);
    const catalogService = parse(first).services.catalog;
    const whole = {
      schema: 'create-microservices/v1',
      system: { name: 'shop', teams: { ordering: { members: 3 } } },
      services: { ...services, catalog: catalogService },
    };
    expect(() => readRenderable(JSON.stringify(whole), 'README.md', catalog)).not.toThrow();
  });

  it('links to files that are there', () => {
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      expect(() => readdirSync(join(root, target, '..')), target).not.toThrow();
      expect(readdirSync(join(root, target, '..')), target).toContain(target.split('/').at(-1));
    }
  });
});

it('no word of an example stands in the generator', () => {
  const words =
    /\b(shop|products?|payments?|invoices?|parcels?|clinic|patients?|appointments?|reviews)\b/i;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => words.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
