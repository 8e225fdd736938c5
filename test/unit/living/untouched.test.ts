import { describe, expect, it } from 'vitest';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { lookOnce } from '../../../src/living/lookOnce.ts';
import { renditionOf } from '../../../src/living/rendition.ts';
import { type Look, renditionAt } from '../../../src/living/repo.ts';
import { untouched } from '../../../src/living/untouched.ts';
import { blobIds } from '../../../src/reconcile/blobId.ts';
import { type Mine, opaque } from '../../../src/reconcile/change.ts';
import { builtInPack } from '../../../src/render/builtInPack.ts';
import { version } from '../../../src/version.ts';

const blueprint =
  'schema: create-microservices/v1\nsystem: { name: a }\nservices: { books: { entities: { Book: { fields: { title: string } } } } }\n';
const pack = await builtInPack();
const read = readRenderable(blueprint, 'microservices.yaml', catalog);
const { document, history, tree } = renditionOf(read, emptyHistory, pack);
const lock = { generator: version, blueprint: document, history, files: blobIds(tree) };

const [edited, gone, binary, windows, plain] = [...tree.keys()] as [string, ...string[]];
const textOf = (path = '') => tree.get(path)?.text ?? '';

function disk(): Map<string, string | typeof opaque> {
  const mine = new Map<string, string | typeof opaque>(
    [...tree].map(([path, { text }]) => [path, text]),
  );
  mine.set(edited, `${textOf(edited)}mine\n`).set(`${binary}`, opaque);
  mine.set(`${windows}`, textOf(windows).replaceAll('\n', '\r\n')).delete(`${gone}`);
  return mine;
}

/** A disk that counts how often it is asked for a path. */
function counted(mine: Mine): { look: Look; asked: string[] } {
  const asked: string[] = [];
  const look: Look = async (paths) => {
    const wanted = [...paths];
    asked.push(...wanted);
    return new Map([...mine].filter(([path]) => wanted.includes(path)));
  };
  return { look, asked };
}

describe('untouched', () => {
  it('has what is as it was rendered, with line ends of its own', async () => {
    const known = await untouched(lock, counted(disk()).look);
    expect(known.size).toBe(tree.size - 3);
    for (const path of [edited, gone, binary]) expect(known.has(`${path}`)).toBe(false);
    expect(known.get(`${windows}`)).toBe(textOf(windows));
    expect(known.get(`${plain}`)).toBe(textOf(plain));
  });

  it('saves rendering it again, and changes nothing in what comes out', async () => {
    const known = await untouched(lock, counted(disk()).look);
    expect(renditionAt(lock, pack, known)).toEqual(renditionAt(lock, pack));
    const taken = renditionAt(lock, pack, new Map([...known, [`${plain}`, 'taken']]));
    expect(taken.tree.get(`${plain}`)?.text).toBe('taken');
  });

  it('has nothing that is not rendered, whatever the lock says', async () => {
    const mine = new Map(disk()).set('services/books/own.ts', 'mine\n');
    const files = {
      ...lock.files,
      ...blobIds(new Map([['services/books/own.ts', { text: 'mine\n' }]])),
    };
    const known = await untouched({ ...lock, files }, counted(mine).look);
    expect(renditionAt(lock, pack, known).tree.has('services/books/own.ts')).toBe(false);
  });
});

describe('lookOnce', () => {
  it('asks the disk for a path once, also for one that is not there', async () => {
    const { look, asked } = counted(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    const once = lookOnce(look);
    expect([...(await once(['a', 'gone']))]).toEqual([['a', '1']]);
    expect([...(await once(['gone', 'b', 'a']))]).toEqual([
      ['b', '2'],
      ['a', '1'],
    ]);
    expect(asked).toEqual(['a', 'gone', 'b']);
  });
});
