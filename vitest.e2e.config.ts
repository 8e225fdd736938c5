import { defineConfig } from 'vitest/config';
import { inTheirOrder } from './test/e2e/support/order.ts';

/** What starts no system where a developer's own is (`npm start`), or waits for most of its time. */
const apart = ['monitoring', 'brokers', 'clinic', 'compose', 'pipeline', 'migrations', 'zizmor'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

const common = {
  fileParallelism: false,
  // Nothing here is timed: this is for what hangs, on a machine that may be slow.
  testTimeout: 1_200_000,
  hookTimeout: 1_200_000,
};

/**
 * Really renders, installs, starts, calls and breaks. One system at a time, they are whole systems; the gate runs the two
 * projects beside each other.
 */
export default defineConfig({
  test: {
    fileParallelism: false,
    sequence: { sequencer: inTheirOrder(['test/e2e/shop', 'test/e2e/logistics', ...apart]) },
    projects: [
      {
        test: { name: 'systems', include: ['test/e2e/**/*.test.ts'], exclude: apart, ...common },
      },
      { test: { name: 'apart', include: apart, ...common } },
    ],
  },
});
