import fc from 'fast-check';

/**
 * Property tests run on the same random cases each time, so that a red run is red again; `YINJU_TEST_SEED=$RANDOM
 * npm test` looks at others.
 */
fc.configureGlobal({ seed: Number(process.env['YINJU_TEST_SEED'] ?? 20_261) });
