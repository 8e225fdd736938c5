import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRenderable, readBlueprint } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';

const url = new URL('../../fixtures/blueprints/shop.example.yaml', import.meta.url);
const text = readFileSync(url, 'utf8');

describe('the example of the language', () => {
  const { blueprint, document } = readBlueprint(text, 'shop.example.yaml', catalog);

  it('is valid', () => {
    const operations = blueprint.services.flatMap(({ name, operations }) =>
      operations.map(({ name: operation, action }) => `${name}.${operation} ${action}`),
    );
    expect(operations).toEqual([
      'catalog.changePrice update',
      'catalog.createProduct create',
      'catalog.getProduct get',
      'catalog.getProductsByIds find',
      'catalog.releaseStock message',
      'catalog.reserveStock message',
      'catalog.searchProducts list',
      'orders.cancelOrder update',
      'orders.getOrder get',
      'orders.listMyOrders list',
      'orders.placeOrder create',
      'orders.quoteOrder compute',
      'payments.authorisePayment message',
      'payments.getPayment get',
      'payments.refundPayment message',
      'recommendations.getForCustomer find',
      'recommendations.getForProduct get',
    ]);
  });

  it('has everything that is not rendered refused by name, with its line', () => {
    const lines = text.split('\n');
    const problems = checkRenderable(blueprint, catalog, document);
    const named = problems.map(({ line = 0, message }) => `${line} ${message.split(':')[0]}`);
    expect(named).toMatchSnapshot();
    for (const { line = 0, value } of problems) {
      const bare = value?.replaceAll('"', '') ?? '';
      if (!bare.startsWith('a ')) expect(lines[line - 1]).toContain(bare);
    }
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(blueprint))).toEqual(blueprint);
  });
});
