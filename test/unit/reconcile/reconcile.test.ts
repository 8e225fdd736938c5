import { describe, expect, it } from 'vitest';
import { type Change, opaque } from '../../../src/reconcile/change.ts';
import { mergeText } from '../../../src/reconcile/mergeText.ts';
import { reconcile } from '../../../src/reconcile/reconcile.ts';
import type { FileEntry, Tree } from '../../../src/render/tree.ts';
import { apply } from './apply.ts';

interface Row {
  path?: string;
  base?: string;
  mine?: string | typeof opaque;
  theirs?: string;
  once?: true;
}

// The table of ARCHITECTURE.md. `-` is absent; A, B and C are texts that differ in one place,
// `mine + theirs` is what merging them gives.
const A = 'one\ntwo\nthree\n';
const B = 'ONE\ntwo\nthree\n';
const C = 'one\ntwo\nTHREE\n';
const BC = 'ONE\ntwo\nTHREE\n';
const X = 'uno\ntwo\nthree\n';

const rows: [
  name: string,
  row: Row,
  expected: (Pick<Change, 'kind'> & { text?: string }) | undefined,
][] = [
  ['t = b: nothing, untouched', { base: A, mine: A, theirs: A }, undefined],
  ['t = b: nothing, edited', { base: A, mine: B, theirs: A }, undefined],
  ['t = b: nothing, deleted by the user', { base: A, theirs: A }, undefined],
  ['t = b: nothing, replaced by something binary', { base: A, mine: opaque, theirs: A }, undefined],
  ['t = m: nothing, both made the same change', { base: A, mine: B, theirs: B }, undefined],
  ['t = m: nothing, both added the same file', { mine: B, theirs: B }, undefined],
  ['t = m: nothing, both deleted', { base: A }, undefined],
  [
    't = m but for line ends: nothing',
    { base: A, mine: B.replaceAll('\n', '\r\n'), theirs: B },
    undefined,
  ],

  ['m = b: create', { theirs: A }, { kind: 'create', text: A }],
  ['m = b: update', { base: A, mine: A, theirs: B }, { kind: 'update', text: B }],
  ['m = b: delete', { base: A, mine: A }, { kind: 'delete' }],
  [
    'm = b but for line ends: update, line ends kept',
    { base: A, mine: A.replaceAll('\n', '\r\n'), theirs: B },
    { kind: 'update', text: B.replaceAll('\n', '\r\n') },
  ],

  ['t none, edited: keep', { base: A, mine: B }, { kind: 'keep' }],
  ['t none, now binary: keep', { base: A, mine: opaque }, { kind: 'keep' }],
  ['m none, b present: stays deleted', { base: A, theirs: B }, { kind: 'keep' }],
  [
    'b none, m present: conflict, left alone',
    { mine: A, theirs: B },
    { kind: 'conflict', text: undefined },
  ],
  [
    'b none, binary: conflict, left alone',
    { mine: opaque, theirs: B },
    { kind: 'conflict', text: undefined },
  ],

  ['all differ: merge', { base: A, mine: B, theirs: C }, { kind: 'merge', text: BC }],
  [
    'all differ in one place: conflict with markers',
    { base: A, mine: B, theirs: X },
    {
      kind: 'conflict',
      text: '<<<<<<< yours\nONE\n||||||| base\none\n=======\nuno\n>>>>>>> generated\ntwo\nthree\n',
    },
  ],
  [
    'all differ, mine binary: conflict, left alone',
    { base: A, mine: opaque, theirs: B },
    { kind: 'conflict', text: undefined },
  ],

  ['once, first write: create', { theirs: A, once: true }, { kind: 'create', text: A }],
  [
    'once, untouched: update',
    { base: A, mine: A, theirs: B, once: true },
    { kind: 'update', text: B },
  ],
  ['once, untouched and dropped: delete', { base: A, mine: A, once: true }, { kind: 'delete' }],
  [
    'once, edited: keep, never merged',
    { base: A, mine: B, theirs: C, once: true },
    { kind: 'keep' },
  ],
  [
    'once, edited to the same text: nothing',
    { base: A, mine: B, theirs: B, once: true },
    undefined,
  ],
  ['once, deleted: stays deleted', { base: A, theirs: B, once: true }, { kind: 'keep' }],
  ["once, somebody else's: conflict", { mine: A, theirs: B, once: true }, { kind: 'conflict' }],

  [
    'migration, new: create',
    { path: 'a/migrations/0001.sql', theirs: A },
    { kind: 'create', text: A },
  ],
  [
    'migration, untouched: never edited',
    { path: 'a/migrations/0001.sql', base: A, mine: A, theirs: B },
    { kind: 'keep' },
  ],
  [
    'migration, edited: never merged',
    { path: 'a/migrations/0001.sql', base: A, mine: B, theirs: C },
    { kind: 'keep' },
  ],
  [
    'migration, dropped: never deleted',
    { path: 'a/migrations/0001.sql', base: A, mine: A },
    { kind: 'keep' },
  ],
  [
    'migration, deleted: stays deleted',
    { path: 'a/migrations/0001.sql', base: A, theirs: B },
    { kind: 'keep' },
  ],
  [
    "migration, somebody else's: conflict",
    { path: 'a/migrations/0001.sql', mine: A, theirs: B },
    { kind: 'conflict' },
  ],
  [
    'a file named migrations is none',
    { path: 'docs/migrations', base: A, mine: A, theirs: B },
    { kind: 'update' },
  ],
];

describe('reconcile, row by row', () => {
  it.each(rows)('%s', (_, row, expected) => {
    const changes = changesOf(row);
    if (expected === undefined) return expect(changes).toEqual([]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ path: row.path ?? 'a/file.txt', kind: expected.kind });
    if ('text' in expected) expect((changes[0] as { text?: string }).text).toBe(expected.text);
  });

  it('says why whenever it does not simply write ours', () => {
    for (const [, row, expected] of rows) {
      if (expected?.kind !== 'keep' && expected?.kind !== 'conflict') continue;
      expect(changesOf(row)[0]).toHaveProperty('why', expect.stringMatching(/\w/));
    }
  });

  it('once follows the template of today', () => {
    const base: Tree = new Map([['a', { text: A, once: true }]]);
    const theirs: Tree = new Map([['a', { text: C }]]);
    expect(reconcile(base, new Map([['a', B]]), theirs, mergeText)).toEqual([
      { kind: 'merge', path: 'a', text: BC },
    ]);
  });

  it('carries the executable bit', () => {
    const theirs: Tree = new Map([['run', { text: '#!/bin/sh\n', executable: true }]]);
    expect(reconcile(new Map(), new Map(), theirs, mergeText)).toEqual([
      { kind: 'create', path: 'run', text: '#!/bin/sh\n', executable: true },
    ]);
  });

  it('sorts by code unit and asks for a merge only where one is needed', () => {
    const texts = (all: Record<string, string>): Tree =>
      new Map(Object.entries(all).map(([path, text]) => [path, { text }]));
    const merged: string[] = [];
    const changes = reconcile(
      texts({ b: A, a: A }),
      new Map([
        ['b', B],
        ['a', A],
      ]),
      texts({ Z: A, b: C, a: C, ä: A }),
      (versions) => {
        merged.push(versions.path);
        return mergeText(versions);
      },
    );
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'create Z',
      'update a',
      'merge b',
      'create ä',
    ]);
    expect(merged).toEqual(['b']);
  });
});

// What is called `old` in base is called `new` in theirs.
const moves: [
  name: string,
  row: Row & { there?: string | typeof opaque },
  expected: (Pick<Change, 'kind' | 'path'> & { from?: string; text?: string })[],
][] = [
  [
    'm = b: move, in the new names',
    { base: A, mine: A, theirs: C },
    [{ kind: 'move', path: 'new', from: 'old', text: C }],
  ],
  [
    'm = b but for line ends: move, line ends kept',
    { base: A, mine: A.replaceAll('\n', '\r\n'), theirs: C },
    [{ kind: 'move', path: 'new', from: 'old', text: C.replaceAll('\n', '\r\n') }],
  ],
  [
    'edited: move with the edits',
    { base: A, mine: B, theirs: C },
    [{ kind: 'move', path: 'new', from: 'old', text: BC }],
  ],
  [
    'edited in one place: conflict with markers, moved',
    { base: A, mine: B, theirs: X },
    [
      {
        kind: 'conflict',
        path: 'new',
        from: 'old',
        text: '<<<<<<< yours\nONE\n||||||| base\none\n=======\nuno\n>>>>>>> generated\ntwo\nthree\n',
      },
    ],
  ],
  [
    'once, edited: move with the edits',
    { base: A, mine: B, theirs: C, once: true },
    [{ kind: 'move', path: 'new', from: 'old', text: BC }],
  ],
  [
    'once, edited in one place: move as it is, never with markers',
    { base: A, mine: B, theirs: X, once: true },
    [{ kind: 'move', path: 'new', from: 'old', text: B }],
  ],
  ['deleted: stays deleted', { base: A, theirs: C }, [{ kind: 'keep', path: 'new' }]],
  [
    'no text any more: stays, and the new one is made',
    { base: A, mine: opaque, theirs: C },
    [
      { kind: 'create', path: 'new', text: C },
      { kind: 'keep', path: 'old' },
    ],
  ],
  [
    'somebody else is there already: conflict, and the old one stays',
    { base: A, mine: B, theirs: C, there: X },
    [
      { kind: 'conflict', path: 'new', text: undefined },
      { kind: 'keep', path: 'old' },
    ],
  ],
  [
    'moved by a run that was interrupted: the old one goes',
    { base: A, mine: B, theirs: C, there: BC },
    [{ kind: 'delete', path: 'old' }],
  ],
];

describe('reconcile of what has another name', () => {
  it.each(moves)('%s', (_, { base, mine, theirs, there, once }, expected) => {
    const tree = (path: string, text = ''): Tree =>
      new Map([[path, { text, ...(once && { once }) }]]);
    const disk = new Map<string, string | typeof opaque>();
    if (mine !== undefined) disk.set('old', mine);
    if (there !== undefined) disk.set('new', there);
    const renamed = new Map([['new', ['old']]]);
    const changes = reconcile(tree('old', base), disk, tree('new', theirs), mergeText, { renamed });
    expect(changes).toHaveLength(expected.length);
    changes.forEach((change, index) => {
      expect(change).toMatchObject(JSON.parse(JSON.stringify(expected[index])));
      if (expected[index] && 'text' in expected[index]) {
        expect((change as { text?: string }).text).toBe(expected[index].text);
      }
    });
    // Said where it is not simply ours; and a second run has nothing to do.
    const after = apply(disk, changes);
    const done = expected.every(({ kind }) => kind !== 'conflict' && kind !== 'keep');
    if (done) {
      expect(
        reconcile(tree('new', theirs), after, tree('new', theirs), mergeText, { renamed }),
      ).toEqual([]);
    }
  });

  it('means nothing where the old name is still rendered, or never was', () => {
    const texts = (all: Record<string, string>): Tree =>
      new Map(Object.entries(all).map(([path, text]) => [path, { text }]));
    const renamed = new Map([['new', ['old']]]);
    const disk = new Map([['old', A]]);
    expect(
      reconcile(texts({ old: A }), disk, texts({ old: A, new: A }), mergeText, { renamed }),
    ).toEqual([{ kind: 'create', path: 'new', text: A }]);
    expect(reconcile(texts({}), new Map(), texts({ new: A }), mergeText, { renamed })).toEqual([
      { kind: 'create', path: 'new', text: A },
    ]);
  });

  it('changes and deletes the migrations of a branch that came second, and no others', () => {
    const file = (name: string) => `a/migrations/${name}.sql`;
    const tree = (all: Record<string, string>): Tree =>
      new Map(Object.entries(all).map(([name, text]) => [file(name), { text }]));
    const base = tree({ '0001': A, '0002': A, '0003': A, '0004': A });
    const theirs = tree({ '0001': B, '0002': B });
    const disk = new Map(
      [...base].map(([path, { text }]) => [path, path === file('0004') ? 'edited\n' : text]),
    );
    const withdrawn = new Set(['0002', '0003', '0004'].map(file));
    expect(reconcile(base, disk, theirs, mergeText, { withdrawn })).toMatchObject([
      { kind: 'keep', path: file('0001') },
      { kind: 'update', path: file('0002'), text: B },
      { kind: 'delete', path: file('0003') },
      { kind: 'keep', path: file('0004') },
    ]);
  });

  it('moves a migration as it is, for some database has run it, and the new name is not in it', () => {
    const renamed = new Map([['b/migrations/0001.sql', ['a/migrations/0001.sql']]]);
    const tree = (path: string, text: string): Tree => new Map([[path, { text }]]);
    const changesAt = (mine: string) =>
      reconcile(
        tree('a/migrations/0001.sql', A),
        new Map([['a/migrations/0001.sql', mine]]),
        tree('b/migrations/0001.sql', A),
        mergeText,
        { renamed },
      );
    const move = { kind: 'move', path: 'b/migrations/0001.sql', from: 'a/migrations/0001.sql' };
    expect(changesAt(A)).toEqual([{ ...move, text: A }]);
    expect(changesAt(B)).toEqual([{ ...move, text: B }]);
  });

  it('looks for it at each path that it may have had', () => {
    const tree = (path: string, text: string): Tree => new Map([[path, { text }]]);
    const renamed = new Map([['c', ['a', 'b']]]);
    expect(
      reconcile(tree('b', A), new Map([['b', A]]), tree('c', B), mergeText, { renamed }),
    ).toEqual([{ kind: 'move', path: 'c', from: 'b', text: B }]);
  });
});

function changesOf({ path = 'a/file.txt', base, mine, theirs, once }: Row): Change[] {
  const tree = (text: string | undefined): Tree => {
    const entry: FileEntry | undefined = text === undefined ? undefined : { text, once };
    return new Map(entry === undefined ? [] : [[path, entry]]);
  };
  const disk = new Map<string, string | typeof opaque>(mine === undefined ? [] : [[path, mine]]);
  return reconcile(tree(base), disk, tree(theirs), mergeText);
}
