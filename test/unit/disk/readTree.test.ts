import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../../src/disk/readTree.ts';
import { opaque } from '../../../src/reconcile/change.ts';
import { temporary } from './temporary.ts';

describe('readTree', () => {
  it('reads the files that are asked for, and no others', async () => {
    const root = temporary();
    mkdirSync(join(root, 'a'));
    writeFileSync(join(root, 'a/one'), 'x\r\ny\n');
    writeFileSync(join(root, 'a/two'), 'y');
    expect(await readTree(root, ['a/one', 'a/three', 'b/c'])).toEqual(
      new Map([['a/one', 'x\r\ny\n']]),
    );
  });

  it('takes an absent root, and a file where a folder is meant, for absent files', async () => {
    const root = temporary();
    writeFileSync(join(root, 'a'), '');
    expect(await readTree(root, ['a/b'])).toEqual(new Map());
    expect(await readTree(join(root, 'none'), ['a/b'])).toEqual(new Map());
  });

  it('calls opaque what is no text', async () => {
    const root = temporary();
    writeFileSync(join(root, 'latin1'), Buffer.from([0x66, 0xfc, 0x72]));
    writeFileSync(join(root, 'zero'), 'a\0b');
    writeFileSync(join(root, 'text'), 'ä');
    writeFileSync(join(root, 'replacement'), '\ufeffa \ufffd that was written');
    writeFileSync(join(root, 'replacement and zero'), '\ufffd\0');
    mkdirSync(join(root, 'folder'));
    symlinkSync('text', join(root, 'link'));
    symlinkSync('nowhere', join(root, 'dangling'));
    const found = await readTree(root, [
      ...['latin1', 'zero', 'folder', 'link', 'dangling', 'text'],
      ...['replacement', 'replacement and zero'],
    ]);
    expect(Object.fromEntries(found)).toEqual({
      latin1: opaque,
      zero: opaque,
      folder: opaque,
      link: opaque,
      dangling: opaque,
      text: 'ä',
      replacement: '\ufeffa \ufffd that was written',
      'replacement and zero': opaque,
    });
  });

  it('refuses to look outside', async () => {
    const root = temporary();
    symlinkSync('/', join(root, 'out'));
    await expect(readTree(root, ['out/etc/hostname'])).rejects.toThrow(
      'out is a symbolic link that leads out',
    );
    await expect(readTree(root, ['../x'])).rejects.toThrow('"../x" is not a path inside the repo');
  });
});
