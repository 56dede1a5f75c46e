import { deepEqual, match, ok } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { enter, exit, leave, openEmpty, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { gone, hidden, shown } from './waits.ts';

/** What is typed where the sources go on with a figure, and the figure typed in its place. */
const FIGURES = [
  ['城镇调查失业率控制在', '5.1'],
  ['地区生产总值增长', '6.2'],
  ['全年城镇新增就业', '35'],
  ['建成高标准农田', '400万亩'],
] as const;
/** Where a paragraph may end, or a line. */
const ENDS = ['因地', '因地制宜发展新质生产力，', '因地制宜发展新质生产力，加快建设现代化产业体系。'];

/** A list under the fingers: a number typed stays as it is, `Enter` is a new line, a slot keeps its `Tab`. */
export function listsSuite(stage: Stage): void {
  const { plan, words } = stage;
  /** The first tries every place: the others have the same bindings for their keys. */
  const names = ['公文.gw', 'note.md', 'note.txt'];

  suite('lists', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      const drafts = Object.fromEntries(names.map((name) => [name, '']));
      workbench = await enter(stage, drafts, {
        'yinju.corpus.paths': [plan.figures],
        'yinju.completion.show': 'list',
      });
      await workbench.openFile(names[0]);
      await workbench.status(words.locale === 'en' ? 'Yinju: 4 articles' : '引据：4 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    /** Writes {@link text} alone into the open draft, with a list open after it. */
    const listBehind = async (text: string): Promise<void> => {
      await workbench.press('Escape', 'Control+A', 'Delete');
      await workbench.type(text);
      await workbench.press('Alt+/');
      await shown(workbench.suggestion(''));
    };

    for (const name of names) {
      test(`changes no number that is typed in ${name}`, async () => {
        await workbench.openFile(name);
        for (const [before, figure] of name === names[0] ? FIGURES : FIGURES.slice(0, 1)) {
          await listBehind(before);
          await workbench.type(figure);
          await workbench.press('Tab');
          await workbench.type('。');
          await workbench.lineWith('。');
          const [line = ''] = await workbench.lines();
          match(line, new RegExp(`^${before}${figure.replace('.', '\\.')}(?![\\d.])`));
        }
      });

      test(`leaves Enter a new line in ${name}`, async () => {
        await workbench.openFile(name);
        for (const text of name === names[0] ? ENDS : ENDS.slice(-1)) {
          for (const key of ['Enter', 'Shift+Enter']) {
            await listBehind(text);
            await workbench.press('ArrowDown', key);
            await workbench.type('。');
            await workbench.lineWith('。', 2);
            deepEqual(await workbench.lines(), [text, '。'], `${key} after ${text}`);
          }
        }
      });
    }

    test('changes no number at several cursors', async () => {
      await workbench.openFile(names[0]);
      const [before, figure] = FIGURES[0];
      await workbench.press('Escape', 'Control+A', 'Delete', 'Enter', 'Control+Home', 'Shift+Alt+ArrowDown');
      await workbench.type(before);
      await workbench.press('Alt+/');
      await shown(workbench.suggestion(''));
      await workbench.type(figure);
      await workbench.press('Tab');
      await workbench.type('。');
      await workbench.lineWith('。', 2);
      for (const line of await workbench.lines()) ok(line.startsWith(before + figure), line);
      await workbench.press('Escape', 'Escape');
    });

    test('steals no Tab in a slot, and changes no number typed there', async () => {
      await workbench.openFile(names[0]);
      await workbench.press('Escape', 'Control+A', 'Delete');
      await workbench.type('建成高标准农');
      await workbench.press('Alt+/');
      await workbench.accept('田12万亩以上，粮食产量再创新高');
      // The slot holds the figure of the source.
      await workbench.type('400');
      await workbench.press('Tab');
      await workbench.type('。');
      await workbench.lineWith('。');
      const [line = ''] = await workbench.lines();
      match(line, /^建成高标准农田400\D*以上，粮食/u);
    });

    test('goes from under the letters that an input method composes', async () => {
      await workbench.openFile(names[0]);
      await workbench.press('Control+A', 'Delete');
      await workbench.type('因地制');
      await shown(workbench.suggestion(''));
      await workbench.compose('yi');
      await hidden(workbench.page.locator('.suggest-widget.visible'));
      await workbench.compose('yi', '宜');
      await workbench.startsWith('因地制宜');
    });

    test('that goes an instant before Tab leaves no blanks', async () => {
      await workbench.openFile(names[0]);
      await listBehind('因地');
      await workbench.type('饕');
      await workbench.press('Tab');
      await workbench.type('餮');
      await workbench.startsWith('因地饕餮');
    });

    test('stands while its rows are typed along, and Tab takes one whole', async () => {
      await workbench.openFile(names[0]);
      await listBehind('因地');
      await workbench.type('制宜');
      ok(await workbench.suggestion('制宜发展').isVisible());
      await workbench.accept('制宜发展新质生产力');
      await workbench.startsWith('因地制宜发展新质生产力');
    });

    test('swallows the comma typed after a row that ends in one', async () => {
      await workbench.openFile(names[0]);
      await listBehind('因地制宜发展');
      await workbench.accept('新质生产力，');
      await workbench.type('，持');
      await workbench.startsWith('因地制宜发展新质生产力，持');
    });

    test('swallows the mark typed after a row that closed a title', async () => {
      await workbench.openFile(names[0]);
      await listBehind('认真执行《政府信息公');
      await workbench.accept('开条例》');
      await workbench.type('》，');
      await workbench.startsWith('认真执行《政府信息公开条例》，');
    });

    test('holds no snippets of the editor, and no words of the draft', async () => {
      await workbench.openFile('note.md');
      await listBehind('因地制宜，');
      const rows = await workbench.page.locator('.suggest-widget.visible .monaco-list-row').allTextContents();
      deepEqual(
        rows.filter((row) => !/\d (?:places?|处)/u.test(row)),
        [],
      );
    });

    test('says of what the draft alone holds that it is the draft’s own', async () => {
      await workbench.openFile(names[0]);
      await listBehind('开展饕餮整治行动，开展饕');
      await shown(workbench.suggestion(words.locale === 'en' ? 'in this draft' : '本稿'));
    });

    test('sent away with Escape stays away to the end of the clause', async () => {
      await openEmpty(stage, workbench, '挥退.gw');
      await workbench.type('因地制');
      await shown(workbench.suggestion('宜发展'));
      await workbench.press('Escape');
      await workbench.type('宜');
      await gone(workbench.grey());
      await workbench.press('Alt+/');
      await shown(workbench.suggestion('发展'));
    });
  });
}
