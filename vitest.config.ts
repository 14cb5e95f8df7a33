import { defineConfig } from 'vitest/config';

/** What is waited for comes, or never does: the usual second is over before a busy machine has drawn a window. */
const POLL_MS = 60_000;

/** Three kinds of test. Each can be run alone: `npx vitest run --project e2e tests/e2e/start.test.ts`. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 60_000 } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          // Only what hangs is to end by these: a machine that does three things besides is slow, not wrong.
          testTimeout: 300_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: POLL_MS } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // One console at a time: two cores, one display.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: POLL_MS } },
          globalSetup: ['tests/support/e2e-setup.ts'],
        },
      },
    ],
  },
});
