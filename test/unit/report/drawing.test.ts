import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { drawSystem } from '../../../src/report/drawing.ts';
import { widthOf } from '../../../src/report/fit.ts';
import { ascii, unicode } from '../../../src/report/glyphs.ts';
import { plain } from '../../../src/report/paint.ts';

const shop = read(readFileSync('test/fixtures/blueprints/grown-shop.yaml', 'utf8'));
const logistics = read(readFileSync('examples/logistics.yaml', 'utf8'));

function read(text: string) {
  return readBlueprint(text, 'microservices.yaml', catalog).blueprint;
}

function system(services: string, platform = '{}') {
  return read(
    `schema: create-microservices/v1\nsystem: { name: demo }\nplatform: ${platform}\nservices:\n${services}`,
  );
}

const draw = (blueprint = shop, width = 80, glyphs = unicode) =>
  drawSystem(blueprint, { width, paint: plain, glyphs }).join('\n');

describe('a system', () => {
  it('in 80 columns', () => {
    expect(draw()).toBe(
      [
        'gateway',
        '├─ catalog · PostgreSQL',
        '│  Product, StockItem',
        '│  /products /stock-items',
        '├─ orders · PostgreSQL',
        '│  Order',
        '│  /orders',
        '│  OrderLine.productId → catalog.Product',
        '└─ reviews · SQLite',
        '   Reply, Review',
        '   /replies /reviews',
        '   Review.productId → catalog.Product',
      ].join('\n'),
    );
  });

  it('in 24 columns: lines are broken between words, long names are cut', () => {
    expect(draw(shop, 24)).toBe(
      [
        'gateway',
        '├─ catalog · PostgreSQL',
        '│  Product, StockItem',
        '│  /products',
        '│  /stock-items',
        '├─ orders · PostgreSQL',
        '│  Order',
        '│  /orders',
        '│  OrderLine.productId',
        '│  → catalog.Product',
        '└─ reviews · SQLite',
        '   Reply, Review',
        '   /replies /reviews',
        '   Review.productId',
        '   → catalog.Product',
      ].join('\n'),
    );
  });

  it('without Unicode', () => {
    expect(draw(shop, 80, ascii)).toMatch(/^[\x20-\x7e\n]+$/);
    expect(draw(shop, 80, ascii)).toContain('`- reviews - SQLite');
    expect(draw(shop, 80, ascii)).toContain('   Review.productId -> catalog.Product');
  });

  it('says the same with colours', () => {
    const paint = new Chalk({ level: 1 });
    const lines = drawSystem(shop, { width: 80, paint, glyphs: unicode }).join('\n');
    expect(lines).not.toBe(draw());
    expect(stripVTControlCharacters(lines)).toBe(draw());
  });

  it.each([20, 39, 40, 80, 120])('no line is wider than %i columns', (width) => {
    const [one, other] = ['a-service-whose-name-is-forty-characters', 'b'.repeat(40)];
    const longest = system(
      `  ${one}: { entities: { ${'Entity'.repeat(6)}: { fields: { ${'field'.repeat(8)}: ${other}.Other } } } }
  ${other}: { entities: { Other: { fields: { name: string } } } }`,
    );
    for (const blueprint of [shop, logistics, longest]) {
      for (const glyphs of [unicode, ascii]) {
        const lines = drawSystem(blueprint, { width, paint: plain, glyphs });
        expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      }
    }
  });
});

describe('what goes between services', () => {
  const connected = system(
    `  stock:
    entities: { Item: { fields: { sku: string } } }
    operations:
      listItems: { kind: query, http: GET /items, reads: [Item], expose: internal, auth: [svc:sales], paging: cursor }
      addItem: { kind: command, message: true, input: { sku: string }, writes: [Item] }
    subscribes:
      - { event: sales.sale-made, then: call, call: addItem }
  sales:
    entities: { Sale: { fields: { sku: string } } }
    operations:
      makeSale: { kind: command, http: POST /sales, auth: [sales:write], writes: [Sale], emits: [sale-made], calls: [stock.listItems] }
    events:
      sale-made: { key: id, payload: { id: uuid, sku: string } }`,
    '{ broker: nats }',
  );

  it('calls and events are drawn at the service that calls or listens', () => {
    expect(draw(connected)).toBe(
      [
        'gateway',
        '└─ sales · PostgreSQL',
        '   Sale',
        '   /sales',
        '   makeSale calls → stock.listItems',
        'not through the gateway',
        '   stock · PostgreSQL',
        '   Item',
        '   addItem on ← sales.sale-made',
      ].join('\n'),
    );
  });
});
