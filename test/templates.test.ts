import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { advance } from '../src/history/advance.ts';
import { emptyHistory } from '../src/history/history.ts';
import { printingHelpers } from '../src/render/engine.ts';
import { contextsOf } from '../src/render/scopes.ts';
import type { Template } from '../src/render/template.ts';
import { toView } from '../src/render/view/index.ts';
import { missingBlockOperands } from './support/blockOperands.ts';
import { blueprintOf, pack } from './support/render.ts';

/** The template tree as a subject of its own: what the engine cannot see while it renders. */

const { templates } = pack;
const rendered = templates.filter((template) => template.rendered);

const systems = [
  'one-service',
  'one-service+pnpm',
  'one-service+renamed',
  'two-stores',
  'events',
  'calls',
]
  .map((name) => `golden/${name}`)
  .map((name) => readFileSync(new URL(`${name}/microservices.yaml`, import.meta.url), 'utf8'))
  .map((text) => blueprintOf(text))
  .map((blueprint) => contextsOf(toView(blueprint, advance(emptyHistory, blueprint))));

/** Words under which the view holds text of the user's that is not a name. */
const freeText = new Set(['description', 'context', 'values', 'pattern', 'default']);

function mustaches(template: Template): hbs.AST.MustacheStatement[] {
  const found: hbs.AST.MustacheStatement[] = [];
  class Collector extends Handlebars.Visitor {
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      found.push(mustache);
      super.MustacheStatement(mustache);
    }
  }
  new Collector().accept(Handlebars.parse(template.text));
  return found;
}

function pathOf(expression: hbs.AST.Expression): string {
  return (expression as hbs.AST.PathExpression).original ?? '';
}

describe.each(
  rendered.map((template) => [`${template.folder}/${template.path}`, template] as const),
)('%s', (_name, template) => {
  it('prints free text through a printing helper only', () => {
    const bare = mustaches(template)
      .filter((mustache) => !(pathOf(mustache.path) in printingHelpers))
      .flatMap((mustache) => [mustache.path, ...mustache.params])
      .map(pathOf)
      .filter((path) => freeText.has(path.split('.').at(-1) ?? ''));
    expect(bare).toEqual([]);
  });

  it('asks for nothing that the view does not have', () => {
    const contexts = systems.flatMap((system) =>
      system[template.scope].filter(({ tags }) => template.tags.every((tag) => tags.has(tag))),
    );
    const missing = contexts.flatMap(({ view }) => missingBlockOperands(template.text, view));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('has no partials and no raw blocks', () => {
    expect(template.text).not.toMatch(/\{\{\s*(>|\{\{)/);
  });
});

describe('the tree', () => {
  it('holds no word of an example', () => {
    const words =
      /\b(shop|catalog(ue)?|product|order(s|ed)?|payment|invoice|parcel|clinic|patient|appointment)\b/i;
    const allowed = /\border(ed|s)?\b/i; // also an English and an SQL word
    const offending = templates.flatMap((template) =>
      template.text
        .split('\n')
        .filter((line) => words.test(line.replace(new RegExp(allowed, 'gi'), '')))
        .map((line) => `${template.folder}/${template.path}: ${line.trim()}`),
    );
    expect(offending).toEqual([]);
  });

  it('gives dot files a suffix, because npm leaves some of them out of packages', () => {
    const dotFiles = templates.filter(({ path }) =>
      /^(\.gitignore|\.npmrc)$/.test(path.split('/').at(-1) ?? ''),
    );
    expect(dotFiles.filter((template) => !template.rendered)).toEqual([]);
  });

  it('says nothing of what is left to do', () => {
    const marks = templates.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text));
    expect(marks.map(({ folder: place, path }) => `${place}/${path}`)).toEqual([]);
  });
});
