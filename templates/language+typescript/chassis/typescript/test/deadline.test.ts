import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deadline, parseBudget } from '../src/deadline.ts';
import { Problem } from '../src/problem.ts';

describe('a deadline', () => {
  it('has less and less left', () => {
    const deadline = Deadline.in(1_000);
    const left = deadline.remaining();
    assert.ok(left > 900 && left <= 1_000);
    deadline.check();
  });

  it('that has passed refuses to go on', () => {
    const deadline = Deadline.in(-1);
    assert.equal(deadline.remaining(), 0);
    assert.throws(() => deadline.check(), { status: 504 });
  });

  it('aborts what listens to it, before and after', () => {
    const deadline = Deadline.in(1_000);
    const { signal } = deadline;
    assert.equal(signal.aborted, false);
    deadline.expire();
    assert.equal(signal.aborted, true);
    assert.equal(deadline.remaining(), 0);

    const late = Deadline.in(1_000);
    late.expire();
    assert.equal(late.signal.aborted, true);
  });
});

describe('x-deadline-ms', () => {
  it('is a whole number of ms, or not there', () => {
    assert.equal(parseBudget(undefined), undefined);
    assert.equal(parseBudget('0'), 0);
    assert.equal(parseBudget('3600000'), 3_600_000);
  });

  for (const bad of ['', '-1', '1.5', '1e3', ' 1', 'soon', '3600001', '99999999', ['1', '2']]) {
    it(`is not ${JSON.stringify(bad)}`, () => {
      assert.throws(
        () => parseBudget(bad),
        (error) => error instanceof Problem && error.type === 'validation-failed',
      );
    });
  }
});
