import { runMocha } from '../support/runMocha.ts';
import { startSuite } from './start.suite.ts';
import { featureSuite } from './features.suite.ts';
import { wordSuite } from './word.suite.ts';
import { recoverySuite } from './recovery.suite.ts';

/** What the extension host calls: runs the suites inside it, and rejects when one fails. */
export async function run(): Promise<void> {
  const outcome = await runMocha(
    () => {
      startSuite();
      featureSuite();
      wordSuite();
      recoverySuite();
    },
    // eslint-disable-next-line no-console -- the console is what reaches the runner
    { name: 'extension host', print: (line) => console.log(line) },
  );
  if (outcome.failed.length > 0) throw new Error(`${outcome.failed.length} failed`);
}
