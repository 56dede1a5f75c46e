import { ok } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { FakeOffice } from '../../../server/test/support/fakeOffice.ts';
import { enter, exit, leave, type Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';
import { gone, shown } from './waits.ts';

const NAME = '单位语料.gw';
const PASSWORD = 'writer:a secret of three words';
/** What the office holds and the writer's own folder does not. */
const PHRASE = '把风险隐患化解在萌芽状态';
const FILES = {
  '甲市2025年平安建设工作报告.txt': `甲市2025年平安建设工作报告\n一年来，我们${PHRASE}，成效明显。\n`,
  '乙市2025年平安建设工作报告.txt': `乙市2025年平安建设工作报告\n下一步，要${PHRASE}，守住底线。\n`,
};

/** An office's server that wants a password: asked for, kept, used, forgotten. */
export function officeSuite(stage: Stage): void {
  const { words } = stage;

  suite('an office’s corpus', () => {
    let workbench: Workbench;
    let office: FakeOffice;

    suiteSetup(async () => {
      office = await FakeOffice.start(FILES);
      office.password = PASSWORD;
      workbench = await enter(
        stage,
        { [NAME]: `我们坚持${PHRASE}，不断推进工作。\n` },
        { 'yinju.corpus.paths': [stage.plan.corpus], 'yinju.corpus.server': office.address },
      );
      await workbench.openFile(NAME);
      await workbench.status(words.locale === 'en' ? 'Yinju: 5 articles' : '引据：5 篇');
    });
    teardown(function () {
      return leave(stage, workbench, this.currentTest);
    });
    suiteTeardown(async () => {
      await exit(stage, workbench);
      await office.close();
    });

    const where = (): string => `127.0.0.1:${office.port}/yinju`;
    const refused = (): string => words.client('Office’s corpus unavailable: {0}', where());
    const served = (): string => words.client('Office’s corpus: {0}', where());

    test('a server that refuses says so in the status, and the folder’s answers go on', async () => {
      await workbench.status(refused());
      await workbench.openStatus();
      const said = words.locale === 'en' ? 'rejected the password' : '不接受此密码';
      await shown(workbench.page.locator('.hover-language-status', { hasText: said }).first());
      await workbench.picture('office-refused');
      await workbench.press('Escape');
    });

    test('the password is asked for, and hidden; then the server answers', async () => {
      await workbench.command(words.manifest('command.setServerPassword'));
      const input = workbench.quickInput.locator('input[type=password]');
      await input.fill(PASSWORD);
      await workbench.picture('office-password');
      await workbench.press('Enter');
      await workbench.status(served());
      await workbench.openStatus();
      const sends = words.client(
        'Phrases and fingerprints of drafts go to {0}, and nowhere else',
        `127.0.0.1:${office.port}`,
      );
      await shown(workbench.page.locator('.hover-language-status', { hasText: sends }).first());
      await workbench.press('Escape');
      ok(office.authorizations.at(-1)?.startsWith('Basic '));
    });

    test('a hover shows both counts, and a source there opens as text that cannot be changed', async () => {
      await workbench.openFile(NAME);
      // The places that the server knows may come after the first hover.
      const both = words.locale === 'en' ? /2 places in the office/u : /单位语料 2 处/u;
      await workbench.hoverSaying('我们坚持', both);
      await workbench.picture('office-hover');
      await workbench.press('Escape');
      for (let step = 0; step < 8; step++) await workbench.press('ArrowRight');
      await workbench.press('F12');
      await shown(workbench.page.locator('.tab.active', { hasText: '2025年平安建设工作报告' }));
      await workbench.type('甲');
      await gone(workbench.page.locator('.tab.active.dirty'));
    });

    test('a password that is forgotten is used no more', async () => {
      await workbench.openFile(NAME);
      await workbench.command(words.manifest('command.forgetServerPassword'));
      await workbench.status(refused());
    });
  });
}
