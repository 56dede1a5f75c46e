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
    // One more than there are cores: the tests of servers mostly wait. By default a core is left idle.
    maxWorkers: availableParallelism() + 1,
    // What the files of a thread load, they share; the code keeps no state beside caches. A fifth of the processor time.
    isolate: false,
  },
});
