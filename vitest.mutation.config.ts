import { defineConfig } from 'vitest/config';

/** What `npm run mutation` runs for each mutant: the tests of the rooms that it looks at, without corpora from elsewhere. */
export default defineConfig({
  test: {
    include: [
      'server/test/engine/{check,cite,find,phrases}/**/*.test.ts',
      'server/test/corpus/junk*.test.ts',
    ],
    setupFiles: ['server/test/support/setup.ts'],
    testTimeout: 60_000,
  },
});
