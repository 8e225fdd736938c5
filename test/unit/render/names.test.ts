import { expect, it } from 'vitest';
import { camel, kebab, pascal, snake, spaced, upperSnake } from '../../../src/render/names.ts';

it.each([
  // name, kebab, snake, camel, pascal, upperSnake, spaced
  [
    'priceCents',
    'price-cents',
    'price_cents',
    'priceCents',
    'PriceCents',
    'PRICE_CENTS',
    'price cents',
  ],
  ['StockItem', 'stock-item', 'stock_item', 'stockItem', 'StockItem', 'STOCK_ITEM', 'stock item'],
  ['a-b', 'a-b', 'a_b', 'aB', 'AB', 'A_B', 'a b'],
  [
    'HTTPServer',
    'http-server',
    'http_server',
    'httpServer',
    'HttpServer',
    'HTTP_SERVER',
    'http server',
  ],
  ['line2', 'line2', 'line2', 'line2', 'Line2', 'LINE2', 'line2'],
  ['id', 'id', 'id', 'id', 'Id', 'ID', 'id'],
])('%s', (name, ...expected) => {
  expect([kebab, snake, camel, pascal, upperSnake, spaced].map((convert) => convert(name))).toEqual(
    expected,
  );
});
