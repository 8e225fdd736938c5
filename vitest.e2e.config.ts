import { defineConfig } from 'vitest/config';

/** Really renders, installs, starts, calls and breaks. One system at a time: they are whole systems. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
