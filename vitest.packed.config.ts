import { defineConfig } from 'vitest/config';

/** The program as it is shipped: packed, installed elsewhere, run in terminals and by package managers. */
export default defineConfig({
  test: {
    include: ['test/packed/**/*.test.ts', 'test/terminal/**/*.test.ts'],
    globalSetup: ['test/support/packed.ts', 'test/terminal/support/tmux.ts'],
    // A core each: what runs is the programs that they start.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
