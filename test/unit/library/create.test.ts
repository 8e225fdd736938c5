import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fs from 'fs-extra';
import { afterAll, expect, it } from 'vitest';
import { create } from '../../../src/library/create.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'library-')));
afterAll(() => fs.remove(home));

const source = {
  schema: 'create-microservices/v1',
  system: { name: 'demo-system' },
  services: { alpha: { entities: { Thing: { fields: { name: 'string' } } } } },
};

it('starts nothing that was not asked for, and says what it does', async () => {
  const directory = join(home, 'quiet');
  const told: string[] = [];
  const created = await create(source, { directory, onProgress: (text) => told.push(text) });
  expect(created).toMatchObject({ ok: true, directory, blueprint: { system: source.system } });
  expect(told).toEqual(['Rendering 1 service', `Writing ${created.files.length} files`]);
  expect(fs.readFileSync(join(directory, 'microservices.yaml'), 'utf8')).toBe(
    created.blueprintText,
  );
  for (const other of ['.git', 'node_modules']) {
    expect(fs.existsSync(join(directory, other)), other).toBe(false);
  }
});

it('with dryRun leaves no trace', async () => {
  const directory = join(home, 'dry');
  const { dryRun, files } = await create(source, {
    directory,
    dryRun: true,
    git: true,
    install: true,
  });
  expect(dryRun).toBe(true);
  expect(files).toContainEqual({ path: 'microservices.yaml', change: 'create' });
  expect(fs.existsSync(directory)).toBe(false);
});

it('an abort before the files are in place rejects with its reason, and leaves no trace', async () => {
  const directory = join(home, 'aborted');
  const cancel = new AbortController();
  const reason = new Error('enough');
  const onProgress = (text: string) => text.startsWith('Writing') && cancel.abort(reason);
  await expect(create(source, { directory, signal: cancel.signal, onProgress })).rejects.toBe(
    reason,
  );
  expect(fs.existsSync(directory)).toBe(false);
});
