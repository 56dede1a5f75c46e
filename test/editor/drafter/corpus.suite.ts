import { deepEqual, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { changeSettings, enter, exit, leave, type Stage } from './stage.ts';
import { SIDE_BAR, type Workbench } from './workbench.ts';
import { gone, shown } from './waits.ts';

const DRAFT = '年度工作总结.gw';

/** The corpus: its status, its setting, its tree, the walkthrough. */
export function corpusSuite(stage: Stage): void {
  const { plan, words } = stage;

  suite('corpus', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      const sample = readFileSync(join(plan.root, 'samples/draft.gw'), 'utf8');
      workbench = await enter(stage, { [DRAFT]: sample }, {});
      await workbench.openFile(DRAFT);
      await workbench.status(words.client('Using the built-in starter corpus only'));
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('the status invites while only the starter corpus is used', async () => {
      await workbench.openStatus();
      await workbench.picture('status');
      await workbench.page.mouse.move(400, 400, { steps: 5 });
    });

    test('the tree says so too, as long as it is so', async () => {
      await workbench.openView(words.manifest('view.container'));
      const said = workbench.page.locator('.sidebar .message:not(.hide)', {
        hasText: words.client('Using the built-in starter corpus only'),
      });
      for (const paths of [[], [plan.corpus], []]) {
        await changeSettings(stage, workbench, { 'yinju.corpus.paths': paths });
        await (paths.length > 0 ? gone(said) : shown(said));
      }
      await workbench.press('Control+Shift+E');
      await workbench.openFile(DRAFT);
    });

    test('another corpus in the settings shows in the status', async () => {
      await changeSettings(stage, workbench, { 'yinju.corpus.paths': [plan.corpus] });
      await workbench.openFile(DRAFT);
      await workbench.status(words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇');
    });

    test('a file that cannot be read warns in the status, and a click shows why', async () => {
      await changeSettings(stage, workbench, { 'yinju.corpus.paths': [plan.corpus, plan.words] });
      await workbench.openFile(DRAFT);
      await workbench.status(words.client('Skipped: {0}', 1));
      await workbench.openStatus();
      const link = words.client('Show Skipped Files');
      await workbench.page.locator('.hover-language-status a', { hasText: link }).click();
      const row = workbench.quickInput.locator('.monaco-list-row', { hasText: '损坏.docx' });
      await shown(row);
      if (words.locale === 'zh-cn') match((await row.textContent()) ?? '', /损坏\.docx.*\p{Script=Han}/u);
      await workbench.picture('skipped');
      await workbench.press('Escape');
    });

    test('the tree lists the articles by folder, and a click opens one', async () => {
      await workbench.openView(words.manifest('view.container'));
      const count = words.client('{0} articles', 5);
      await workbench.page.locator('.sidebar .monaco-list-row', { hasText: `corpus${count}` }).click();
      const row = workbench.page.locator('.sidebar .monaco-list-row', {
        hasText: '松岭县2022年信访工作总结',
      });
      await shown(row);
      await workbench.picture('corpus', { name: 'corpus', clip: SIDE_BAR });
      await row.click();
      await shown(workbench.page.locator('.tab.active', { hasText: '松岭县2022年信访工作总结.txt' }));
    });

    test('the tree shows what is known of each file, and why files were skipped', async () => {
      const article = workbench.rows('松岭县2022年信访工作总结').first();
      match((await article.getAttribute('aria-label')) ?? '', /总结, 2022, \d+/u);
      await workbench.page.mouse.move(700, 700);
      await article.hover();
      const hover = workbench.page.locator('.workbench-hover:visible', { hasText: 'utf-8' });
      await shown(hover);
      match((await hover.textContent()) ?? '', /松岭县2022年信访工作总结\.txt.*txt utf-8/su);
      await workbench.page.mouse.move(700, 700);

      const skipped = workbench.rows(words.client('Skipped files'));
      match((await skipped.getAttribute('aria-label')) ?? '', /1$/);
      await skipped.click();
      const broken = workbench.rows('损坏.docx');
      await shown(broken);
      const reason = words.locale === 'en' ? /cannot be unpacked/ : /已损坏，无法解压/u;
      match((await broken.getAttribute('aria-label')) ?? '', reason);
      await workbench.picture('tree');
    });

    test('a Word file opens as text, with its name and the way to the file above', async () => {
      await workbench.rows(`word${words.client('1 article')}`).click();
      await workbench.rows('白水县2021年信访工作总结').click();
      const lens = workbench.editor.locator('.codelens-decoration a');
      await shown(lens.filter({ hasText: '白水县2021年信访工作总结.docx' }));
      await shown(lens.filter({ hasText: words.client('Open the original file') }));
      await workbench.picture('word-source');
      // The same without a mouse.
      await workbench.press('F1');
      await workbench.page.keyboard.type(words.manifest('command.openOriginal'));
      await shown(
        workbench.quickInput.locator('.monaco-list-row.focused', {
          hasText: words.manifest('command.openOriginal'),
        }),
      );
      await workbench.press('Escape');
      await workbench.openFile(DRAFT);
    });

    test('the page of the extension speaks both languages, and nothing on it is broken', async () => {
      await workbench.command('Extensions: Show Installed Extensions');
      await workbench.page.locator('.extension-list-item', { hasText: 'Yinju' }).first().click();
      const page = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
      await shown(page.locator('h2', { hasText: 'The first five minutes' }));
      await shown(page.locator('h2', { hasText: '头五分钟' }));
      deepEqual(await page.locator('img').count(), 0);
      await workbench.picture('extension');
      await workbench.press('Control+W');
    });

    test('the walkthrough has its steps in the user’s language', async () => {
      // Beside a side bar there is no room for the pictures.
      await workbench.press('Control+B');
      await workbench.command('Open Walkthrough');
      await workbench.quickInput.locator('input[type=text]').fill(words.manifest('walkthrough.title'));
      await shown(
        workbench.quickInput.locator('.monaco-list-row', { hasText: words.manifest('walkthrough.title') }),
      );
      await workbench.press('Enter');
      for (const step of ['corpus', 'type', 'source', 'warning']) {
        const title = words.manifest(`walkthrough.${step}.title`);
        await shown(workbench.page.locator('.getting-started-step', { hasText: title }).first());
      }
      await workbench.page.waitForFunction(
        'document.querySelector(".getting-started-media img")?.naturalWidth > 0',
      );
      await workbench.picture('walkthrough');
    });
  });
}
