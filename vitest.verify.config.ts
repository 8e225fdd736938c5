import { defineConfig } from 'vitest/config';

/** What takes too long for the gate: `npm run verify:events`. */
export default defineConfig({
  test: {
    include: ['test/verify/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
