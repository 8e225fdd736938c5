import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Breaker } from '../src/http/breaker.ts';

/** A clock that stands until it is told to go on. */
function clock() {
  let ms = 1_000;
  return {
    now: () => ms,
    pass(by: number) {
      ms += by;
    },
  };
}

describe('Breaker', () => {
  test('opens after three failures in a row, and lets one probe through each pause', () => {
    const time = clock();
    const breaker = new Breaker(3, 250, time.now);
    breaker.failed();
    breaker.failed();
    assert.equal(breaker.allows(), true);
    breaker.failed();
    assert.equal(breaker.allows(), false);
    assert.equal(breaker.state, 'open');
    time.pass(250);
    assert.equal(breaker.state, 'half');
    assert.deepEqual([breaker.allows(), breaker.allows()], [true, false], 'one probe');
    time.pass(250);
    assert.equal(breaker.allows(), true, 'the probe was never heard of again');
    breaker.succeeded();
    assert.equal(breaker.state, 'closed');
    assert.deepEqual([breaker.allows(), breaker.allows()], [true, true]);
  });

  test('a success in between begins the count anew', () => {
    const breaker = new Breaker(3, 250, clock().now);
    for (let round = 0; round < 5; round += 1) {
      breaker.failed();
      breaker.failed();
      breaker.succeeded();
    }
    assert.equal(breaker.allows(), true);
  });
});
