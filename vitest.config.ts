import { defineConfig } from 'vitest/config';

// Only the tests of the built program wait for a build. test/e2e installs, starts and calls rendered
// repos: minutes, not seconds, so it has a command of its own.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/golden/**', 'test/built.test.ts', 'test/cli.test.ts'],
        },
      },
      {
        test: {
          name: 'built',
          include: ['test/built.test.ts', 'test/cli.test.ts'],
          globalSetup: ['scripts/build.mjs'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
