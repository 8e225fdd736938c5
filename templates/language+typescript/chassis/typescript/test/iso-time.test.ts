import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoTime } from '../src/iso-time.ts';

test('times are written as a date writes them, forwards, backwards and over the end of a second', () => {
  const start = Date.UTC(2026, 1, 28, 23, 59, 59, 0);
  const steps = [0, 7, 42, 999, 1_000, 1_001, 86_400_000, 999, -1, 0];
  for (const step of steps) {
    const time = start + step;
    assert.equal(isoTime(time), new Date(time).toISOString());
  }
});

test('without a time it is now', () => {
  const before = new Date().toISOString();
  const told = isoTime();
  assert.ok(before <= told && told <= new Date().toISOString(), told);
});
