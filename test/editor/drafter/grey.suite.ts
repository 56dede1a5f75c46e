import { deepEqual, match, ok } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { figures } from '../support/runMocha.ts';
import { changeSettings, enter, exit, leave, openEmpty, type Stage } from './stage.ts';
import { EDITOR, type Workbench } from './workbench.ts';
import { gone, hidden, shown } from './waits.ts';

const NAMES = ['公文.gw', 'note.md', 'note.txt'];
/** A phrase that every report has, as far as it is typed, and how it goes on. */
const TYPED = '因地制宜';
const REST = '发展新质生产力';
const PHRASE = TYPED + REST;
/** Times that grey text is waited for to see how soon it comes. */
const ROUNDS = 10;

/** Grey text as shipped, with nothing set but the corpus. */
export function greySuite(stage: Stage): void {
  const { plan, words } = stage;

  suite('grey text', () => {
    let workbench: Workbench;

    suiteSetup(async () => {
      const drafts = Object.fromEntries(NAMES.map((name) => [name, '']));
      workbench = await enter(stage, drafts, { 'yinju.corpus.paths': [plan.figures] });
      await workbench.openFile(NAMES[0]);
      await workbench.status(words.locale === 'en' ? 'Yinju: 4 articles' : '引据：4 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(() => exit(stage, workbench));

    /** Writes {@link text} alone into the open draft. */
    const write = async (text: string): Promise<void> => {
      await workbench.press('Control+A', 'Delete');
      await workbench.type(text);
    };
    const listed = (): Promise<number> =>
      workbench.page.locator('.suggest-widget.visible .monaco-list-row').count();

    for (const name of NAMES) {
      test(`appears after the caret in ${name}, and Tab takes it`, async () => {
        await workbench.openFile(name);
        await write(TYPED);
        await shown(workbench.grey(REST));
        deepEqual(await listed(), 0);
        if (name === NAMES[0]) await workbench.picture('grey-text', { name: 'type', clip: EDITOR });
        await workbench.press('Tab');
        await workbench.startsWith(PHRASE);
      });

      test(`is not taken by Enter in ${name}`, async () => {
        await workbench.openFile(name);
        await write(TYPED);
        await shown(workbench.grey(REST));
        await workbench.press('Enter');
        await workbench.type('二');
        await workbench.lineWith('二', 2);
        deepEqual((await workbench.lines())[0], TYPED);
      });

      test(`comes in ${name} after what an input method composed, and stays while more of it is composed`, async () => {
        await workbench.openFile(name);
        await write('');
        await workbench.compose('yin', '因');
        await workbench.compose('dizhi', '地制宜');
        await shown(workbench.grey(REST));
        await workbench.compose('fa', '发');
        await shown(workbench.grey('展新质'));
        await workbench.press('Tab');
        await workbench.startsWith(PHRASE);
      });

      test(`changes no number that is typed in ${name}`, async () => {
        await workbench.openFile(name);
        for (const [before, figure] of [
          ['城镇调查失业率控制在', '5.1'],
          ['全年城镇新增就业', '35'],
        ]) {
          await write(before + figure);
          await workbench.press('Tab');
          await workbench.type('。');
          await workbench.lineWith('。');
          const pattern = new RegExp(`^${before}${figure.replace('.', '\\.')}(?![\\d.])`);
          match((await workbench.lines())[0] ?? '', pattern);
        }
      });
    }

    test('stays without a gap while its text is being typed', async () => {
      await workbench.openFile(NAMES[0]);
      await write(TYPED);
      await shown(workbench.grey(REST));
      await workbench.type('发');
      deepEqual(await workbench.grey('展新质').count(), 1);
    });

    test('is drawn soon after a character', async () => {
      await workbench.openFile(NAMES[0]);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await write('说');
        await gone(workbench.grey());
        times.push(await workbench.untilGrey('因'));
      }
      const [median] = times.sort((a, b) => a - b).slice(ROUNDS / 2);
      figures[`from a character to its grey text, median in ms, ${words.locale}`] = median;
    });

    test('says in the status bar how many places and articles say so, as long as it stands', async () => {
      await openEmpty(stage, workbench, '状态.gw');
      await write(TYPED);
      await shown(workbench.grey(REST));
      const counts = words.locale === 'en' ? '4 places · 4 articles' : '4 处 · 4 篇';
      await shown(workbench.proof.filter({ hasText: counts }));
      await workbench.press('Escape');
      await hidden(workbench.proof);
    });

    test('is taken word by word', async () => {
      await workbench.openFile(NAMES[0]);
      await write(`${TYPED}发展`);
      await shown(workbench.grey(/^新质生产力/u));
      await workbench.press('Control+ArrowRight');
      await shown(workbench.grey(/^生产力/u));
      deepEqual(await workbench.lines(), [`${TYPED}发展新质`]);
    });

    test('has others one key away, and the status bar counts the one that stands', async () => {
      await workbench.openFile(NAMES[0]);
      await write('全年城镇');
      for (const [key, text, places] of [
        [undefined, /^新增就业/u, 4],
        ['Alt+]', /^调查失业率/u, 5],
        ['Alt+[', /^新增就业/u, 4],
      ] as const) {
        if (key) await workbench.press(key);
        await shown(workbench.grey(text));
        await shown(workbench.proof.filter({ hasText: new RegExp(`\\b${places} \\D+4 `) }));
      }
    });

    test('gives way to the list of all there is, and stands again when that is closed', async () => {
      await openEmpty(stage, workbench, '列表.gw');
      await write(TYPED);
      await shown(workbench.grey(REST));
      await workbench.press('Alt+/');
      await shown(workbench.suggestion(REST));
      await workbench.picture('grey-list');
      await workbench.press('Escape');
      await shown(workbench.grey(REST));
      deepEqual(await listed(), 0);
    });

    test('stays away to the end of the clause once it was sent away, but for the list asked for', async () => {
      await openEmpty(stage, workbench, '挥退.gw');
      await write(TYPED);
      await shown(workbench.grey(REST));
      await workbench.press('Escape');
      await gone(workbench.grey());
      await workbench.type('发');
      await workbench.press('Alt+/');
      await shown(workbench.suggestion('展新质'));
      deepEqual(await workbench.grey().count(), 0);
      await workbench.press('Escape');
      // Another phrase: what the draft itself says after the same words is offered too.
      await workbench.type('，持续改善生态');
      await shown(workbench.grey('环境质量'));
    });

    test('swallows the comma typed after one that it wrote', async () => {
      await workbench.openFile(NAMES[0]);
      // At once: what stands while it is typed ends before the comma, which is too unsure to be added.
      await write('');
      await workbench.page.keyboard.insertText('因地制宜发展新质生产');
      await shown(workbench.grey('力，'));
      await workbench.press('Tab');
      await workbench.startsWith('因地制宜发展新质生产力，');
      await workbench.type('，持');
      await workbench.startsWith('因地制宜发展新质生产力，持');
    });

    test('leaves the mark that the editor closed by itself to be typed over', async () => {
      await workbench.openFile(NAMES[0]);
      await write('认真执行《政府信息公');
      await shown(workbench.grey(/^开条例/u));
      await workbench.press('Tab');
      await workbench.startsWith('认真执行《政府信息公开条例》');
      await workbench.type('》，');
      await workbench.startsWith('认真执行《政府信息公开条例》，');
    });

    test('leaves no blanks when it went an instant before Tab', async () => {
      await workbench.openFile(NAMES[0]);
      await write(TYPED);
      await shown(workbench.grey(REST));
      await workbench.type('饕');
      await workbench.press('Tab');
      await workbench.type('餮');
      await workbench.startsWith(`${TYPED}饕餮`);
    });

    test('is taken at every cursor', async () => {
      await workbench.openFile(NAMES[0]);
      await write('');
      await workbench.press('Enter', 'Control+Home', 'Shift+Alt+ArrowDown');
      await workbench.type(TYPED);
      await shown(workbench.grey(REST));
      await workbench.press('Tab');
      await workbench.lineWith(PHRASE, 1);
      await workbench.lineWith(PHRASE, 2);
      await workbench.press('Escape');
    });

    test('is followed by the sources view', async () => {
      await workbench.openFile(NAMES[0]);
      await workbench.openView(words.manifest('view.container'));
      const said = workbench.page.locator('.sidebar .message:not(.hide)');
      await workbench.openFile(NAMES[0]);
      await write(TYPED);
      await shown(workbench.grey(REST));
      // The caret is after the characters typed; the text of the sources is further on.
      await shown(said.filter({ hasText: PHRASE }));
      await workbench.picture('grey-sources');
      await workbench.press('Control+Shift+E');
    });

    test('is beside the list asked for, and letters open the list, where both are wanted', async () => {
      await changeSettings(stage, workbench, {
        'yinju.corpus.paths': [plan.figures],
        'yinju.completion.show': 'both',
      });
      await openEmpty(stage, workbench, '两样.gw');
      await workbench.type(TYPED);
      await shown(workbench.grey(REST));
      deepEqual(await listed(), 0);
      await workbench.press('Alt+/');
      await shown(workbench.suggestion(REST));
      await shown(workbench.grey(REST));
      await workbench.press('Escape');
      await workbench.page.keyboard.type('fzx');
      await shown(workbench.suggestion(REST));
      await workbench.accept(new RegExp(`^${REST}`, 'u'));
      await workbench.startsWith(PHRASE);
      // A row's figure beside the list does not go on with the number typed.
      await write('全年城镇新增就业');
      await workbench.press('Alt+/');
      await shown(workbench.suggestion('35.8万人'));
      await workbench.type('35');
      await workbench.press('Tab');
      await workbench.type('。');
      await workbench.lineWith('。');
      match((await workbench.lines())[0] ?? '', /^全年城镇新增就业35(?![\d.])/u);
    });

    test('the count of characters follows while someone writes without a rest', async () => {
      await openEmpty(stage, workbench, NAMES[0]);
      const count = workbench.page.locator('[id="yinju.yinju.yinju.counts"]');
      const counted = async (): Promise<number> => Number(/\d+/.exec((await count.textContent()) ?? '')?.[0]);
      let typed = 0;
      for (; typed < 100 && !((await counted()) > 0 && typed > 5); typed++) {
        await workbench.type('写');
        // The pace of a writer: what is tried is that it needs no rest.
        await workbench.page.waitForTimeout(50);
      }
      ok(typed < 100, 'it was not counted before the writer rested');
    });
  });
}
