import { defineConfig } from 'vitest/config';

/** `npm run test:server`: against OpenSearch itself, one file after another. */
export default defineConfig({
  test: {
    include: ['test/server/**/*.test.ts'],
    setupFiles: ['server/test/support/setup.ts'],
    globalSetup: ['test/server/cluster.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    pool: 'threads',
  },
});
