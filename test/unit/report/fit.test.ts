import { describe, expect, it } from 'vitest';
import { flow, pad, shorten, widthOf, wrap } from '../../../src/report/fit.ts';

describe('widthOf', () => {
  it.each([
    ['orders', 6],
    ['\u001B[36morders\u001B[39m', 6],
    ['日本', 4],
    ['é', 1],
  ])('%j takes %i columns', (text, width) => expect(widthOf(text)).toBe(width));
});

describe('shorten', () => {
  it.each([
    ['orders', 6, 'orders'],
    ['orders', 5, 'orde…'],
    ['日本語', 5, '日本…'],
  ])('%j in %i columns is %j', (text, width, short) =>
    expect(shorten(text, width, '…')).toBe(short),
  );
});

it('pad counts columns, not characters', () => {
  expect(pad('日本', 6)).toBe('日本  ');
  expect(pad('orders', 2)).toBe('orders');
});

describe('flow', () => {
  it('breaks between words, and cuts what has no room of its own', () => {
    expect(flow(['one', 'two', 'three', 'a-very-long-one'], 9, '…')).toEqual([
      'one two',
      'three',
      'a-very-l…',
    ]);
  });

  it('has room for the comma that ends a line', () => {
    expect(flow(['one', 'two'], 8, '…', ', ')).toEqual(['one,', 'two']);
    expect(flow(['one', 'two'], 9, '…', ', ')).toEqual(['one, two']);
  });
});

it('wrap keeps the breaks and the indent of what it is given', () => {
  expect(wrap('not a name\n  such as: my-system', 14, '…')).toEqual([
    'not a name',
    '  such as:',
    '  my-system',
  ]);
});
