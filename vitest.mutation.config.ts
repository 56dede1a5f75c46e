import { defineConfig } from 'vitest/config';

/** What `scripts/mutation.mjs` runs for each mutant. */
export default defineConfig({
  test: {
    include: (process.env['YINJU_MUTATION_TESTS'] ?? '').split(','),
    setupFiles: ['server/test/support/setup.ts'],
    testTimeout: 60_000,
    // Of a mutant of a room that many of its test files reach, loading its code for each would be most of the cost.
    isolate: false,
  },
});
