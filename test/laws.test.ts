import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../src/blueprint/types.ts';
import { catalog } from '../src/catalog/index.ts';
import { advance } from '../src/history/advance.ts';
import { emptyHistory } from '../src/history/history.ts';
import { render } from '../src/render/render.ts';
import { randomBlueprint, seeded } from './support/randomBlueprint.ts';
import {
  blueprintOf,
  exampleFiles,
  examplesFolder,
  pack,
  renderBlueprint,
  renderText,
  texts,
} from './support/render.ts';

const examples = exampleFiles.map(
  (file) => [file, fs.readFileSync(join(examplesFolder, file), 'utf8')] as const,
);

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = seeded(seed);
const blueprints = Array.from(
  { length: 15 },
  (_, index) => [index, randomBlueprint(random)] as const,
);

describe(`random blueprints (SEED=${seed})`, () => {
  it.each(blueprints)('%i renders the same bytes twice', (_index, text) => {
    expect(texts(renderText(text))).toEqual(texts(renderText(text)));
  });

  it.each(blueprints)('%i: the order of services does not matter', (_index, text) => {
    const document = JSON.parse(text);
    document.services = Object.fromEntries(Object.entries(document.services).reverse());
    expect(texts(renderText(JSON.stringify(document)))).toEqual(texts(renderText(text)));
  });

  it.each(blueprints)('%i: a service more changes no file of the others', (_index, text) => {
    const before = blueprintOf(text);
    const document = JSON.parse(text);
    document.services.zzz = { entities: { Zebra: { fields: { name: 'string' } } } };
    const after = blueprintOf(JSON.stringify(document));
    const history = advance(advance(emptyHistory, before), after);

    const old = texts(renderBlueprint(before));
    const now = texts(render(after, history, pack));
    const own = (path: string) =>
      path.startsWith('services/') || path.startsWith('contracts/openapi/');
    for (const path of Object.keys(old).filter(own)) expect(now[path], path).toBe(old[path]);
  });

  it.each(blueprints)('%i: tells of one package manager only', (_index, text) => {
    const document = JSON.parse(text);
    const treeOf = (packageManager: string) => {
      const platform = { ...document.platform, packageManager };
      return renderText(JSON.stringify({ ...document, platform }));
    };
    for (const [path, { text: content }] of treeOf('npm'))
      expect(content, path).not.toMatch(/pnpm/);
    // Except how to get pnpm, which npm brings.
    const npm = /package-lock|(?<![\w])npm (ci|run|start|test|install(?! --global))/;
    for (const [path, { text: content }] of treeOf('pnpm')) expect(content, path).not.toMatch(npm);
  });

  it.each(blueprints)('%i: a service added is a service created', (_index, text) => {
    const document = JSON.parse(text);
    document.services.zzz = { entities: { Zebra: { fields: { name: 'string' } } } };
    const whole = blueprintOf(JSON.stringify(document));
    // The new one sorts last, so that it gets the same port on both ways.
    const added = advance(advance(emptyHistory, blueprintOf(text)), whole);
    expect(texts(render(whole, added, pack))).toEqual(texts(renderBlueprint(whole)));
  });

  it.each(blueprints)('%i: a service more and again less is as it was', (_index, text) => {
    const before = blueprintOf(text);
    const document = JSON.parse(text);
    document.services.zzz = { entities: { Zebra: { fields: { name: 'string' } } } };
    const first = advance(emptyHistory, before);
    const history = advance(advance(first, blueprintOf(JSON.stringify(document))), before);
    expect(texts(render(before, history, pack))).toEqual(texts(render(before, first, pack)));
  });
});

describe.each(examples)('%s', (_file, text) => {
  it('has no line end but LF and no space before it', () => {
    for (const [path, { text: content }] of renderText(text)) {
      expect(content, path).not.toMatch(/\r/);
      expect(content, path).not.toMatch(/[ \t]+$/m);
      expect(content.endsWith('\n') || content === '', path).toBe(true);
      expect(content, path).not.toMatch(/\n\n$/);
    }
  });

  it('keeps to paths inside the repo, equal on no file system', () => {
    const paths = [...renderText(text).keys()];
    expect(paths.filter((path) => path.startsWith('/') || path.split('/').includes('..'))).toEqual(
      [],
    );
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  it('tells nothing of when, where or by what it was rendered', () => {
    const tree = renderText(text);
    for (const [path, { text: content }] of tree) {
      expect(content, path).not.toMatch(
        /\b\d+\.\d+\.\d+ \(create-microservices\)|\/work\/|\/home\//,
      );
    }
  });
});

it('every template is used by some blueprint', { timeout: 60_000 }, () => {
  const all = [
    ...examples.map(([, text]) => text),
    ...blueprints.map(([, text]) => text),
    goldens(),
  ].flat();
  const used = new Set<string>();
  const spy = {
    templates: pack.templates.map((template) => ({
      ...template,
      get text() {
        used.add(`${template.folder}/${template.path}`);
        return template.text;
      },
    })),
  };
  for (const text of all) {
    const blueprint = blueprintOf(text);
    const history = advance(emptyHistory, blueprint);
    render(blueprint, history, spy);
    // Wherever it may run.
    const platform = { ...blueprint.platform, deploy: catalog.deploy.options.map(({ id }) => id) };
    render({ ...blueprint, platform: platform as Blueprint['platform'] }, history, spy);
  }
  const unused = pack.templates
    .map((template) => `${template.folder}/${template.path}`)
    .filter((name) => !used.has(name));
  expect(unused).toEqual([]);
});

function goldens(): string[] {
  const folder = new URL('golden/', import.meta.url);
  return fs
    .readdirSync(folder)
    .map((name) => fs.readFileSync(new URL(`${name}/microservices.yaml`, folder), 'utf8'));
}
