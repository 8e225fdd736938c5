import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { changeSince } from '../lib/plan/change.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
const origin = join(folder, 'origin');
const who = ['-c', 'user.name=me', '-c', 'user.email=me@example.com'];
const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();

function commit(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(origin, path)), { recursive: true });
    writeFileSync(join(origin, path), text);
  }
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--message', 'a change');
  return git(origin, 'rev-parse', 'HEAD');
}

let first: string;
let onMain: string;

before(() => {
  mkdirSync(origin);
  git(origin, 'init', '--quiet', '--initial-branch=main');
  first = commit({ 'tools/gen/system.json': '{"name":"a"}', 'services/one/a.ts': '' });
  onMain = commit({ 'services/two/b.ts': '' });
  git(origin, 'checkout', '--quiet', '-b', 'branch', first);
  commit({
    'services/one/a.ts': 'other',
    'services/one/ü "\n.ts': '',
    'tools/gen/system.json': '{}',
  });
  git(origin, 'mv', 'services/one/a.ts', 'services/one/c.ts');
  commit({});
});

after(() => rmSync(folder, { recursive: true }));

test('a branch is compared with where it left the base, paths as they are, both of what moved', () => {
  assert.deepEqual(changeSince('main', origin), {
    paths: [
      'services/one/a.ts',
      'services/one/c.ts',
      'services/one/ü "\n.ts',
      'tools/gen/system.json',
    ],
    before: { name: 'a' },
  });
  assert.deepEqual(changeSince(onMain, origin), changeSince(first, origin));
});

test('no facts from before, where there were none', () => {
  const change = changeSince(git(origin, 'rev-parse', 'HEAD'), origin);
  assert.deepEqual(change, { paths: [], before: {} });
});

for (const base of [undefined, '', '0'.repeat(40)]) {
  test(`nothing to compare with: ${base}`, () => {
    assert.deepEqual(changeSince(base, origin), { unknown: 'there is nothing to compare with' });
  });
}

for (const base of ['1'.repeat(40), 'no-such-branch', '--help', '-p', '$(id)']) {
  test(`a base that git does not know: ${base}`, () => {
    const unknown = `git cannot compare with "${base}"`;
    assert.deepEqual(changeSince(base, origin), { unknown });
  });
}

test('a shallow clone knows too little', () => {
  const clone = join(folder, 'shallow');
  git(folder, 'clone', '--quiet', '--depth=1', pathToFileURL(origin).href, clone);
  assert.deepEqual(changeSince('HEAD', clone), { unknown: 'the clone is shallow' });
});

test('a folder that git does not know', () => {
  const unknown = 'git cannot compare with "main"';
  assert.deepEqual(changeSince('main', folder), { unknown });
});
