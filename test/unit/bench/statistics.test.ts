import { describe, expect, it } from 'vitest';
import { bend, summary } from '../../../scripts/bench/statistics.mjs';

describe('summary', () => {
  it.each([
    [[3], { median: 3, min: 3, max: 3 }],
    [[10, 9, 100], { median: 10, min: 9, max: 100 }],
    [[4, 1, 3, 2], { median: 2.5, min: 1, max: 4 }],
  ])('of %j', (values, expected) => {
    expect(summary(values)).toEqual(expected);
  });
});

describe('bend', () => {
  it.each([
    ['a straight line', (x: number) => 300 + 7 * x, 1],
    ['a square', (x: number) => x * x, 300 / 110],
    ['a square root', (x: number) => Math.sqrt(x), 0.5452],
  ])('of %s', (_, y, expected) => {
    const points = [10, 50, 100, 200].map((x): [number, number] => [x, y(x)]);
    expect(bend(points)).toBeCloseTo(expected, 3);
  });
});
