import { defineConfig } from 'vitest/config';

/** Really renders, installs, starts, calls and breaks. One system at a time: they are whole systems. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    // Nothing here is timed: this is for what hangs, on a machine that may be slow.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
