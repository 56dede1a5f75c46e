import { equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { gone, shown } from './waits.ts';

const DRAFT = '键盘.gw';
/** Its second line is in no source. */
const TEXT = '坚持和发展新时代“枫桥经验”，总体平稳。\n统筹发展和安全。\n饕餮。\n';
const FINDER = '查找.gw';
const SAMPLE = '年度工作总结.gw';
const SOURCE = '江城县2023年基层治理工作总结';

/** Everything by the keyboard alone: no test here points at anything. */
export function keyboardSuite(stage: Stage): void {
  const { plan, words } = stage;

  suite('keyboard', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      const sample = readFileSync(join(plan.root, 'samples/draft.gw'), 'utf8');
      const drafts = { [DRAFT]: TEXT, [FINDER]: '', [SAMPLE]: sample };
      workbench = await enter(stage, drafts);
      await workbench.openFile(DRAFT);
      await workbench.status(words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('the sources view is reached, walked through, and opens a source', async () => {
      await workbench.press('ArrowRight', 'ArrowRight');
      await workbench.runByKeys(`Focus on ${words.manifest('view.concordance')} View`);
      await shown(workbench.rows('经验”').first());
      // The view was still empty when it got the focus.
      await workbench.runByKeys(`Focus on ${words.manifest('view.concordance')} View`);
      await workbench.press('Home');
      match(await workbench.focusedLabel(), words.locale === 'en' ? /\d+ places?$/ : /\d+ 处$/);
      await workbench.press('ArrowDown');
      match(await workbench.focusedLabel(), /枫桥经验.*, \S*202\d/u);
      await workbench.picture('sources-keyboard');
      await workbench.press('Enter');
      await shown(workbench.page.locator('.tab.active', { hasText: '.txt' }));
    });

    test('what is above the lines follows the cursor too', async () => {
      const said = workbench.page.locator('.sidebar .message:not(.hide)').first();
      await workbench.openFile(DRAFT);
      for (const phrase of ['枫桥经验', '统筹发展和安全']) {
        await shown(said.filter({ hasText: phrase }));
        await workbench.press('ArrowDown', 'ArrowRight');
      }
      await gone(said);
      await workbench.press('ArrowUp');
      await shown(said.filter({ hasText: '统筹发展和安全' }));
    });

    test('its lines are sorted and filtered, and grouped by article or not', async () => {
      await workbench.openFile(DRAFT);
      await workbench.press('ArrowRight', 'ArrowRight');
      await workbench.runByKeys(words.manifest('command.sortSources'));
      await workbench.pickByKeys(words.client('By the words after the phrase'));
      await gone(workbench.articleRows().first());
      await workbench.runByKeys(words.manifest('command.sortSources'));
      await workbench.pickByKeys(words.client('By article'));
      await shown(workbench.articleRows().first());
      await workbench.runByKeys(words.manifest('command.filterSources'));
      await shown(workbench.quickInput);
      await workbench.page.keyboard.type('2023');
      await workbench.press('Enter');
      await gone(workbench.articleRows('2024').first());
      ok(await workbench.articleRows('2023').first().isVisible());
      const counts = words.client(
        '{0} in {1}',
        words.client('{0} places', 7),
        words.client('{0} articles', 5),
      );
      const said = words.client('{0}, {1} shown: {2}', counts, 3, '');
      await shown(workbench.page.locator('.sidebar .message', { hasText: said }));
      await workbench.runByKeys(words.manifest('command.filterSources'));
      await shown(workbench.quickInput);
      await workbench.press('Control+A', 'Delete', 'Enter');
      await shown(workbench.articleRows('2024').first());
    });

    test('what the view shows is exported', async () => {
      await workbench.openFile(DRAFT);
      await workbench.press('ArrowRight', 'ArrowRight');
      await workbench.runByKeys(words.manifest('command.filterSources'));
      await shown(workbench.quickInput);
      await workbench.page.keyboard.type(SOURCE);
      await workbench.press('Enter');
      await workbench.runByKeys(words.manifest('command.exportSources'));
      const file = `${words.client('Sources')}-坚持和发展新时代枫桥经验.md`;
      await workbench.page.waitForFunction(
        `document.querySelector('.quick-input-widget input[type=text]')?.value.endsWith(${JSON.stringify(file)})`,
      );
      await workbench.press('Enter');
      await shown(workbench.page.locator('.tab.active', { hasText: file }));
      const exported = readFileSync(join(plan.folder, file), 'utf8');
      ok(exported.includes(SOURCE), exported);
      ok(!exported.includes('2024'), exported);
      await workbench.runByKeys(words.manifest('command.filterSources'));
      await shown(workbench.quickInput);
      await workbench.press('Control+A', 'Delete', 'Enter');
    });

    test('the finder writes a phrase, and opens a source of one', async () => {
      const found = workbench.quickInput.locator('.monaco-list-row.focused', { hasText: '统筹发展和安全' });
      await workbench.openFile(FINDER);
      for (const key of ['Enter', 'Control+Enter']) {
        await workbench.press('Control+Alt+/');
        await shown(workbench.quickInput);
        await workbench.page.keyboard.type('tcfzhaq');
        await shown(found);
        await workbench.press(key);
        if (key === 'Enter') await workbench.firstLine('统筹发展和安全');
      }
      await shown(workbench.page.locator('.tab.active', { hasText: '.txt' }));
      await workbench.runByKeys('View: Close All Editor Groups');
      await gone(workbench.page.locator('.tab').first());
    });

    test('a hover is opened, and its links are reached', async () => {
      await workbench.openFile(DRAFT);
      await workbench.press('ArrowRight', 'ArrowRight', 'Control+K', 'Control+I');
      await shown(workbench.hover.locator('a', { hasText: /\d{4}年.+(?:总结|报告|汇报)/u }).first());
      await workbench.press('Control+K', 'Control+I');
      const reached: string[] = [];
      for (let step = 0; step < 12; step++) {
        await workbench.press('Tab');
        reached.push(await workbench.focusedText());
      }
      const links = words.locale === 'en' ? 'All sources' : '全部出处';
      ok(reached.includes(links), reached.join(' | '));
      await workbench.press('Escape');
    });

    test('warnings are walked through and mended', async () => {
      await workbench.openFile(SAMPLE);
      await shown(workbench.editor.locator('.squiggly-info, .squiggly-warning').first());
      await workbench.press('F8');
      const zone = workbench.page.locator('.zone-widget .marker-widget, .zone-widget .message').first();
      await shown(zone);
      match((await zone.textContent()) ?? '', /统筹发展与安全/);
      await workbench.picture('warning-keyboard');
      await workbench.press('Escape', 'F8', 'Escape');
      await workbench.openFixes();
      await workbench.press('Escape');
    });

    test('the report opens with the focus in it', async () => {
      await workbench.openFile(SAMPLE);
      await workbench.runByKeys(words.manifest('command.openReport'));
      const frame = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
      await shown(frame.locator('h1'));
      await workbench.page.waitForFunction('document.activeElement?.tagName === "IFRAME"');
      equal(await frame.locator('html').getAttribute('lang'), words.locale === 'en' ? 'en' : 'zh-cn');
    });
  });
}
