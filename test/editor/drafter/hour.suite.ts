import { equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { ARTICLES, OWN, SHARED, writeHourCorpus } from './hourCorpus.ts';
import { changeSettings, enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { gone, hidden, shown } from './waits.ts';

const DRAFT = '云岭县2026年工作总结.gw';
/** A first line that names the draft's own place, a phrase of all reports, and a passage of one of them. */
const TEXT = `云岭县2026年工作总结\n一年来，云岭县${SHARED}，成绩显著。\n${OWN}\n粮食产量达到    亿斤。\n`;

/** An hour of a drafter over a corpus as people have it: the same title five times, names of files that tell. */
export function hourSuite(stage: Stage): void {
  const { plan, words } = stage;
  const corpus = join(dirname(plan.folder), `hour-${plan.locale}`);
  const away = join(dirname(plan.folder), `away-${plan.locale}`);

  suite(`an hour in ${plan.locale}`, () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      writeHourCorpus(corpus);
      rmSync(away, { recursive: true, force: true });
      workbench = await enter(stage, { [DRAFT]: TEXT }, { 'yinju.corpus.paths': [corpus] });
      await workbench.openFile(DRAFT);
      await workbench.status(words.locale === 'en' ? `Yinju: ${ARTICLES} articles` : `引据：${ARTICLES} 篇`);
      await workbench.openView(words.manifest('view.container'));
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    /** Puts the cursor at a place of the draft: a line from 1 on, and characters before it. */
    const goTo = async (line: number, column: number): Promise<void> => {
      await workbench.openFile(DRAFT);
      for (let step = 1; step < line; step++) await workbench.press('ArrowDown');
      await workbench.press('Home', 'Home');
      for (let step = 0; step < column; step++) await workbench.press('ArrowRight');
    };
    /** A test in which nothing is read: languages beside the first need not do the same again. */
    const once = (title: string, run: () => Promise<void>): void => {
      if (plan.suites.includes('citing')) test(title, run);
    };
    const message = (text: string) =>
      workbench.page.locator('.sidebar .message:not(.hide)', { hasText: text });

    test('the sources are those of the phrase that is meant, each distinct from the others', async () => {
      await goTo(2, 10);
      await shown(message(SHARED));
      for (const name of ['2024_云州省', '2025_白水省', '2026_临川省'])
        await shown(workbench.articleRows(`政府工作报告（${name}）`).first());
      await workbench.picture('hour-sources');
    });

    test('sorted by the following words, the lines fit the side bar and name their article', async () => {
      await workbench.command(words.manifest('command.sortSources'));
      await workbench.pickByKeys(words.client('By the words after the phrase'));
      const line = workbench.rows('久久为功').first();
      await shown(line);
      await shown(line.locator('.label-description', { hasText: /^20\d\d_\p{Script=Han}+省$/u }));
      // What sorts the lines is drawn inside of the side bar.
      const [row, bar] = await Promise.all([
        line.locator('.label-name').first().boundingBox(),
        workbench.page.locator('.part.sidebar').boundingBox(),
      ]);
      ok(row && bar && row.x + row.width <= bar.x + bar.width, JSON.stringify([row, bar]));
      await workbench.picture('hour-sorted');
    });

    once('the sources are filtered by a place and by a file’s name', async () => {
      for (const [filter, name] of [
        ['白水', '2025_白水省'],
        ['2026_临川', '2026_临川省'],
      ] as const) {
        await workbench.command(words.manifest('command.filterSources'));
        await workbench.quickInput.locator('input[type=text]').fill(filter);
        await workbench.press('Enter');
        await shown(workbench.rows(name).first());
        await gone(workbench.rows('2024_云州省').first());
      }
      await workbench.command(words.manifest('command.filterSources'));
      await workbench.quickInput.locator('input[type=text]').fill('');
      await workbench.press('Enter');
      await workbench.command(words.manifest('command.sortSources'));
      await workbench.pickByKeys(words.client('By article'));
      await shown(workbench.articleRows('2024_云州省').first());
    });

    test('a hover names the sources by their files', async () => {
      await goTo(2, 10);
      await workbench
        .word('云岭县坚持')
        .first()
        .hover({ position: { x: 150, y: 8 } });
      await shown(workbench.hover.locator('text=政府工作报告（').first());
      await workbench.picture('hour-hover');
      await workbench.press('Escape');
    });

    once(
      'a source that F12 leads to is no draft: nothing is underlined or offered, and it takes no keys',
      async () => {
        await goTo(2, 10);
        await workbench.press('F12');
        await shown(workbench.page.locator('.tab.active', { hasText: /^20\d\d_/u }));
        await workbench.press('Alt+/');
        await workbench.persist(async (timeout) => {
          await workbench.type('坚持');
          // The editor says that it cannot be changed.
          await workbench.page.locator('.monaco-editor-overlaymessage').waitFor({ timeout });
        });
        equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
        equal(await workbench.editor.locator('[class*="squiggly-"]').count(), 0);
        equal(await workbench.page.locator('.suggest-widget.visible .monaco-list-row').count(), 0);
      },
    );

    test('a place left over is replaced by the draft’s own, and no two fixes are called the same', async () => {
      await goTo(3, 1);
      const squiggle = workbench.editor.locator('.squiggly-warning').first();
      await shown(squiggle);
      await workbench.openFixes();
      const menu = workbench.page.locator('.action-widget .monaco-list-row.action');
      const titles = (await menu.allTextContents()).map((title) => title.trim());
      equal(new Set(titles).size, titles.length);
      ok(titles.length <= 8, titles.join('\n'));
      match(titles[0] ?? '', /临川省.*云岭县/u);
      await workbench.picture('hour-fixes');
      await menu.filter({ hasText: words.locale === 'en' ? 'everywhere' : '都改为' }).click();
      await workbench.lineWith('云岭县把隐患排查', 3);
      await workbench.lineWith('云岭各级干部', 3);
      await workbench.press('Control+Z');
    });

    test('a blank that was left for a figure is underlined', async () => {
      await workbench.command('View: Focus Problems');
      const said = words.locale === 'en' ? 'The figure before “亿斤”' : '“亿斤”前的数字';
      await shown(workbench.page.locator('.markers-panel .monaco-list-row', { hasText: said }));
      await workbench.command('View: Hide Panel');
    });

    once('Tab begins a paragraph with two full-width blanks and puts none into a sentence', async () => {
      await goTo(2, 4);
      await workbench.press('Escape', 'Tab');
      await workbench.lineStarting('一年来，云岭', 2);
      await workbench.press('Home', 'Tab');
      await workbench.lineWith('　　一年来', 2);
      await workbench.press('Tab');
      await workbench.lineWith('　　一年来', 2);
      await workbench.press('Shift+Tab');
      await workbench.lineStarting('一年来', 2);
    });

    test('the status bar counts the draft and the selection', async () => {
      const count = workbench.page.locator('[id="yinju.yinju.yinju.counts"]');
      await goTo(2, 0);
      const whole = TEXT.match(/\S/gu)?.length ?? 0;
      await shown(count.filter({ hasText: String(whole) }));
      for (let step = 0; step < 4; step++) await workbench.press('Shift+ArrowRight');
      await shown(count.filter({ hasText: words.client('{0} of {1} characters', 4, whole) }));
      await workbench.press('ArrowLeft');
    });

    test('an article is found by its place, and a finder that finds nothing says so', async () => {
      await workbench.openFile(DRAFT);
      await workbench.command(words.manifest('command.findPhrase'));
      const input = workbench.quickInput.locator('input[type=text]');
      await input.fill('白水省');
      await shown(
        workbench.quickInput.locator('.monaco-list-row[aria-label^="政府工作报告（2025_白水省）"]'),
      );
      await workbench.picture('hour-finder');
      await input.fill('饕餮貔貅');
      await shown(
        workbench.quickInput.locator('.monaco-list-row', {
          hasText: words.client('Nothing in the corpus is similar to “{0}”', '饕餮貔貅'),
        }),
      );
      await workbench.press('Escape');
    });

    test('an article is renamed in the tree, and the folder keeps it', async () => {
      const row = workbench.rows('政府工作报告（2024_青石省）');
      const folder = workbench.page.locator('.sidebar .monaco-list-row[aria-expanded=false]', {
        hasText: '省级',
      });
      // A try before this one may have left it open.
      if ((await row.count()) === 0) await folder.first().click();
      await shown(row.first());
      await row.last().click({ button: 'right' });
      await workbench.picture('hour-menu');
      const menu = workbench.page.locator('.monaco-menu-container:visible');
      for (const command of ['weigh', 'leaveOut', 'revealSource'])
        await shown(menu.locator('.action-item', { hasText: words.manifest(`command.${command}`) }));
      // By its key: a click just after the menu opened is taken for the end of the one that opened it.
      await menu.locator('.action-item', { hasText: words.manifest('command.renameArticle') }).hover();
      await workbench.press('Enter');
      await workbench.quickInput.locator('input[type=text]').fill('青石省2024年政府工作报告');
      await workbench.press('Enter');
      await shown(workbench.rows('青石省2024年政府工作报告').first());
      match(
        readFileSync(join(corpus, '.yinju/corpus.json'), 'utf8'),
        /2024_青石省\.txt": "青石省2024年政府工作报告"/u,
      );
      await workbench.picture('hour-tree');
    });

    test('the settings are found by the name of Yinju, and by a command', async () => {
      const page = workbench.page.locator('.settings-editor');
      const setting = page.locator('[data-key="yinju.corpus.paths"]').first();
      // A second search leaves the page where it was scrolled to, often at its end: what a group holds is shown from its top.
      const group = page.locator('.settings-toc-wrapper .monaco-list-row', {
        hasText: words.manifest('group.corpus'),
      });
      await workbench.command(words.manifest('command.openSettings'));
      await group.click();
      await shown(setting);
      await workbench.press('Control+W');
      await workbench.command('Preferences: Open Settings (UI)');
      await workbench.persist(async (timeout) => {
        await page.locator('.search-container').first().click({ timeout });
        // A page that is still loading loses what is typed; one that an earlier try left open holds it.
        await workbench.press('Control+A');
        await workbench.page.keyboard.type(words.locale === 'en' ? 'yinju corpus' : '引据');
        await group.click({ timeout: 2 * timeout });
        await setting.waitFor({ timeout: 2 * timeout });
      });
      await workbench.picture('hour-settings');
      await workbench.press('Control+W');
    });

    test('New File offers an official document', async () => {
      await workbench.command('Create: New File...');
      const row = workbench.quickInput.locator('.monaco-list-row', {
        hasText: words.manifest('command.newDraft'),
      });
      await row.first().click();
      await shown(
        workbench.page.locator('[id="status.editor.mode"]', { hasText: words.manifest('language.gongwen') }),
      );
    });

    test('a corpus folder that is not there is named in the tree, the status and a message, with the way out', async () => {
      await changeSettings(stage, workbench, { 'yinju.corpus.paths': [away] });
      await workbench.openFile(DRAFT);
      const said = words.client('Corpus folder not found: {0}', away);
      const welcome = workbench.page.locator('.sidebar .welcome-view:visible', {
        hasText: words.manifest('welcome.missing').split('\n')[0],
      });
      await shown(welcome.first());
      await workbench.status(words.client('Yinju: corpus folder not found'));
      await workbench.picture('hour-missing');
      await workbench.command('Notifications: Show Notifications');
      const notice = workbench.page.locator('.notifications-center .notification-list-item', {
        hasText: said,
      });
      await shown(notice.locator('.monaco-button', { hasText: words.client('Choose the Corpus Folder') }));
      equal(await notice.count(), 1);
      await workbench.picture('hour-missing-notice');
      await workbench.command('Notifications: Hide Notifications');
      await workbench.openStatus();
      await shown(
        workbench.page
          .locator('.hover-language-status a', { hasText: words.client('Choose the Corpus Folder') })
          .first(),
      );
      await workbench.picture('hour-missing-status');
      await workbench.page.mouse.move(600, 300, { steps: 4 });
      await hidden(workbench.page.locator('.hover-language-status').first());
    });

    test('an empty corpus folder is named as such, and nobody is welcomed as a newcomer', async () => {
      mkdirSync(away, { recursive: true });
      await changeSettings(stage, workbench, { 'yinju.corpus.paths': [`${away}/.`] });
      await workbench.openFile(DRAFT);
      const saying = (key: string) =>
        workbench.page.locator('.sidebar .welcome-view:visible', {
          hasText: words.manifest(key).split('\n')[0],
        });
      await shown(saying('welcome.empty').first());
      equal(await saying('welcome.articles').count(), 0);
      await workbench.picture('hour-empty');
    });
  });
}
