import { randomInt } from 'node:crypto';
import type { TestContext } from 'node:test';

/** Numbers from 0 to 1 that follow from a seed, which the run prints; `SEED=...` repeats them. */
export function randomOf(t: TestContext): { seed: number; random: () => number } {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  t.diagnostic(`SEED=${seed}`);
  return { seed, random: mulberry32(seed) };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
