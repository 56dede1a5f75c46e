import { chromium } from 'playwright-core';
import { patience } from '../support/patience.ts';
import { runMocha } from '../support/runMocha.ts';
import { againSuite } from './again.suite.ts';
import { checkingSuite } from './checking.suite.ts';
import { citingSuite } from './citing.suite.ts';
import { corpusSuite } from './corpus.suite.ts';
import { greySuite } from './grey.suite.ts';
import { hostSuite } from './host.suite.ts';
import { hourSuite } from './hour.suite.ts';
import { keyboardSuite } from './keyboard.suite.ts';
import { listsSuite } from './lists.suite.ts';
import { officeSuite } from './office.suite.ts';
import { paperSuite } from './paper.suite.ts';
import { readPlan, type Suite } from './plan.ts';
import type { Stage } from './stage.ts';
import { typingSuite } from './typing.suite.ts';
import { Words } from './words.ts';

/** Runs the drafter's suites against the workbench of the plan, in its language. */
async function main(): Promise<void> {
  const plan = readPlan();
  const args = [...plan.browserArguments, '--font-render-hinting=none'];
  const browser = await chromium.launch({ executablePath: plan.chromium, args });
  try {
    const stage: Stage = { plan, browser, words: new Words(plan.root, plan.locale), screen: {} };
    const print = (line: string): boolean => process.stdout.write(`${line}\n`);
    const outcome = await runMocha(() => declare(stage), {
      name: `drafter, ${plan.locale}`,
      print,
      // A busy machine may take a key from the editor: twice more, and said so.
      retries: 2,
      onTry: () => {
        for (const context of browser.contexts()) context.setDefaultTimeout(patience());
      },
    });
    process.exitCode = outcome.failed.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

const SUITES: Readonly<Record<Suite, (stage: Stage) => void>> = {
  host: hostSuite,
  grey: greySuite,
  lists: listsSuite,
  typing: typingSuite,
  keyboard: keyboardSuite,
  office: officeSuite,
  paper: paperSuite,
  corpus: corpusSuite,
  citing: citingSuite,
  checking: checkingSuite,
  hour: hourSuite,
};

function declare(stage: Stage): void {
  const { plan } = stage;
  for (const suite of plan.suites) SUITES[suite](stage);
  if (!plan.next) return;
  const { locale, suites } = plan.next;
  const then: Stage = { ...stage, plan: { ...plan, locale, suites }, words: new Words(plan.root, locale) };
  againSuite(then, stage);
  for (const suite of suites) SUITES[suite](then);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
