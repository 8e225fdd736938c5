import { expect, it } from 'vitest';
import { inTurns } from '../../../scripts/bench/rounds.mjs';

it('warms up, takes turns, stops early where told to, and leaves out what fails', () => {
  const order: string[] = [];
  const task = (id: string, atMost?: number) => ({
    id,
    atMost,
    run(round: number) {
      order.push(`${id}${round}`);
      if (id === 'c') throw new Error('exit 1: no\nmore');
      return { wall: round * 10 };
    },
  });
  const found = inTurns([task('a'), task('b', 1), task('c')], 3, () => {});
  expect(order).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3']);
  expect(found.get('a')).toEqual({ wall: { median: 20, min: 10, max: 30 }, runs: 3 });
  expect(found.get('b')).toMatchObject({ wall: { median: 10 }, runs: 1 });
  expect(found.get('c')).toEqual({ failure: 'exit 1: no' });
});
