import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeChanges } from '../../../src/disk/writeChanges.ts';
import type { Change } from '../../../src/reconcile/change.ts';
import { lockOf, treeOf } from './lockOf.ts';
import { snapshot } from './snapshot.ts';
import { temporary } from './temporary.ts';

const lock = lockOf(treeOf({}));
const mine = new Map();

function create(path: string, text = 'text\n'): Change {
  return { kind: 'create', path, text };
}

describe('writeChanges', () => {
  it('makes the folder, writes the files and the lock, and leaves nothing else', async () => {
    const root = join(temporary(), 'new', 'repo with spaces');
    await writeChanges({ root, changes: [create('a.txt'), create('b/c/d.txt', '')], mine, lock });
    expect(Object.keys(snapshot(root))).toEqual([
      'a.txt',
      'b/',
      'b/c/',
      'b/c/d.txt',
      'microservices.lock',
    ]);
    expect(snapshot(root)).toMatchObject({ 'a.txt': 'text\n', 'b/c/d.txt': '' });
  });

  it('writes nothing for what is kept, nor for a conflict without text', async () => {
    const root = temporary();
    writeFileSync(join(root, 'a'), 'mine');
    const changes: Change[] = [
      { kind: 'keep', path: 'a', why: 'yours' },
      { kind: 'conflict', path: 'a', why: 'in the way' },
    ];
    await writeChanges({ root, changes, mine, lock });
    expect(snapshot(root)).toMatchObject({ a: 'mine' });
  });

  it('deletes, with the folders that it leaves empty', async () => {
    const root = temporary();
    await writeChanges({ root, changes: [create('a/b/c'), create('a/d')], mine, lock });
    await writeChanges({ root, changes: [{ kind: 'delete', path: 'a/b/c' }], mine, lock });
    expect(Object.keys(snapshot(root))).toEqual(['a/', 'a/d', 'microservices.lock']);
  });

  it('takes files along as they are, with the folders that it leaves empty', async () => {
    const root = temporary();
    await writeChanges({ root, changes: [create('a/b/c'), create('a/d')], mine, lock });
    const changes: Change[] = [{ kind: 'move', path: 'e/c', from: 'a/b/c', why: 'yours' }];
    await writeChanges({ root, changes, mine, lock });
    expect(Object.keys(snapshot(root))).toEqual(['a/', 'a/d', 'e/', 'e/c', 'microservices.lock']);
  });

  it('leaves both where something has come meanwhile to where a file was to go', async () => {
    const root = temporary();
    await writeChanges({ root, changes: [create('a', 'one\n'), create('b', 'two\n')], mine, lock });
    const changes: Change[] = [{ kind: 'move', path: 'b', from: 'a', why: 'yours' }];
    await writeChanges({ root, changes, mine, lock });
    expect(snapshot(root)).toMatchObject({ a: 'one\n', b: 'two\n' });
  });

  it('makes scripts executable and keeps the mode of a file that is there', async () => {
    const root = temporary();
    const mode = (path: string) => statSync(join(root, path)).mode & 0o777;
    writeFileSync(join(root, 'private'), '');
    chmodSync(join(root, 'private'), 0o600);
    await writeChanges({
      root,
      changes: [
        { ...create('run', '#!/bin/sh\n'), executable: true } as Change,
        create('plain'),
        { kind: 'update', path: 'private', text: 'x' },
      ],
      mine,
      lock,
    });
    expect(mode('run') & 0o111).not.toBe(0);
    expect(mode('plain') & 0o111).toBe(0);
    expect(mode('private')).toBe(0o600);
  });

  it.each([
    '../a',
    '/a',
    'a/../../b',
    'a//b',
    './a',
    '',
    'a/',
    'a\\b',
    'C:a',
    'a\nb',
    '.git/hooks/pre-commit',
    'a/.GIT/config',
    '.git./config',
    '.create-microservices/lock',
    'microservices.lock',
    'Microservices.Lock.next',
  ])('refuses the path %j and writes nothing', async (path) => {
    const root = temporary();
    const changes = [create('a.txt'), create(path)];
    await expect(writeChanges({ root, changes, mine, lock })).rejects.toMatchObject({
      message: expect.stringContaining('is not a path inside the repo'),
      code: 'outside-repo',
    });
    expect(snapshot(root)).toEqual({});
  });

  it('refuses two paths that are one file where case does not count', async () => {
    const root = temporary();
    const changes = [create('docs/Readme.md'), create('docs/README.md')];
    await expect(writeChanges({ root, changes, mine, lock })).rejects.toMatchObject({
      message: '"docs/Readme.md" and "docs/README.md" are one file on macOS and Windows',
      code: 'same-file',
    });
    expect(snapshot(root)).toEqual({});
  });

  it('refuses a folder that is a link out of the repo, and leaves what it leads to alone', async () => {
    const root = temporary();
    const elsewhere = temporary();
    symlinkSync(elsewhere, join(root, 'services'));
    const changes = [create('a.txt'), create('services/a/b.txt')];
    await expect(writeChanges({ root, changes, mine, lock })).rejects.toThrow(
      `services is a symbolic link that leads out of the repo, to ${elsewhere}`,
    );
    expect(snapshot(elsewhere)).toEqual({});
    expect(snapshot(root)).toEqual({ services: `-> ${elsewhere}` });
  });

  it('goes through a link that stays inside, and replaces a link that is a file', async () => {
    const root = temporary();
    const elsewhere = join(temporary(), 'file');
    writeFileSync(elsewhere, 'theirs');
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'linked'));
    symlinkSync(elsewhere, join(root, 'file'));
    await writeChanges({ root, changes: [create('linked/a'), create('file')], mine, lock });
    expect(snapshot(root)).toMatchObject({ 'real/a': 'text\n', linked: '-> real', file: 'text\n' });
    expect(snapshot(join(elsewhere, '..'))).toEqual({ file: 'theirs' });
  });

  it('does not follow a stage that is a link', async () => {
    const root = temporary();
    const elsewhere = temporary();
    writeFileSync(join(elsewhere, 'precious'), 'x');
    symlinkSync(elsewhere, join(root, '.create-microservices'));
    await writeChanges({ root, changes: [create('a')], mine, lock });
    expect(snapshot(elsewhere)).toEqual({ precious: 'x' });
    expect(Object.keys(snapshot(root))).toEqual(['a', 'microservices.lock']);
  });

  it('aborted at any moment, it has written everything or nothing', async () => {
    // More than one slice of them.
    const changes = Array.from({ length: 40 }, (_, index) => create(`folder/${index}`));
    const outcomes = new Set<string>();
    for (let checks = 0; ; checks += 1) {
      const parent = temporary();
      const root = join(parent, 'not/yet/there');
      const signal = abortedAtCheck(checks);
      const result = await writeChanges({ root, changes, mine, lock, signal }).then(
        () => 'all',
        (error) => error.message,
      );
      outcomes.add(result);
      if (result === 'all') {
        expect(Object.keys(snapshot(join(root, 'folder')))).toHaveLength(40);
        expect(existsSync(join(root, 'microservices.lock'))).toBe(true);
        break;
      }
      expect(snapshot(parent)).toEqual({});
    }
    expect([...outcomes]).toEqual(['stop', 'all']);
  });

  it('leaves a folder that it did not make', async () => {
    const root = temporary();
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(
      writeChanges({ root, changes: [create('a')], mine, lock, signal }),
    ).rejects.toThrow('stop');
    expect(existsSync(root)).toBe(true);
    expect(snapshot(root)).toEqual({});
  });
});

/** A signal that turns out to be aborted when it is looked at for the n-th time. */
function abortedAtCheck(n: number): AbortSignal {
  let checks = 0;
  const { signal } = new AbortController();
  signal.throwIfAborted = () => {
    if (checks === n) throw new Error('stop');
    checks += 1;
  };
  return signal;
}
