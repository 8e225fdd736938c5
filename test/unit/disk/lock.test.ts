import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lock } from '../../../src/disk/lock.ts';
import { printLock } from '../../../src/disk/printLock.ts';
import { parseLock, readLock } from '../../../src/disk/readLock.ts';
import { blobId } from '../../../src/reconcile/blobId.ts';
import { temporary } from './temporary.ts';

const id = blobId('text\n');

const lock: Lock = {
  generator: '1.2.3',
  blueprint: {
    schema: 'create-microservices/v1',
    system: { name: 'a', description: 'Two\nlines, "quoted": {yes}' },
    services: {
      b: { entities: { C: { fields: { d: 'string', e: { type: 'enum', values: ['x', 'no'] } } } } },
    },
  },
  history: {
    ports: { gateway: { api: 8080, admin: 9080 }, 'services/b': { api: 8081, admin: 9081 } },
    schemas: {
      b: [
        {
          name: '0001_initial',
          schema: {
            tables: [
              {
                name: 'c',
                key: 'id',
                indexes: [['e', 'id']],
                columns: [
                  { name: 'id', type: 'uuid' },
                  { name: 'e', type: 'enum', values: ['x', 'no'], optional: true, default: 'x' },
                ],
              },
            ],
          },
        },
      ],
    },
  },
  files: { 'b/a.ts': id, 'B.md': id, 'a b.md': id },
};

describe('the lock', () => {
  it('is text with one entry a line, files sorted by code unit', () => {
    expect(
      printLock(lock),
    ).toBe(`# What create-microservices last wrote here. Commit it; edit microservices.yaml instead.

generator: 1.2.3
blueprint:
  schema: create-microservices/v1
  system:
    name: a
    description: |-
      Two
      lines, "quoted": {yes}
  services:
    b:
      entities:
        C:
          fields:
            d: string
            e: { type: enum, values: [ x, no ] }
history:
  ports:
    gateway: { api: 8080, admin: 9080 }
    services/b: { api: 8081, admin: 9081 }
  schemas:
    b:
      - name: 0001_initial
        schema:
          tables:
            - name: c
              key: id
              indexes: [ [ e, id ] ]
              columns:
                - { name: id, type: uuid }
                - { name: e, type: enum, values: [ x, no ], optional: true, default: x }
files:
  B.md: ${id}
  a b.md: ${id}
  b/a.ts: ${id}
`);
  });

  it('is read as it was written', async () => {
    const file = join(temporary(), 'microservices.lock');
    const withWritten = { ...lock, written: { 'b/a.ts': blobId('') } };
    writeFileSync(file, printLock(withWritten));
    expect(await readLock(file)).toEqual(withWritten);
  });

  it('is undefined where there is none', async () => {
    expect(await readLock(join(temporary(), 'microservices.lock'))).toBeUndefined();
  });

  it('survives ids and words that YAML might take for numbers or booleans', () => {
    const files = { yes: '0'.repeat(40), '1': `${'1'.repeat(20)}e${'1'.repeat(19)}`, null: id };
    expect(parseLock(printLock({ ...lock, files }), 'lock').files).toEqual(files);
  });

  it.each([
    ['a path that leads out', (text: string) => text.replace('b/a.ts', '../a.ts')],
    ['an absolute path', (text: string) => text.replace('b/a.ts', '/a.ts')],
    ["a path into git's folder", (text: string) => text.replace('b/a.ts', '.git/config')],
    ['an id that is none', (text: string) => text.replace(`B.md: ${id}`, 'B.md: abc')],
    ['a port that is none', (text: string) => text.replace('8080', '0')],
    ['a port that is no number', (text: string) => text.replace('8080', "'8080'")],
    ['a table named with SQL', (text: string) => text.replace('name: c', 'name: c; drop table x')],
    ['a version that is none', (text: string) => text.replace('1.2.3', '1; rm -rf /')],
    ['an unknown word', (text: string) => `${text}more: 1\n`],
    ['a missing part', (text: string) => text.replace(/^files:[\s\S]*/m, '')],
    ['a list for a map', (text: string) => text.replace(/^files:[\s\S]*/m, 'files: []\n')],
    ['an alias', (text: string) => text.replace('d: string', 'd: &a [x, *a]')],
    [
      'an alias of an alias',
      (text: string) => text.replace('d: string', 'd: &a [x, x]\n            f: &b [*a, *a]'),
    ],
    ['a name twice', (text: string) => `${text}generator: 1.2.4\n`],
    ['two documents', (text: string) => `${text}---\na: b\n`],
    [
      'markers of a conflict',
      (text: string) => text.replace('generator', '<<<<<<< HEAD\ngenerator'),
    ],
    ['nothing', () => ''],
    ['something else', () => '[1, 2]'],
  ])('refuses %s', (_, spoil) => {
    const spoilt = spoil(printLock(lock));
    expect(spoilt).not.toBe(printLock(lock));
    expect(() => parseLock(spoilt, 'microservices.lock')).toThrow(
      /^microservices\.lock cannot be read: \S/,
    );
  });

  it('gives no tag a meaning', () => {
    const tagged = printLock(lock).replace('d: string', 'd: !!binary "eA=="');
    expect(JSON.stringify(parseLock(tagged, 'lock').blueprint)).toContain('"d":"eA=="');
  });

  it('is not read through a link, nor when it is no text', async () => {
    const root = temporary();
    writeFileSync(join(root, 'binary'), Buffer.from([0xff, 0]));
    await expect(readLock(join(root, 'binary'))).rejects.toThrow('not text');
    await expect(readLock(root)).rejects.toThrow('not a file of ours');
  });
});

describe('blobId', () => {
  it.each(['', 'text\n', 'ä\n'])('of %j is what git says', (text) => {
    const git = execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' });
    expect(blobId(text)).toBe(git.trim());
  });

  it('does not depend on line ends', () => {
    expect(blobId('a\r\nb\r\n')).toBe(blobId('a\nb\n'));
  });
});
