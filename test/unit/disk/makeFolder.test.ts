import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/disk/makeFolder.ts';
import { temporary } from './temporary.ts';

describe('makeFolder', () => {
  it('makes a folder with those above it, and tells the topmost', async () => {
    const root = temporary();
    expect(await makeFolder(join(root, 'a/b/c'))).toBe(join(root, 'a'));
    expect(existsSync(join(root, 'a/b/c'))).toBe(true);
  });

  it('makes nothing where there is one', async () => {
    const root = temporary();
    mkdirSync(join(root, 'a'));
    expect(await makeFolder(join(root, 'a'))).toBeUndefined();
  });

  it('is refused by a file, in its place or above', async () => {
    const root = temporary();
    writeFileSync(join(root, 'file'), '');
    await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(root, 'file/a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  // Node's own tries for ever: "no such file" of a folder whose parent is there.
  it.skipIf(process.platform !== 'linux')('is refused where there can be none', async () => {
    await expect(makeFolder('/proc/a')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/a' });
    await expect(makeFolder('/proc/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
