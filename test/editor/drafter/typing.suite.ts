import { deepEqual } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { languageServers } from '../support/processes.ts';
import { enter, exit, leave, openEmpty, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { shown } from './waits.ts';

const TYPED = '坚持和发展新时代';
const SET_PHRASE = '坚持和发展新时代“枫桥经验”';
const REST = '“枫桥经验”';

/** Writing with lists: committed text, an input method, the list, Tab, Enter, phrases by pinyin. */
export function typingSuite(stage: Stage): void {
  const { plan, words } = stage;
  const ready = words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇';
  const settings = { 'yinju.corpus.paths': [plan.corpus], 'yinju.completion.show': 'list' };

  suite('typing', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      workbench = await enter(stage, {}, settings);
      await openEmpty(stage, workbench, '状态.gw');
      await workbench.status(ready);
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('the writing settings go to Markdown and plain text after asking', async () => {
      await workbench.command(words.manifest('command.applyWritingDefaults'));
      const button = words.client('Write to the Settings');
      await workbench.page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();
      const done = words.client('Yinju: the settings have been written');
      await shown(workbench.page.locator('.statusbar-item', { hasText: done }));
    });

    for (const name of ['公文.gw', 'note.md', 'note.txt']) {
      test(`typed in ${name}, the set phrase is offered and Tab takes exactly it`, async () => {
        await openEmpty(stage, workbench, name);
        await workbench.type(TYPED);
        // A row that is there in full goes: it would be the one chosen.
        await shown(workbench.chosen(REST));
        if (name === '公文.gw') await workbench.picture('completion');
        await workbench.accept(REST);
        await workbench.firstLine(SET_PHRASE);
      });
    }

    for (const name of ['输入法.gw', 'ime.md', 'ime.txt']) {
      test(`the last character composed in ${name}, the same`, async () => {
        await openEmpty(stage, workbench, name);
        await workbench.type(TYPED.slice(0, -1));
        await workbench.compose('dai', TYPED.slice(-1));
        // A list of what was there before the composition, whose rows begin otherwise, is about to go.
        await workbench.accept(new RegExp(`^${REST}$`, 'u'));
        await workbench.firstLine(SET_PHRASE);
      });
    }

    test('with several cursors, each place takes it', async () => {
      await openEmpty(stage, workbench, '多处.gw');
      await workbench.press('Enter', 'Control+Home', 'Shift+Alt+ArrowDown');
      await workbench.type(TYPED);
      // A list in which a row is there in full is drawn again: others stand elsewhere then.
      await shown(workbench.chosen(REST));
      await workbench.accept(REST);
      await workbench.firstLine(SET_PHRASE);
      deepEqual(await workbench.lines(), [SET_PHRASE, SET_PHRASE]);
    });

    test('Enter stays a new line while the list is open', async () => {
      await openEmpty(stage, workbench, '换行.gw');
      await workbench.type(TYPED);
      await shown(workbench.suggestion(REST));
      await workbench.press('Enter');
      await workbench.type('二');
      await workbench.firstLine(TYPED);
    });

    test('a phrase is found by the initials of its pinyin and written at the cursor', async () => {
      await openEmpty(stage, workbench, '拼音.gw');
      await workbench.type('要');
      await workbench.press('Escape');
      await workbench.command(words.manifest('command.findPhrase'));
      await workbench.quickInput.locator('input[type=text]').fill('tcfzhaq');
      const row = workbench.quickInput.locator('.monaco-list-row', { hasText: '统筹发展和安全' }).first();
      await shown(row);
      await workbench.picture('find-phrase');
      await row.click();
      await workbench.firstLine('要统筹发展和安全');
    });

    test('a server that falls comes back, says so, and knows what was typed before', async () => {
      await openEmpty(stage, workbench, '重启.gw');
      await workbench.type(TYPED.slice(0, -1));
      await workbench.press('Escape');
      for (const { id, command } of languageServers()) {
        if (command.includes(plan.profile)) process.kill(id, 'SIGKILL');
      }
      const said = words.client('Yinju: the language server stopped unexpectedly and was restarted.');
      await shown(workbench.page.locator('.statusbar-item', { hasText: said }));
      await workbench.status(ready);
      await workbench.type(TYPED.slice(-1));
      await workbench.accept(REST);
      await workbench.firstLine(SET_PHRASE);
    });
  });
}
