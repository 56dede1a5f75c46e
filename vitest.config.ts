import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/test/**/*.test.ts', 'test/unit/**/*.test.ts', 'test/editor/**/*.test.ts'],
    setupFiles: ['server/test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // One more than there are cores: by default a core is left idle, and many tests wait for a server or a program.
    maxWorkers: availableParallelism() + 1,
  },
});
