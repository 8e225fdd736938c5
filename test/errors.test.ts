import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codes } from '../src/codes.ts';
import { codeBlocks, readPage } from './support/codeBlocks.ts';
import { problemsOf, unrendered } from './unit/blueprint/support.ts';

// docs/errors.md: what it says of each code is what happens.
const page = readPage('docs/errors.md');

interface Section {
  code: string;
  text: string;
  /** Blueprints, or parts of one. */
  yaml: string[];
  /** Command lines. */
  sh: string[];
}

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((part): Section => {
    const [, code = ''] = /^`([^`]+)`\n/.exec(part) ?? [];
    const blocks = (wanted: string) =>
      codeBlocks(part)
        .filter(({ language }) => language === wanted)
        .map(({ text }) => text);
    return {
      code,
      text: part.split('\n').slice(2).join('\n').split(/^## /m)[0] ?? '',
      yaml: blocks('yaml'),
      sh: blocks('sh'),
    };
  });

/** What no line in a documentation can bring about, and the test that does. */
const elsewhere: Record<string, string> = {
  cancelled: 'test/cli.test.ts',
  internal: 'test/peers.test.ts',
  'outside-repo': 'test/unit/disk/writeChanges.test.ts',
  'same-file': 'test/unit/disk/writeChanges.test.ts',
  conflict: 'test/upgrade/stories.test.ts',
  uncommitted: 'test/upgrade/stories.test.ts',
  running: 'test/unit/disk/claim.test.ts',
  'install-failed': 'test/cli.test.ts',
  'migration-clash': 'test/upgrade/branches.test.ts',
  'version-unavailable': 'test/upgrade/versions.test.ts',
  'needs-broker': 'test/unit/blueprint/renderable.test.ts',
  'git-failed': 'test/cli.test.ts',
};

describe('docs/errors.md', () => {
  it('explains every code there is, in their order, and no other', () => {
    expect(sections.map(({ code }) => code)).toEqual([...codes]);
  });

  it.each(sections.map(({ code, text }) => [code, text]))('says something of %s', (_, text) => {
    expect(text).toMatch(/^\n?[A-Z`]/);
  });

  it.each(sections.filter(({ yaml, sh }) => yaml.length + sh.length === 0))(
    'has an example of $code, or a test does',
    ({ code }) => {
      const file = elsewhere[code];
      expect(file, code).toBeDefined();
      expect(readFileSync(file ?? '', 'utf8')).toMatch(new RegExp(`\\b${code}\\b`));
    },
  );
});

describe('a blueprint as in the example of', () => {
  const examples = sections.flatMap(({ code, yaml }) => yaml.map((text) => [code, text] as const));

  it.each(examples)('%s', (code, text) => {
    const blueprint = wholeOf(text);
    const found = [...problemsOf(blueprint), ...unrendered(blueprint)].map(
      (problem) => problem.code,
    );
    // That it has problems is a code of its own.
    expect(code === 'invalid-blueprint' ? found.length > 0 : found).toEqual(
      code === 'invalid-blueprint' ? true : expect.arrayContaining([code]),
    );
  });
});

const firstLevel = /^(schema|system|platform|defaults|gateway|services|sagas|lint|\?|#)/m;
const book =
  'entities: { Book: { fields: { title: string, pages: integer, pin: { type: string, secret: true } } } }';

/** The blueprint that a part stands for, as the page says. */
function wholeOf(part: string): string {
  if (/^#/.test(part)) return part;
  const head = part.startsWith('system:')
    ? 'schema: create-microservices/v1\n'
    : 'schema: create-microservices/v1\nsystem: { name: town }\n';
  if (firstLevel.test(part)) return head + part;
  const body = /^entiti/m.test(part) ? part : `${book}\n${part}`;
  return `${head}services:\n  books:\n${body.replace(/^(?=.)/gm, '    ')}`;
}

describe('typed as in the example of', () => {
  const bin = resolve('bin/create-microservices.js');
  let home: string;

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'errors-')));
    const program = join(home, '.bin-create-microservices');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(program, 0o755);
    writeFileSync(join(home, 'microservices.yaml'), wholeOf(''));
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it.each(sections.flatMap(({ code, sh }) => sh.map((lines) => [code, lines] as const)))(
    '%s',
    (code, lines) => {
      const script = lines.replaceAll(
        /^create-microservices/gm,
        join(home, '.bin-create-microservices'),
      );
      const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: home, encoding: 'utf8' });
      expect(stderr).toContain(`[${code}]`);
      expect(status).toBe(1);
    },
  );
});
