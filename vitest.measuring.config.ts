import { defineConfig } from 'vitest/config';

/** `npm run test:measuring`: the commands of the pages that measure, made small, one after another. */
export default defineConfig({
  test: {
    include: ['test/measuring/**/*.test.ts'],
    setupFiles: ['server/test/support/setup.ts'],
    fileParallelism: false,
    pool: 'threads',
  },
});
