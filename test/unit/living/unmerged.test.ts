import { describe, expect, it } from 'vitest';
import type { History, SchemaStep } from '../../../src/history/history.ts';
import { mergedHistory, mergedTree } from '../../../src/living/unmerged.ts';
import { treeOf } from '../disk/lockOf.ts';

const port = (api: number) => ({ api, admin: api + 1000 });
const step = (name: string, table = name): SchemaStep => ({
  name,
  schema: { tables: [{ name: table, columns: [], key: 'id', indexes: [] }] },
});
const history = (ports: History['ports'], schemas: History['schemas'] = {}): History => ({
  ports,
  schemas,
});

describe('mergedHistory', () => {
  it('has all ports of ours, and of theirs what is free', () => {
    const { ports } = mergedHistory(
      history({ gateway: port(1), 'services/a': port(2), 'services/both': port(3) }),
      history({
        gateway: port(1),
        'services/b': port(2),
        'services/both': port(4),
        'services/c': port(5),
      }),
    );
    // services/b gets another one when the blueprint is rendered.
    expect(ports).toEqual({
      gateway: port(1),
      'services/a': port(2),
      'services/both': port(3),
      'services/c': port(5),
    });
  });

  it('has the longer of two histories of a service, and those of either', () => {
    const [one, two] = [step('0001_initial'), step('0002_change')];
    const ours = history({}, { a: [one, two], b: [one], mine: [one] });
    const theirs = history({}, { a: [one], b: [one, two], yours: [two] });
    expect(mergedHistory(ours, theirs).schemas).toEqual({
      a: [one, two],
      b: [one, two],
      mine: [one],
      yours: [two],
    });
  });

  it('knows every name of a service that either has renamed, that of this branch as the one of now', () => {
    const named = (...names: string[]): History => ({ ...history({}), names: { a: names } });
    const names = (ours: History, theirs: History) => mergedHistory(ours, theirs).names;
    expect(names(history({}), history({}))).toBeUndefined();
    expect(names(history({}), named('a', 'b'))).toEqual({ a: ['a', 'b'] });
    expect(names(named('a', 'b'), history({}))).toEqual({ a: ['a', 'b'] });
    expect(names(named('a', 'b'), named('a', 'c'))).toEqual({ a: ['c', 'a', 'b'] });
  });

  it('refuses two that went apart, unless it is said whose stay', () => {
    const first = step('0001_initial');
    const ours = history({}, { a: [first, step('0002_change', 'one')] });
    const theirs = history({}, { a: [first, step('0002_change', 'other')] });
    expect(() => mergedHistory(ours, theirs)).toThrow('Both branches have added a migration to a');
    expect(mergedHistory(ours, theirs, 'ours').schemas).toEqual(ours.schemas);
    expect(mergedHistory(ours, theirs, 'theirs').schemas).toEqual(theirs.schemas);
  });
});

describe('mergedTree', () => {
  const ours = treeOf({ both: 'a\nours\n', edited: 'a\nours\n', mine: 'x\n' });
  const theirs = treeOf({ both: 'a\ntheirs\n', edited: 'a\ntheirs\n', yours: 'y\n' });
  const merged = (disk: Record<string, string>) =>
    Object.fromEntries(
      [...mergedTree(ours, theirs, new Map(Object.entries(disk)))].map(([path, { text }]) => [
        path,
        text,
      ]),
    );

  it('takes what is of either render for rendered, markers and all', () => {
    const conflict = 'a\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n';
    expect(
      merged({ both: 'a\ntheirs\nours\n', edited: conflict, mine: 'x\n', yours: 'y\n' }),
    ).toEqual({
      both: 'a\ntheirs\nours\n',
      edited: conflict,
      mine: 'x\n',
      yours: 'y\n',
    });
  });

  it('takes what somebody has edited for edited', () => {
    expect(merged({ both: 'a\nmy line\nours\n', yours: 'y\n' })).toEqual({
      both: 'a\nours\n',
      edited: 'a\nours\n',
      mine: 'x\n',
      yours: 'y\n',
    });
  });
});
