import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { comment, json, md, sh, sql, yaml } from '../../../src/render/print.ts';

const hostile = [
  "it's",
  'a */ b /* c',
  'line one\nline two\r\nthree',
  "'; DROP TABLE users; --",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's, not ours
  '$(rm -rf /) `id` ${HOME}',
  '- a: b # c',
  '{{x}} {% y %}',
  '--> <!-- </script>',
  '| pipe | `code` | [link](x)',
  '\u2028separator\u2029',
  '\u0000\u0007bell',
];

describe('json', () => {
  it.each(hostile)('gives back what went in: %j', (text) => {
    expect(JSON.parse(json({ text }))).toEqual({ text });
  });

  it('ends no line and no script element', () => {
    expect(json('a\u2028b</script>')).toBe('"a\\u2028b<\\/script>"');
  });
});

describe('yaml', () => {
  it.each(hostile)('gives back what went in: %j', (text) => {
    expect(parse(yaml({ text, nested: [{ text }] }))).toEqual({ text, nested: [{ text }] });
  });

  it('has no anchors, even for the same object twice', () => {
    const shared = { a: 1 };
    expect(yaml({ one: shared, two: shared })).toBe('one:\n  a: 1\ntwo:\n  a: 1');
  });
});

describe('comment', () => {
  it.each(hostile)('stays inside one comment: %j', (text) => {
    const printed = comment(text);
    expect(printed).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(printed).not.toContain('*/');
    expect(printed).not.toContain('-->');
  });
});

describe('sql', () => {
  it.each([
    ["it's", "'it''s'"],
    ["'; DROP TABLE users; --", "'''; DROP TABLE users; --'"],
    ['two\nlines', "'two lines'"],
  ])('%j -> %s', (text, literal) => {
    expect(sql(text)).toBe(literal);
  });
});

describe('sh', () => {
  it.each([
    ["it's", `'it'\\''s'`],
    ['$(id) `id` $HOME', `'$(id) \`id\` $HOME'`],
  ])('%j -> %s', (text, word) => {
    expect(sh(text)).toBe(word);
  });
});

describe('md', () => {
  it('is plain text in a table cell', () => {
    expect(md('a | b\n<script> [x](y) *z*')).toBe('a \\| b \\<script\\> \\[x\\](y) \\*z\\*');
  });
});
