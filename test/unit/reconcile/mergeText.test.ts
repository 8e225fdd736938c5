import { describe, expect, it } from 'vitest';
import { mergeText } from '../../../src/reconcile/mergeText.ts';

const merge = (base: string, mine: string, theirs: string) =>
  mergeText({ path: 'notes.md', base, mine, theirs });

describe('mergeText', () => {
  it('keeps both sides', () => {
    expect(merge('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nc\nd\n')).toEqual({
      text: 'A\nb\nc\nd\n',
      conflict: false,
    });
  });

  it('takes an equal change once', () => {
    expect(merge('a\n', 'b\n', 'b\n')).toEqual({ text: 'b\n', conflict: false });
  });

  it('marks what both changed, labelled', () => {
    expect(merge('a\n', 'b\n', 'c\n')).toEqual({
      text: '<<<<<<< yours\nb\n||||||| base\na\n=======\nc\n>>>>>>> generated\n',
      conflict: true,
    });
  });

  it('keeps CRLF where the user has it', () => {
    expect(merge('a\nb\nc\n', 'A\r\nb\r\nc\r\n', 'a\nb\nC\n')).toEqual({
      text: 'A\r\nb\r\nC\r\n',
      conflict: false,
    });
  });

  it('keeps LF where ours came with CRLF', () => {
    expect(merge('a\r\nb\r\nc\r\n', 'A\nb\nc\n', 'a\r\nb\r\nC\r\n').text).toBe('A\nb\nC\n');
  });

  it('takes the line ends that prevail in a mixed file', () => {
    expect(merge('a\nb\nc\n', 'A\nb\r\nc\n', 'a\nb\nC\n').text).toBe('A\nb\nC\n');
  });

  it.each([
    ['dropped by the user', 'a\nb\nc\n', 'A\nb\nc', 'a\nb\nC\n', 'A\nb\nC'],
    ['added by the user', 'a\nb\nc', 'A\nb\nc\n', 'a\nb\nC', 'A\nb\nC\n'],
    ['dropped by us', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC', 'A\nb\nC'],
    ['absent everywhere', 'a\nb\nc', 'A\nb\nc', 'a\nb\nC', 'A\nb\nC'],
  ])('final newline %s', (_, base, mine, theirs, text) => {
    expect(merge(base, mine, theirs)).toEqual({ text, conflict: false });
  });

  it('never glues a marker to a last line without newline', () => {
    expect(merge('a', 'b', 'c').text).toBe(
      '<<<<<<< yours\nb\n||||||| base\na\n=======\nc\n>>>>>>> generated\n',
    );
  });

  it('merges with an empty side', () => {
    expect(merge('a\nb\n', '', 'a\nb\n').text).toBe('');
    expect(merge('', '', 'a\n').text).toBe('a\n');
  });

  it('is not confused by lines named like members of objects', () => {
    expect(
      merge(
        '__proto__\nb\nconstructor\n',
        '__proto__\nB\nconstructor\n',
        '__proto__\nb\nconstructor\nd\n',
      ).text,
    ).toBe('__proto__\nB\nconstructor\nd\n');
  });
});

describe('mergeText of package.json', () => {
  const manifest = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const mergePackage = (base: object, mine: object, theirs: object) => {
    const versions = { base: manifest(base), mine: manifest(mine), theirs: manifest(theirs) };
    const { text, conflict } = mergeText({ path: 'services/a/package.json', ...versions });
    return conflict ? text : JSON.parse(text);
  };

  it('merges neighbours that lines would make a conflict of', () => {
    expect(
      mergePackage(
        { dependencies: { b: '1.0.0' } },
        { dependencies: { b: '1.0.0', c: '1.0.0' } },
        { dependencies: { b: '1.0.0', d: '1.0.0' } },
      ),
    ).toEqual({ dependencies: { b: '1.0.0', c: '1.0.0', d: '1.0.0' } });
  });

  it.each([
    ['1.2.3', '1.2.4', '1.3.0', '1.3.0'],
    ['1.2.3', '2.0.0', '1.9.0', '2.0.0'],
    ['^1.2.3', '^1.10.0', '^1.9.0', '^1.10.0'],
    ['1.0.0-beta.2', '1.0.0-beta.10', '1.0.0-beta.9', '1.0.0-beta.10'],
    ['1.0.0-beta.2', '1.0.0-rc.1', '1.0.0', '1.0.0'],
    ['>=20', '>=22.19', '>=22', '>=22.19'],
    ['pnpm@12.0.0', 'pnpm@12.9.0', 'pnpm@12.10.0+sha512.0a', 'pnpm@12.10.0+sha512.0a'],
  ])('%s: yours %s, ours %s gives %s', (base, mine, theirs, higher) => {
    const of = (version: string) => ({ dependencies: { a: version } });
    expect(mergePackage(of(base), of(mine), of(theirs))).toEqual(of(higher));
    expect(mergePackage(of(base), of(theirs), of(mine))).toEqual(of(higher));
  });

  it('keeps what the user removed away and removes what we dropped', () => {
    expect(
      mergePackage(
        { scripts: { a: '1', b: '2', c: '3' } },
        { scripts: { b: '2', c: '3' } },
        { scripts: { a: '1', b: '2', d: '4' } },
      ),
    ).toEqual({ scripts: { b: '2', d: '4' } });
  });

  it('keeps the order of the user and puts our additions where we have them', () => {
    expect(
      Object.keys(
        mergePackage(
          { name: 'a', license: 'MIT' },
          { license: 'MIT', name: 'a', author: 'me' },
          { name: 'a', type: 'module', license: 'MIT' },
        ),
      ),
    ).toEqual(['license', 'name', 'type', 'author']);
  });

  it('merges lists as sets', () => {
    expect(
      mergePackage(
        { workspaces: ['a', 'b'] },
        { workspaces: ['a', 'mine'] },
        { workspaces: ['a', 'b', 'c'] },
      ),
    ).toEqual({
      workspaces: ['a', 'mine', 'c'],
    });
  });

  it('falls back to markers where one value was changed in two ways', () => {
    const of = (test: string) => ({ name: 'a', scripts: { test } });
    const text = mergePackage(of('one'), of('mine'), of('ours'));
    expect(text).toContain('<<<<<<< yours\n    "test": "mine"\n');
    expect(text).toContain('=======\n    "test": "ours"\n>>>>>>> generated\n');
  });

  it('keeps a key named __proto__ a key', () => {
    const mine = '{\n  "a": 1,\n  "__proto__": { "x": 1 }\n}\n';
    const { text } = mergeText({
      path: 'package.json',
      base: '{ "a": 1 }\n',
      mine,
      theirs: '{ "a": 2 }\n',
    });
    expect(text).toBe('{\n  "a": 2,\n  "__proto__": {\n    "x": 1\n  }\n}\n');
  });

  it('merges by lines what is no JSON', () => {
    const merged = mergeText({
      path: 'package.json',
      base: '{\n\n\n}\n',
      mine: '{\n// mine\n\n\n}\n',
      theirs: '{\n\n\n}\n//\n',
    });
    expect(merged).toEqual({ text: '{\n// mine\n\n\n}\n//\n', conflict: false });
  });
});
