import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blueprintOf, renderBlueprint } from './support/render.ts';

/** A page for each alert, and whatever it names is there. */

const systems = [
  'one-service',
  'one-service+pnpm',
  'two-stores',
  'events',
  'events+kubernetes',
  'calls',
];

describe.each(systems)('runbooks of %s', (name) => {
  const url = new URL(`golden/${name}/microservices.yaml`, import.meta.url);
  const blueprint = blueprintOf(readFileSync(url, 'utf8'));
  const tree = renderBlueprint(blueprint);
  const textOf = (path: string) => tree.get(path)?.text ?? '';
  const pathsIn = (folder: string) => [...tree.keys()].filter((path) => path.startsWith(folder));
  const pages = pathsIn('docs/runbooks/');

  const rules = pathsIn('observability/prometheus/rules/')
    .flatMap((path) => parse(textOf(path)).groups)
    .flatMap((group) => group.rules);
  const alerts = rules.filter((rule) => rule.alert !== undefined);

  it('there is a page for each alert, and an alert for each page', () => {
    const named = alerts.map(({ alert, annotations }) => {
      expect(annotations.runbook_url).toBe(`docs/runbooks/${alert}.md`);
      return annotations.runbook_url;
    });
    expect([...new Set(named)].sort()).toEqual(pages);
  });

  it.each([...pages, 'docs/monitoring.md'])(
    '%s: its links lead somewhere, its scripts can be run',
    (path) => {
      const links = [...textOf(path).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(
        ([, to = '']) => to,
      );
      const missing = links.filter((to) => !tree.has(posix.join(posix.dirname(path), to)));
      expect(missing).toEqual([]);
      const { scripts } = JSON.parse(textOf('package.json'));
      const service = JSON.parse(
        textOf(pathsIn('services/').find((each) => each.endsWith('package.json')) ?? ''),
      );
      for (const [, script = ''] of textOf(path).matchAll(/`?(?:npm|pnpm) run (?:-s )?([\w-]+)/g)) {
        expect({ ...scripts, ...service.scripts }).toHaveProperty(script);
      }
    },
  );

  it('what is typed first is for where it runs', () => {
    const { deploy } = blueprint.platform;
    const programs = { compose: /docker compose /, kubernetes: /^kubectl /m };
    const first = pages.map((path) => textOf(path).split(/^## /m)[1] ?? '');
    for (const target of ['compose', 'kubernetes'] as const) {
      const isMeant = deploy.includes(target);
      const wrong = first.filter((text) => programs[target].test(text) !== isMeant);
      expect(wrong, target).toEqual([]);
    }
  });

  it('the overview names each alert', () => {
    for (const { alert } of alerts) expect(textOf('docs/monitoring.md')).toContain(`[${alert}]`);
  });

  it.each(pages)('%s says who feels it, what to type first, and what to do', (path) => {
    expect(textOf(path)).toMatch(
      /^# \w+\n\n[\s\S]+\*\*Who feels it:\*\*[\s\S]+## First\n[\s\S]+## Usual causes, and repairs\n/,
    );
  });
});
