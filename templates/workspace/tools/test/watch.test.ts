import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { affected, schemaChanged } from '../lib/sources.ts';
import { isScratch, watchFolders } from '../lib/watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
after(() => rmSync(folder, { recursive: true }));

test('several changes close together are told once, with the names of their folders', async () => {
  for (const name of ['a', 'b', 'c']) mkdirSync(join(folder, name, 'deep'), { recursive: true });
  const told = Promise.withResolvers<ReadonlySet<string>>();
  const names = ['a', 'b', 'c', 'missing'];
  const watched = watchFolders(
    names.map((name) => ({ name, path: join(folder, name) })),
    told.resolve,
  );
  writeFileSync(join(folder, 'a', 'deep', 'file.ts'), '1');
  writeFileSync(join(folder, 'b', 'file.ts'), '1');
  writeFileSync(join(folder, 'c', '.file.ts.swp'), '1');
  assert.deepEqual([...(await told.promise)].sort(), ['a', 'b']);
  watched.close();
});

test('what editors leave while they save is no change', () => {
  for (const name of ['.x.ts.swp', 'deep/.#x.ts', 'x.ts~', '4913', 'x.tmp']) {
    assert.equal(isScratch(name), true, name);
  }
  for (const name of ['x.ts', 'deep/x.ts', 'x.sql']) assert.equal(isScratch(name), false, name);
});

test('the chassis is part of every program', () => {
  assert.equal(affected(new Set(['a']), 'a'), true);
  assert.equal(affected(new Set(['a']), 'b'), false);
  assert.equal(affected(new Set(['chassis']), 'b'), true);
});

test('a new migration restarts its service, and is the only change that migrates', () => {
  const changed = new Set(['a/migrations']);
  assert.equal(affected(changed, 'a'), true);
  assert.equal(schemaChanged(changed, 'a'), true);
  assert.equal(affected(changed, 'b'), false);
  assert.equal(schemaChanged(new Set(['a']), 'a'), false);
});
