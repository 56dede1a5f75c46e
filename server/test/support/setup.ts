import fc from 'fast-check';
import { loadContextReadings } from '../../src/engine/text/pinyin.ts';

/**
 * Property tests run on the same random cases each time, so that a red run is red again; `YINJU_TEST_SEED=$RANDOM
 * npm test` looks at others.
 */
fc.configureGlobal({ seed: Number(process.env['YINJU_TEST_SEED'] ?? 20_261) });

// Tests call what reads by sound without its callers, which load the tables.
await loadContextReadings();
