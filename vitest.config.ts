import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/test/**/*.test.ts', 'test/unit/**/*.test.ts', 'test/editor/**/*.test.ts'],
    setupFiles: ['server/test/support/setup.ts'],
    // A test is ended that never comes back, not one that a busy machine holds up: LibreOffice alone took a minute there.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'threads',
    // One for each core: by default a core is left idle, and on two cores that is half of them.
    maxWorkers: availableParallelism(),
  },
});
