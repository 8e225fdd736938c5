import { describe, expect, it } from 'vitest';
import { camel, kebab, pascal, snake, words } from '../../../src/blueprint/names/case.ts';
import { plural } from '../../../src/blueprint/names/plural.ts';
import { nearest, suggestion } from '../../../src/blueprint/nearest.ts';
import { quote } from '../../../src/blueprint/quote.ts';

describe('case', () => {
  it.each([
    ['orderLine', ['order', 'line']],
    ['OrderLine', ['order', 'line']],
    ['order-line', ['order', 'line']],
    ['HTTPServer2Go', ['http', 'server2', 'go']],
    ['X', ['x']],
    ['', []],
  ])('%s', (name, expected) => expect(words(name)).toEqual(expected));

  it('writes the words in four ways', () => {
    expect([kebab, snake, pascal, camel].map((form) => form('stockItem2'))).toEqual([
      'stock-item2',
      'stock_item2',
      'StockItem2',
      'stockItem2',
    ]);
  });
});

describe('plural', () => {
  it.each([
    ['Order', 'Orders'],
    ['StockItem', 'StockItems'],
    ['Category', 'Categories'],
    ['Day', 'Days'],
    ['Address', 'Addresses'],
    ['Box', 'Boxes'],
    ['Branch', 'Branches'],
    ['Status', 'Statuses'],
    ['Analysis', 'Analyses'],
    ['Person', 'People'],
    ['SalesPerson', 'SalesPeople'],
    ['News', 'News'],
    ['Settings', 'Settings'],
    ['Photo', 'Photos'],
    ['id', 'ids'],
    ['productId', 'productIds'],
    ['Tax', 'Taxes'],
  ])('%s -> %s', (one, many) => expect(plural(one)).toBe(many));
});

describe('nearest', () => {
  it.each([
    ['strng', ['string', 'text'], 'string'],
    ['String', ['string', 'text'], 'string'],
    ['price_cents', ['priceCents', 'currency'], 'priceCents'],
    ['nmae', ['name', 'nature'], 'name'],
    ['zzz', ['string', 'text'], undefined],
    ['int', ['string', 'integer'], 'integer'],
    ['Bool', ['boolean', 'text'], 'boolean'],
    ['in', ['string', 'integer'], undefined],
    ['dat', ['datum', 'dates'], undefined],
    ['x'.repeat(1_000_000), ['string'], undefined],
  ])('%.20s', (word, candidates, found) => expect(nearest(word, candidates)).toBe(found));

  it('lists the alternatives when none is near', () => {
    expect(suggestion('zzz', ['a', 'b'])).toBe('There is a, b.');
    expect(suggestion('zzz', [])).toBeUndefined();
  });
});

describe('quote', () => {
  it.each([
    ['a', '"a"'],
    [5, '5'],
    [null, 'nothing'],
    [[1], 'a list'],
    [{ a: 1 }, 'a map'],
    ['a"b\n', '"a\\"b\\n"'],
    ['\u001b[31m\u202e', '"\\u001b[31m\\u{202e}"'],
    ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
  ])('%j', (value, text) => expect(quote(value)).toBe(text));
});
