import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantities } from '../../src/domain/quantities.ts';

describe('quantities', () => {
  it('are added up for each product, and ordered by its id', () => {
    const items = [
      { productId: 'b', quantity: 1 },
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 3 },
    ];
    assert.deepEqual(quantities(items), [
      ['a', 2],
      ['b', 4],
    ]);
  });

  it('of nothing are none', () => {
    assert.deepEqual(quantities([]), []);
  });
});
