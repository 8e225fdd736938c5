import { defineConfig } from 'vitest/config';

/** The page that `graph` draws, as somebody has it: opened in a real browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/support/chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
