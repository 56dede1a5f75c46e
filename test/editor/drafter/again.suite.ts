import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { figures } from '../support/runMocha.ts';
import { PATIENCE } from '../support/settled.ts';
import { ARTICLES, writeHourCorpus } from './hourCorpus.ts';
import { enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';

const BEGUN = '续写.gw';

/** The window is opened again, in the language of the stage, after it was used in that of {@link earlier}. */
export function againSuite(stage: Stage, earlier: Stage): void {
  const corpus = `${stage.plan.folder}-again`;

  suite('opened again', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      writeHourCorpus(corpus);
      workbench = await enter(earlier, { [BEGUN]: '云岭县坚持' }, { 'yinju.corpus.paths': [corpus] });
      await workbench.openFile(BEGUN);
      const ready = earlier.words.locale === 'en' ? `Yinju: ${ARTICLES} articles` : `引据：${ARTICLES} 篇`;
      await workbench.status(ready);
      await workbench.reopen(stage.plan);
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('the first list comes from the index that was kept', async () => {
      const asked = await workbench.openFile(BEGUN, 2 * PATIENCE);
      await workbench.press('Control+End');
      await workbench.listWith('稳中求进');
      figures['from opening a draft to its first list, in ms'] = performance.now() - asked;
    });
  });
}
