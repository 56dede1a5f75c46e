import { deepEqual, equal, match } from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { patience } from '../support/patience.ts';
import { enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { gone, hidden, shown } from './waits.ts';

const DRAFT = '平安建设报告.gw';
/** One place that is not filled in, one slip. */
const TEXT = '关于平安建设的报告\n\n全市共化解矛盾xx起。\n统筹发展河安全，确保大局稳定。\n';
const WORD_FILE = '白水县2021年信访工作总结.docx';

/** From draft to paper and back with the mouse and the keyboard: what is asked, what is written, what is dropped. */
export function paperSuite(stage: Stage): void {
  const { plan, words } = stage;
  const at = (name: string) => join(plan.folder, name);
  const documentOf = (name: string) => strFromU8(unzipSync(readFileSync(at(name)))['word/document.xml']);

  suite('paper', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      for (const name of ['报告.docx', '修订.docx']) rmSync(at(name), { force: true });
      copyFileSync(join(plan.words, WORD_FILE), at(WORD_FILE));
      workbench = await enter(stage, { [DRAFT]: TEXT });
      await workbench.openFile(DRAFT);
      await workbench.status(words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    const dialog = () => workbench.page.locator('.monaco-dialog-box');
    const button = (text: string) => dialog().locator('.monaco-button', { hasText: text }).first();
    /** Waits for the message {@link text}, and leaves none. */
    const said = async (text: string): Promise<void> => {
      await workbench.command('Notifications: Show Notifications');
      const item = workbench.page.locator('.notifications-center .notification-list-item', { hasText: text });
      await shown(item.first());
      await workbench.command('Notifications: Clear All Notifications');
      // Where it was the last, the editor hides the list and keeps what was in it.
      await hidden(item.first());
    };

    /** Answers the editor's own file dialog, which opens in the folder, with {@link name}. */
    const choose = async (name: string): Promise<void> => {
      // It takes what is filled in once it has looked through the folder.
      const { quickInput } = workbench;
      await shown(quickInput.locator('.monaco-list-row', { hasText: WORD_FILE }).first());
      const input = quickInput.locator('input[type=text]');
      await input.fill(at(name));
      await input.press('Enter');
    };
    /** Drags what {@link from} shows to the middle of the editor, as a hand does. */
    const dragIntoEditor = async (from: string): Promise<void> => {
      const row = workbench.page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: from })
        .first();
      const editors = await workbench.page.locator('.part.editor').first().boundingBox();
      const { mouse } = workbench.page;
      await row.hover();
      await mouse.down();
      const [x, y] = [
        (editors?.x ?? 0) + (editors?.width ?? 0) / 2,
        (editors?.y ?? 0) + (editors?.height ?? 0) / 2,
      ];
      await mouse.move(x, y, { steps: 8 });
      // The editor shows what would become of a drop, and takes it there.
      await workbench.page
        .locator('#monaco-workbench-editor-drop-overlay')
        .waitFor({ timeout: patience() / 2 });
      await mouse.move(x + 4, y + 4, { steps: 2 });
      await mouse.up();
    };
    const exportTo = async (name: string): Promise<void> => {
      await workbench.openFile(DRAFT);
      await shown(workbench.editor.locator('.squiggly-warning').first());
      await workbench.command(words.manifest('command.exportDraft'));
      await choose(name);
    };

    test('what is left to do is counted before anything is written, and no is an answer', async () => {
      await exportTo('报告.docx');
      await shown(dialog());
      const question = words.client('The draft is not finished: unfilled places {0}, warnings {1}.', 1, 1);
      match((await dialog().textContent()) ?? '', new RegExp(question, 'u'));
      await workbench.picture('export-question');
      await workbench.press('Escape');
      await gone(dialog());
      equal(existsSync(at('报告.docx')), false);
    });

    test('the draft is exported when its writer says so', async () => {
      // The file dialog would ask before it wrote over a file: there is none yet.
      await exportTo('报告.docx');
      await button(words.client('Export Anyway')).click();
      await said(words.client('Exported to {0}.', '报告.docx'));
      match(documentOf('报告.docx'), /关于平安建设的报告/u);
      equal(readFileSync(at(DRAFT), 'utf8'), TEXT);
    });

    test('a Word file that is chosen opens as a draft, and goes back with revisions', async () => {
      await workbench.command(words.manifest('command.openWord'));
      await choose(WORD_FILE);
      await workbench.firstLine('白水县2021年信访工作总结');
      const before = readFileSync(at(WORD_FILE));
      await workbench.replaceAll(
        '白水县2021年信访工作总结\n全县信访秩序持续向好，领导干部下访接访制度更加健全，群众满意率明显提升。',
      );
      await workbench.lineWith('明显提升', 2);
      await workbench.command(words.manifest('command.writeBack'));
      await choose('修订.docx');
      await said(words.client('Changes written as tracked revisions: {0}.', 1));
      match(documentOf('修订.docx'), /<w:del .*<w:delText[^>]*>稳步<.*<w:ins .*<w:t[^>]*>明显</su);
      deepEqual(readFileSync(at(WORD_FILE)), before);
    });

    test('a damaged Word file is named, and the draft stays', async () => {
      copyFileSync(join(plan.words, '损坏.docx'), at('损坏.docx'));
      await workbench.command(words.manifest('command.openWord'));
      await choose('损坏.docx');
      await said(words.locale === 'en' ? 'damaged' : '损坏');
      await workbench.firstLine('白水县2021年信访工作总结');
    });

    test('a Word file that is dragged from the explorer opens as a draft', async () => {
      await workbench.openFile(DRAFT);
      await dragIntoEditor(WORD_FILE);
      await workbench.firstLine('白水县2021年信访工作总结');
    });
  });
}
