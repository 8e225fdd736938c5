import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rulesPage } from '../scripts/rulesPage.ts';
import { readBlueprint, readRenderable } from '../src/blueprint/index.ts';
import { checkBoundaries } from '../src/boundaries/check.ts';
import { catalog } from '../src/catalog/index.ts';
import { addApply } from '../src/program/apply.ts';
import { addCheck } from '../src/program/check.ts';
import { addCompletion } from '../src/program/completion.ts';
import { addDiff } from '../src/program/diff.ts';
import { addFlags } from '../src/program/flags.ts';
import { addGraph } from '../src/program/graph.ts';
import { addGrowing } from '../src/program/growing.ts';
import { addKinds } from '../src/program/kinds.ts';
import { addList } from '../src/program/list.ts';
import { addSchema } from '../src/program/schema.ts';
import { addStatus } from '../src/program/status.ts';
import { printFindings } from '../src/report/findings.ts';
import { unicode } from '../src/report/glyphs.ts';
import { plain } from '../src/report/paint.ts';
import { codeBlocks, readPage } from './support/codeBlocks.ts';

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
});

it('README.md shows what `check` prints', () => {
  const url = new URL('fixtures/blueprints/unwise.yaml', import.meta.url);
  const read = readBlueprint(readFileSync(url, 'utf8'), 'microservices.yaml', catalog);
  const { blueprint, document } = read;
  const outcome = { ...checkBoundaries(read), blueprint, file: document.file, fixed: [] };
  const canvas = { width: 100, paint: plain, glyphs: unicode };
  expect(readme).toContain(
    `$ npx create-microservices check\n${printFindings(outcome, 'npx create-microservices', canvas)}`,
  );
});

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

describe.each(pages)('%s', (name) => {
  const page = readPage(name);

  it('links to files and headings that are there', () => {
    // Code holds brackets too.
    const prose = page.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`]*`/g, '');
    for (const [, target = ''] of prose.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', heading] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      expect(readdirSync(join(root, dirname(file))), target).toContain(file.split('/').at(-1));
      if (heading !== undefined) expect(headings(readPage(file)), target).toContain(heading);
    }
  });

  // docs/errors.md quotes commands that are wrong, and has a test of its own.
  it.skipIf(name === 'docs/errors.md')('quotes commands that the program knows', () => {
    for (const command of commandsIn(page)) {
      expect({ command, unknown: unknownIn(command) }).toEqual({ command, unknown: [] });
    }
  });
});

it('docs/rules.md is made from what stands beside the rules (node scripts/writeRules.ts)', () => {
  expect(readPage('docs/rules.md')).toBe(rulesPage());
});

describe('docs/rules.md', () => {
  const blocks = codeBlocks(readPage('docs/rules.md')).filter(
    ({ language }) => language === 'yaml',
  );

  it.each(blocks.map(({ text }) => text))('has valid examples: %s', (text) => {
    const whole = `schema: create-microservices/v1\nsystem: { name: town }\nservices: { tax: { entities: { Rate: { fields: { percent: number } } } } }\n${text}`;
    expect(() => readBlueprint(whole, 'rules.md', catalog)).not.toThrow();
  });
});

it('the README shows every page of docs/', () => {
  const unseen = pages.filter((name) => name.startsWith('docs/') && !readme.includes(`](${name})`));
  expect(unseen).toEqual([]);
});

/** As GitHub makes anchors of headings. */
function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** What follows the program's name on a line, up to where the shell takes over, in words. */
function commandsIn(page: string): string[][] {
  const name = /(?:\bcreate-microservices(?:@[\d.]+|\.js)?|"\$GENERATOR") ([^`\n]*)/g;
  return [...page.replaceAll('\\\n', '').matchAll(name)].map(([, rest = '']) => {
    const unquoted = rest.replaceAll(/'[^']*'|"[^"]*"/g, 'quoted');
    const [words = ''] = unquoted.split(/ (?:[|#>]|&&|\|\|)/);
    // A synopsis has brackets around what may be left out.
    return words
      .replaceAll(/[[\]]/g, '')
      .split(' ')
      .filter((word) => word !== '');
  });
}

const run = {
  signal: new AbortController().signal,
  progress: async () => ({ note: () => {}, handOver: () => {}, end: () => {} }),
  onError: () => {},
  exitWith: () => {},
};

/** Flags that there are not; prose after the program's name has none at all. */
function unknownIn(words: readonly string[]): string[] {
  const program = addFlags(new Command()).option('-v, --version').option('-h, --help');
  for (const add of [
    addGrowing,
    addKinds,
    addApply,
    addDiff,
    addStatus,
    addCheck,
    addGraph,
    addList,
    addSchema,
    addCompletion,
  ])
    add(program, run);
  // A command within a command has flags of its own.
  const first = program.commands.find((each) => each.name() === words[0]) ?? program;
  const command = first.commands.find((each) => each.name() === words[1]) ?? first;
  return command.parseOptions([...words]).unknown;
}

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
