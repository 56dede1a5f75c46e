import { match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { enter, exit, leave, type Stage } from './stage.ts';
import { EDITOR, type Workbench } from './workbench.ts';
import { shown } from './waits.ts';

const SLIP = '措辞.gw';
const SAMPLE = '年度工作总结.gw';

/** Warnings: what is underlined, what its message says, what mends it, and the report. */
export function checkingSuite(stage: Stage): void {
  const { plan, words } = stage;

  suite('checking', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      const sample = readFileSync(join(plan.root, 'samples/draft.gw'), 'utf8');
      workbench = await enter(stage, { [SLIP]: '统筹发展河安全，确保大局稳定。\n', [SAMPLE]: sample });
      await workbench.openFile(SLIP);
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('a wrong character is underlined with a message in the user’s language', async () => {
      await shown(workbench.editor.locator('.squiggly-warning').first());
      await workbench.word('统筹发展').hover({ position: { x: 60, y: 8 } });
      const message = workbench.hover.locator('.marker, .hover-row', { hasText: '统筹发展和安全' }).first();
      await shown(message);
      const text = (await message.textContent()) ?? '';
      if (words.locale === 'zh-cn') match(text, /疑为|应为/);
      ok(text.includes('yinju'), text);
      await workbench.picture('diagnostics', { name: 'warning', clip: EDITOR });
      await workbench.press('Escape');
    });

    test('the quick fix puts the usual wording', async () => {
      // The editor looks for fixes by itself a moment after the cursor moved, and ends what was requested before:
      // the light bulb says that it has looked.
      await shown(workbench.page.locator('.lightBulbWidget'));
      await workbench.press('Control+.');
      const action = workbench.page.locator('.action-widget .monaco-list-row.action', {
        hasText: words.locale === 'en' ? 'Write “' : '改为“',
      });
      await shown(action.first());
      await workbench.picture('quick-fix');
      await action.first().click();
      await workbench.firstLine('统筹发展和安全，确保大局稳定。');
    });

    test('the sample draft shows its faults, and the report sums them up', async () => {
      await workbench.openFile(SAMPLE);
      await shown(workbench.editor.locator('.squiggly-info, .squiggly-warning').first());
      await workbench.picture('sample');
      await workbench.command(words.manifest('command.openReport'));
      const frame = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
      await shown(frame.locator('body', { hasText: /\p{Script=Han}/u }));
      await workbench.picture('report');
    });
  });
}
