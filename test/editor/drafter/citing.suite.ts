import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { enter, exit, leave, type Stage } from './stage.ts';
import { EDITOR, type Workbench } from './workbench.ts';
import { hidden, shown } from './waits.ts';

const NAME = '出处.gw';

/** Sources: hover, definition, the peek of all places, the view that follows the cursor. */
export function citingSuite(stage: Stage): void {
  const { words } = stage;

  suite('citing', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      workbench = await enter(stage, { [NAME]: '全县信访系统坚持和发展新时代“枫桥经验”，总体平稳。\n' });
      await workbench.openFile(NAME);
      await workbench.status(words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    test('a hover names the sources', async () => {
      await workbench.word('全县信访').hover({ position: { x: 40, y: 8 } });
      await shown(workbench.hover.locator('text=松岭县2022年信访工作总结').first());
      // The editor looks for fixes of the warning there by itself.
      await hidden(workbench.hover.locator('text=Checking for quick fixes'));
      await workbench.picture('hover', { name: 'source', clip: EDITOR });
      await workbench.press('Escape');
    });

    test('the sources view follows the cursor', async () => {
      await workbench.openView(words.manifest('view.container'));
      const row = workbench.page.locator('.sidebar .monaco-list-row', { hasText: '经验”' }).first();
      await workbench.openFile(NAME);
      await workbench.press('ArrowRight', 'ArrowRight', 'ArrowRight');
      await shown(row);
      await workbench.picture('sources-view');
    });

    test('the sources of a selection open in a peek', async () => {
      await workbench.openFile(NAME);
      await workbench.page.keyboard.press('Control+Home');
      for (let step = 0; step < 8; step++) await workbench.page.keyboard.press('Shift+ArrowRight');
      await workbench.command(words.manifest('command.showSources'));
      await shown(
        workbench.page.locator('.peekview-widget .monaco-list-row', { hasText: '全县信访' }).first(),
      );
      await workbench.picture('peek');
      await workbench.press('Escape');
    });

    test('the definition leads into a source', async () => {
      await workbench.openFile(NAME);
      await workbench.press('ArrowRight', 'ArrowRight', 'F12');
      const tab = workbench.page.locator('.tab.active', { hasText: '.txt' });
      const peek = workbench.page.locator('.peekview-widget .monaco-list-row', { hasText: '.txt' });
      await shown(tab.or(peek).first());
    });
  });
}
