import { appendFileSync } from 'node:fs';
import { closeAll } from './editor.ts';
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
    { name: 'extension host', print },
  );
  await closeAll();
  if (outcome.failed.length > 0) throw new Error(`${outcome.failed.length} failed`);
}

/** Prints to the file that `YINJU_TEST_LOG` names, or to the console, which is what reaches the runner of a window of its own. */
function print(line: string): void {
  const log = process.env['YINJU_TEST_LOG'];
  if (log !== undefined) appendFileSync(log, `${line}\n`);
  // eslint-disable-next-line no-console -- see above
  else console.log(line);
}
