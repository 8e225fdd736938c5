import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jitter, RetryBudget } from '../../src/clients/retry.ts';

describe('RetryBudget', () => {
  test('repetitions are a tenth of the calls, to the last one', () => {
    const budget = new RetryBudget();
    let repeated = 0;
    for (let call = 1; call <= 1_000; call += 1) {
      budget.earn();
      if (budget.spend()) repeated += 1;
      assert.ok(repeated <= call / 10, `${repeated} of ${call}`);
    }
    assert.equal(repeated, 100);
  });

  test('what is saved up has a bound', () => {
    const budget = new RetryBudget();
    for (let call = 0; call < 100_000; call += 1) budget.earn();
    let repeated = 0;
    while (budget.spend()) repeated += 1;
    assert.equal(repeated, 10);
  });
});

describe('jitter', () => {
  test('is anything from nothing to a bound that doubles up to a second', () => {
    assert.deepEqual(
      [1, 2, 3, 20].map((attempt) => jitter(attempt, () => 1)),
      [25, 50, 100, 1_000],
    );
    assert.equal(
      jitter(5, () => 0),
      0,
    );
  });
});
