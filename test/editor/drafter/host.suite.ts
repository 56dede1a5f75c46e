import { existsSync, readFileSync } from 'node:fs';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds that the suites of the extension host may take in all. Guess. */
const LIMIT = 150_000;

/**
 * Has the extension host run its own suites in a window that a drafter goes on with: one of their own would take as much as they
 * do. The first there is, as no draft was open before.
 */
export function hostSuite(stage: Stage): void {
  const { plan } = stage;

  suite('the extension host', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      workbench = await enter(stage, {}, {});
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('runs its suites', async () => {
      await workbench.command('Yinju Tests: Run');
      const done = workbench.page.locator('.statusbar-item', { hasText: 'Yinju tests: done' });
      await done.waitFor({ timeout: LIMIT });
      const log = plan.hostLog ?? '';
      if (existsSync(log)) process.stdout.write(readFileSync(log, 'utf8'));
    });
  });
}
