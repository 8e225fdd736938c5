import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printLock } from '../../../src/disk/printLock.ts';
import { checkTarget, removeLeftovers } from '../../../src/disk/target.ts';
import type { UserError } from '../../../src/errors.ts';
import { blobId } from '../../../src/reconcile/blobId.ts';
import { lockOf, treeOf } from './lockOf.ts';
import { snapshot } from './snapshot.ts';
import { temporary } from './temporary.ts';

const blueprint = 'schema: create-microservices/v1\n';

function folderWith(texts: Record<string, string>): string {
  const root = temporary();
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function refusal(root: string): Promise<UserError> {
  return checkTarget(root, 'here', blueprint).then(
    () => expect.fail('was not refused'),
    (error) => error,
  );
}

const intended = treeOf({ 'a.txt': 'a\n', 'b/c.txt': 'c\n' });
const next = printLock({
  ...lockOf(intended),
  written: { 'microservices.yaml': blobId(blueprint) },
});

describe('checkTarget', () => {
  it.each([
    ['nothing', {}],
    ["git's folder", { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['the blueprint itself', { 'microservices.yaml': blueprint }],
    ['a stage that was left', { '.create-microservices/1': 'half' }],
  ])('takes a folder with %s', async (_, texts) => {
    expect(await checkTarget(folderWith(texts), 'here', blueprint)).toEqual([]);
  });

  it('takes a folder that is not there, and one with empty folders', async () => {
    expect(await checkTarget(join(temporary(), 'none'), 'here', blueprint)).toEqual([]);
    const root = temporary();
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    expect(await checkTarget(root, 'here', blueprint)).toEqual([]);
  });

  it('refuses a file', async () => {
    const root = folderWith({ file: '' });
    await expect(checkTarget(join(root, 'file'), 'here', blueprint)).rejects.toThrow(
      'here is a file',
    );
  });

  it('names what is in the way', async () => {
    const root = folderWith({ 'notes.txt': '', 'src/a.ts': '', 'microservices.yaml': 'another' });
    symlinkSync('/', join(root, 'link'));
    const error = await refusal(root);
    expect(error.message).toBe('here is not empty: 4 files are in the way');
    expect(error.problems.map(({ file }) => file)).toEqual([
      'link',
      'microservices.yaml',
      'notes.txt',
      'src/a.ts',
    ]);
  });

  it('names a blueprint that was overlooked', async () => {
    const root = folderWith({ 'microservices.yaml': blueprint });
    await expect(checkTarget(root, 'here', undefined)).rejects.toMatchObject({
      message: 'here is not empty: 1 file is in the way',
      hint: 'To render the blueprint that lies there: --blueprint here/microservices.yaml',
    });
  });

  it('knows what an interrupted create left before there is a blueprint', async () => {
    const root = folderWith({ 'microservices.yaml': blueprint, 'microservices.lock.next': next });
    expect(await checkTarget(root, 'here', undefined)).toEqual(['microservices.yaml']);
  });

  it('names twenty, counts to a thousand and stops', async () => {
    const files = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, '']));
    const some = await refusal(folderWith(files(25)));
    expect(some.message).toBe('here is not empty: 25 files are in the way; 20 of them');
    expect(some.problems).toHaveLength(20);
    const many = await refusal(folderWith(files(1001)));
    expect(many.message).toBe('here is not empty: 1000 files or more are in the way; 20 of them');
  });

  it('tells a repo of ours to use apply', async () => {
    const error = await refusal(folderWith({ 'microservices.lock': printLock(lockOf(intended)) }));
    expect(error.message).toBe('here is a repo that create-microservices made');
    expect(error.hint).toContain('`apply`');
  });

  it('cleans up after a write that died when it was complete', async () => {
    const texts = { 'microservices.lock': printLock(lockOf(intended)), 'a.txt': 'a\n' };
    const root = folderWith({
      ...texts,
      'microservices.lock.next': next,
      '.create-microservices/.gitignore': '*\n',
    });
    await refusal(root);
    expect(snapshot(root)).toEqual(texts);
  });

  it('knows what an interrupted create left, and removes just that', async () => {
    const root = folderWith({
      '.git/HEAD': 'x',
      'a.txt': 'a\n',
      'b/c.txt': 'c\n',
      'microservices.yaml': blueprint,
      'microservices.lock.next': next,
      '.create-microservices/7': 'staged',
    });
    const leftovers = await checkTarget(root, 'here', 'another blueprint');
    expect(leftovers).toEqual(['a.txt', 'b/c.txt', 'microservices.yaml']);
    await removeLeftovers(root, leftovers);
    expect(snapshot(root)).toEqual({ '.git/': 'folder', '.git/HEAD': 'x' });
  });

  it("takes a file for the user's once it was edited", async () => {
    const root = folderWith({
      'a.txt': 'mine\n',
      'b/c.txt': 'c\n',
      'microservices.lock.next': next,
    });
    expect((await refusal(root)).problems.map(({ file }) => file)).toEqual(['a.txt']);
  });
});
