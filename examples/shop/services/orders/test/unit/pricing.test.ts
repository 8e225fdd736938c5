import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Offer, priced } from '../../src/domain/pricing.ts';

const cup: Offer = { id: 'cup', name: 'Cup', priceCents: 900, currency: 'EUR', status: 'active' };
const pot: Offer = { id: 'pot', name: 'Pot', priceCents: 2_500, currency: 'EUR', status: 'active' };

const item = (productId: string, quantity = 1) => ({ productId, quantity });
const refused = (code: string) => ({ type: 'rejected', extras: { code } });

describe('the price of an order', () => {
  it('is made of the prices of its products', () => {
    assert.deepEqual(priced([item('cup', 2), item('pot')], [pot, cup]), {
      lines: [
        { productId: 'cup', name: 'Cup', quantity: 2, priceCents: 900 },
        { productId: 'pot', name: 'Pot', quantity: 1, priceCents: 2_500 },
      ],
      currency: 'EUR',
      totalCents: 4_300,
    });
  });

  it('counts a product for each time that it is named', () => {
    assert.equal(priced([item('cup'), item('cup', 2)], [cup]).totalCents, 2_700);
  });

  it('is refused where a product is not known', () => {
    assert.throws(() => priced([item('cup'), item('jug')], [cup]), refused('unknown-product'));
  });

  for (const status of ['draft', 'retired']) {
    it(`is refused where a product is ${status}`, () => {
      assert.throws(() => priced([item('cup')], [{ ...cup, status }]), refused('not-on-sale'));
    });
  }

  it('is refused in two currencies', () => {
    const offers = [cup, { ...pot, currency: 'USD' }];
    assert.throws(() => priced([item('cup'), item('pot')], offers), refused('mixed-currencies'));
  });

  it('is refused for nothing, and for more than can be counted', () => {
    assert.throws(() => priced([], []), refused('nothing-ordered'));
    const many = item('cup', Number.MAX_SAFE_INTEGER);
    assert.throws(() => priced([many], [cup]), refused('too-much'));
  });
});
