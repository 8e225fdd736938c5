import { describe, expect, it } from 'vitest';
import { fitted, textWidth, wrapped } from '../../../src/graph/layout/text.ts';

describe('the width of a text', () => {
  it('is that of its letters', () => {
    expect(textWidth('', 12)).toBe(0);
    expect(textWidth('WWW', 12)).toBeGreaterThan(textWidth('iii', 12) * 3);
    expect(textWidth('abc', 24)).toBeCloseTo(2 * textWidth('abc', 12), -1);
  });

  it('counts what is not in the table as a square', () => {
    expect(textWidth('日本', 10)).toBeGreaterThanOrEqual(20);
  });
});

describe('a text in little room', () => {
  const room = textWidth('what is sent', 12);

  it('is left alone where it fits', () => {
    expect(fitted('what is sent', 12, room)).toBe('what is sent');
  });

  it.each([
    'what is sent, and where it is',
    'x'.repeat(300),
    '日本語のとても長い説明文です',
    '👋🏽👋🏽👋🏽👋🏽👋🏽👋🏽👋🏽👋🏽',
  ])('%s is cut to it', (text) => {
    const cut = fitted(text, 12, room);
    expect(cut).toMatch(/…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(room);
    expect(cut).not.toMatch(/[\ud800-\udbff]…/);
  });

  it('is broken at blanks, and cut at the last line', () => {
    expect(wrapped('what is sent and where it is now', 12, room, 2)).toEqual([
      'what is sent',
      'and wher…',
    ]);
    expect(wrapped('what is\n sent', 12, room, 2)).toEqual(['what is sent']);
    expect(wrapped('', 12, room, 2)).toEqual([]);
    const [line = '', ...more] = wrapped('x'.repeat(90), 12, room, 3);
    expect(textWidth(line, 12)).toBeLessThanOrEqual(room);
    expect(more).toEqual([]);
  });
});
