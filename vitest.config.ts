import { defineConfig } from 'vitest/config';

const built = [
  ...['apply', 'built', 'cli', 'completion', 'errors', 'graph', 'living', 'loading', 'peers', 'release', 'render', 'script', 'terminals'],
  'upgrade/growing',
  'upgrade/versions',
].map(
  (name) => `test/${name}.test.ts`,
);

// Only the tests of the built program wait for a build. test/e2e installs, starts and calls rendered
// repos: minutes, not seconds, so it has a command of its own.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/browser/**',
            'test/e2e/**',
            'test/golden/**',
            'test/packed/**',
            'test/terminal/**',
            'test/verify/**',
            ...built,
          ],
          // Whole systems are rendered, on machines that may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'built',
          include: built,
          globalSetup: ['scripts/build.mjs'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
