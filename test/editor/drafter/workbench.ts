import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import { patience } from '../support/patience.ts';
import { PATIENCE } from '../support/settled.ts';
import type { Plan } from './plan.ts';
import { hidden, shown } from './waits.ts';

/** A part of the screen in pixels. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The editor without its side bars. */
export const EDITOR: Clip = { x: 349, y: 36, width: 760, height: 420 };
/** The side bar and the beginning of the editor. */
export const SIDE_BAR: Clip = { x: 0, y: 36, width: 760, height: 560 };

/** The folders that get pictures: of the screen, and of the walkthrough's steps where these are wanted. */
export interface Pictures {
  readonly screenshots: string;
  readonly walkthrough?: string;
}

/** In the page: resolves with the time of the first frame that shows grey text. */
const WATCH_GREY = `new Promise((resolve) => {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor');
  const isShown = () => editor.querySelector('.view-lines .ghost-text-decoration, .view-lines .ghost-text');
  const watch = new MutationObserver(() => {
    if (!isShown()) return;
    watch.disconnect();
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
  });
  watch.observe(editor, { subtree: true, childList: true, characterData: true, attributes: true });
})`;

/** Milliseconds between two looks at the lines of an editor: looked at in each frame, they keep a core busy. */
const POLL = 50;

/** The workbench as a drafter sees it: what is on the screen, the keyboard, and an input method. */
export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly protocol: CDPSession,
    private readonly pictures: Pictures | undefined,
  ) {}

  /** Opens {@link folder} in a new window. */
  static async open(
    browser: Browser,
    { origin, headers, script, profile, locale, folder, pictures }: Plan,
  ): Promise<Workbench> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      extraHTTPHeaders: headers,
    });
    if (script !== undefined) await context.addInitScript(script);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    speak({ profile, locale });
    const page = await context.newPage();
    context.setDefaultTimeout(patience());
    await page.goto(`${origin}/?folder=${encodeURIComponent(folder)}`);
    await shown(page.locator('.monaco-workbench .part.statusbar'));
    const protocol = await context.newCDPSession(page);
    return new Workbench(page, context, protocol, pictures);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /**
   * Closes what is open in the window, so that it is as at its start: the {@link files} of the folder beside no editor. What was typed
   * into them is saved before: the editor saves up to a second after a tab has gone, which fails where the file was written anew, and
   * has the next tab of that file ask forever what to do with its changes. Changes whose saving failed are given up.
   */
  async clear(files: readonly string[]): Promise<void> {
    const unsaved = this.page
      .locator(files.map((name) => `.tab.dirty[data-resource-name="${name}"]`).join())
      .first();
    let waited = false;
    await this.persist(async (timeout) => {
      if (waited) {
        await unsaved.click({ timeout });
        await this.command('File: Revert File');
      }
      waited = true;
      await unsaved.waitFor({ state: 'detached', timeout });
    });
    const tab = this.page.locator('.tab').first();
    await this.persist(async (timeout) => {
      // By its keys: the palette takes ten times the work.
      await this.press('Escape', 'Escape', 'Control+K', 'Control+W');
      await tab.waitFor({ state: 'detached', timeout });
    });
    await this.press('Control+Shift+E');
    await this.command('Notifications: Clear All Notifications');
  }

  /** Resolves once the window has the title {@link title}. */
  async titled(title: string): Promise<void> {
    await this.page.waitForFunction(`document.title === ${JSON.stringify(title)}`, undefined, {
      polling: POLL,
    });
  }

  /**
   * Opens a file of the folder by its name, and waits until its editor takes keys. Resolves with the moment that it was
   * asked for, as `performance.now()` has it. In a window just opened that takes until its extensions run: {@link limit}
   * milliseconds at most.
   */
  async openFile(name: string, limit = patience()): Promise<number> {
    // The tab is active before the editor has left the file that it showed: a key would go there.
    const filled = this.page.locator(
      `.editor-group-container.active .monaco-editor[role=code][data-uri$="/${encodeURIComponent(name)}"]`,
    );
    const input = this.quickInput.locator('input[type=text]');
    let asked = performance.now();
    const tab = this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
    const place = await this.placeOf(name);
    if ((await tab.isVisible()) && (await filled.isVisible())) {
      await this.page.keyboard.press('Control+1');
    } else if (place > 0 && place < 10) {
      // What finds files by their names takes ten times the work.
      await this.page.keyboard.press(`Alt+${place}`);
      await shown(tab);
    } else {
      await this.persist(async (timeout) => {
        await this.page.keyboard.press('Control+P');
        await input.fill(name, { timeout });
        // By Enter: the list still moves when it first shows the file.
        await this.quickInput.locator('.monaco-list-row.focused', { hasText: name }).waitFor({ timeout });
      }, limit);
      asked = performance.now();
      await this.page.keyboard.press('Enter');
      await shown(tab);
    }
    await shown(filled.and(this.page.locator('.focused')));
    await this.page.keyboard.press('Control+Home');
    return asked;
  }

  /** Which of the tabs the file {@link name} is in, from 1 on; 0 where it is in none. */
  private async placeOf(name: string): Promise<number> {
    const tabs = this.page.locator('.editor-group-container.active .tab');
    const names = await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('data-resource-name')));
    return names.indexOf(name) + 1;
  }

  /**
   * Opens the same window again with no file open, in a language, and waits until its extensions run: what is measured then is
   * ours alone.
   */
  async reopen(plan: Pick<Plan, 'profile' | 'locale'>): Promise<void> {
    await this.command('View: Close All Editors');
    speak(plan);
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: PATIENCE });
    // A view of them that is opened before they run may stay empty: another is opened.
    await this.persist(async (timeout) => {
      await this.command('View: Close All Editors');
      await this.command('Developer: Show Running Extensions');
      await this.page.locator('.runtime-extensions-editor .monaco-list-row').first().waitFor({ timeout });
    }, 2 * PATIENCE);
    await this.command('View: Close All Editors');
  }

  /** Asks for the list at the caret until it holds {@link text}, and again no sooner than a writer would. */
  async listWith(text: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      await this.page.keyboard.press('Alt+/');
      try {
        return await this.suggestion(text).waitFor({ timeout: 1000 });
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a command by its title in the palette; one that the editor took the keys from is opened again. */
  async command(title: string): Promise<void> {
    // The row shows its key binding after the title.
    const exact = this.quickInput.locator(
      `.monaco-list-row:is([aria-label="${title}"], [aria-label^="${title},"])`,
    );
    const focused = this.quickInput.locator('.monaco-list-row.focused', { hasText: title });
    const row = exact.or(focused).first();
    await this.persist(async (timeout) => {
      await this.page.keyboard.press('F1');
      await this.quickInput.locator('input[type=text]').fill(`>${title}`, { timeout });
      await row.waitFor({ timeout });
      try {
        await row.click({ timeout });
      } catch (error) {
        // A row may go in the instant before it is clicked. Where the palette is no longer shown, the command was run.
        if (await this.quickInput.isVisible()) throw error;
      }
    });
  }

  /** Runs a command that does no harm when it runs twice, until {@link done} is to be seen. */
  async commandUntil(title: string, done: Locator): Promise<void> {
    await this.persist(async (timeout) => {
      await this.command(title);
      await done.waitFor({ timeout: 2 * timeout });
    });
  }

  /** Opens the list of fixes at the cursor; one that is asked for while the editor looks by itself does not come. */
  async openFixes(): Promise<void> {
    const fix = this.page.locator('.action-widget .monaco-list-row.action.focused').first();
    await this.persist(async (timeout) => {
      await this.page.keyboard.press('Control+.');
      await fix.waitFor({ timeout });
    });
  }

  /**
   * Tries again, after Escape, what the editor took the keys from. Each attempt is given a longer timeout, in
   * milliseconds: a key that was lost is soon pressed again, and a slow machine gets its time.
   */
  async persist(attempt: (timeout: number) => Promise<void>, limit = patience()): Promise<void> {
    const deadline = Date.now() + limit;
    for (let timeout = patience() / 20; ; timeout = Math.min(2 * timeout, patience() / 4)) {
      try {
        return await attempt(timeout);
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a command by its title with the keyboard alone. */
  async runByKeys(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pickByKeys(title);
  }

  /** Types {@link text} into the list that is open, and takes the row that this leads to. */
  async pickByKeys(text: string): Promise<void> {
    await shown(this.quickInput.locator('input[type=text]'));
    await this.page.keyboard.type(text);
    await shown(this.quickInput.locator('.monaco-list-row.focused', { hasText: text }));
    await this.page.keyboard.press('Enter');
  }

  /** The rows of the side bar that say {@link text}. */
  rows(text: string): Locator {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: text });
  }

  /** The rows of the sources view that are articles; those that say {@link text}. */
  articleRows(text = ''): Locator {
    return this.page.locator('.sidebar .monaco-list-row[aria-expanded]', { hasText: text });
  }

  /** What a screen reader says of the row of the side bar that has the focus. */
  async focusedLabel(): Promise<string> {
    const row = this.page.locator('.sidebar .monaco-list:focus .monaco-list-row.focused');
    await shown(row);
    return (await row.getAttribute('aria-label')) ?? '';
  }

  /** The words of the element that has the focus. */
  focusedText(): Promise<string> {
    return this.page.evaluate('document.activeElement?.textContent ?? ""');
  }

  /** Opens a view container by its name in the activity bar. */
  async openView(name: string): Promise<void> {
    const icon = `[aria-label^="${name}"]`;
    // A click on the view that is shown hides it.
    if ((await this.page.locator(`.activitybar .checked ${icon}`).count()) > 0) return;
    await this.page.locator(`.activitybar ${icon}`).first().click();
  }

  /** The widget behind the palette and every quick pick. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor[role=code]').first();
  }

  /** The words of the active editor, line by line as they are wrapped, without grey text. */
  async lines(): Promise<string[]> {
    const lines = this.editor.locator('.view-lines .view-line');
    // A view keeps its lines in no particular order: their positions give it.
    const words = await lines.evaluateAll((nodes) =>
      nodes.map((node) => {
        const copy = node.cloneNode(true);
        for (const grey of copy.querySelectorAll('.ghost-text-decoration, .ghost-text')) grey.remove();
        return { top: node.getBoundingClientRect().top, text: copy.textContent ?? '' };
      }),
    );
    return words.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  }

  /** Resolves once the first line of the active editor reads {@link text}, or one of several texts. */
  firstLine(...texts: readonly string[]): Promise<void> {
    return this.linesFit(`the first reads ${JSON.stringify(texts)}`, ([first = '']) => texts.includes(first));
  }

  /** Resolves once the first line of the active editor begins with {@link text}. */
  startsWith(text: string): Promise<void> {
    return this.lineStarting(text, 1);
  }

  /** Resolves once a line of the active editor, the {@link number}-th, holds {@link text}. */
  lineWith(text: string, number = 1): Promise<void> {
    const wanted = `line ${number} holds ${JSON.stringify(text)}`;
    return this.linesFit(wanted, (lines) => lines[number - 1]?.includes(text) ?? false);
  }

  /** Resolves once a line of the active editor, the {@link number}-th, begins with {@link text}. */
  lineStarting(text: string, number: number): Promise<void> {
    const wanted = `line ${number} begins with ${JSON.stringify(text)}`;
    return this.linesFit(wanted, (lines) => lines[number - 1]?.startsWith(text) ?? false);
  }

  private async linesFit(wanted: string, fit: (lines: string[]) => boolean): Promise<void> {
    const deadline = Date.now() + patience();
    let lines: string[] = [];
    while (Date.now() < deadline) {
      lines = await this.lines();
      if (fit(lines)) return;
      await this.page.waitForTimeout(POLL);
    }
    throw new Error(`of the lines ${JSON.stringify(lines)} it does not hold that ${wanted}`);
  }

  /** Commits {@link text} one character after the other, as an input method does that composes elsewhere. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.page.keyboard.insertText(character);
  }

  /**
   * Composes {@link committed} out of {@link letters} in the editor itself: start, an update a letter, end; without it
   * the letters are left to be composed further.
   */
  async compose(letters: string, committed?: string): Promise<void> {
    for (let length = 1; length <= letters.length; length++) {
      const text = letters.slice(0, length);
      await this.protocol.send('Input.imeSetComposition', {
        text,
        selectionStart: length,
        selectionEnd: length,
      });
    }
    if (committed !== undefined) await this.protocol.send('Input.insertText', { text: committed });
  }

  /** Puts {@link text} in place of all that the active editor holds. */
  async replaceAll(text: string): Promise<void> {
    await this.editor.locator('.view-lines').click();
    await this.page.keyboard.press('Control+A');
    // Pasted, as typing would have brackets closed after it.
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.page.keyboard.press('Control+V');
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The grey text of the active editor; that which holds {@link text}, or matches it. */
  grey(text: string | RegExp = ''): Locator {
    return this.editor.locator('.ghost-text-decoration, .ghost-text', { hasText: text }).first();
  }

  /** Milliseconds from the moment that {@link character} is sent to the frame that draws grey text after it. */
  async untilGrey(character: string): Promise<number> {
    const drawn = this.page.evaluate<number>(WATCH_GREY);
    // The watch stands before the character is sent.
    await this.nextFrame();
    const sent = performance.timeOrigin + performance.now();
    await this.type(character);
    return (await drawn) - sent;
  }

  /** What the status bar says of the grey text that stands. */
  get proof(): Locator {
    return this.page.locator('[id="yinju.yinju.yinju.offer"]');
  }

  /** The row of the suggest widget that holds {@link text}. */
  suggestion(text: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
  }

  /** The same where it is the row that Tab takes. */
  chosen(text: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text }).first();
  }

  /**
   * Moves to the row that ends in {@link text}, or matches it, and takes it with Tab. The rows of a list that stands while
   * they are typed along begin with what was typed since it was opened.
   */
  async accept(text: string | RegExp): Promise<void> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    const label = typeof text === 'string' ? new RegExp(`${text}$`, 'u') : text;
    const row = rows.filter({ has: this.page.locator('.label-name', { hasText: label }) }).first();
    await shown(row);
    const chosen = row.and(this.page.locator('.focused'));
    for (let left = await rows.count(); !(await chosen.isVisible()); left--) {
      if (left === 0) throw new Error(`the row that is ${String(text)} cannot be chosen`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Tab');
    await hidden(this.page.locator('.suggest-widget.visible'));
  }

  /** The hover that is open. */
  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible, .monaco-resizable-hover:visible').first();
  }

  /** Points at {@link text} until the hover there says {@link said}, as what a server knows may come after the first. */
  async hoverSaying(text: string, said: RegExp): Promise<void> {
    await this.persist(async () => {
      await this.page.mouse.move(0, 0);
      await this.word(text).hover({ position: { x: 60, y: 8 } });
      await this.hover.filter({ hasText: said }).waitFor({ timeout: patience() / 6 });
    });
  }

  /** A word of the editor, to be pointed at. */
  word(text: string): Locator {
    return this.editor.locator('.view-line span', { hasText: text }).last();
  }

  /** Resolves once the language status says {@link expected}. */
  async status(expected: string): Promise<void> {
    const item = this.page.locator('[id="status.languageStatus"]');
    await shown(item.locator(`xpath=descendant-or-self::*[contains(@aria-label, "${expected}")]`).first());
  }

  /** Opens the pop-up of the language status. */
  async openStatus(): Promise<void> {
    const status = this.page.locator('.hover-language-status').first();
    await this.persist(async (timeout) => {
      // It goes when the item is drawn anew, and comes again to a pointer that moves onto it.
      await this.page.mouse.move(0, 0);
      await this.page.locator('[id="status.languageStatus"]').hover({ timeout });
      await status.waitFor({ timeout });
    });
  }

  /** Saves the screen as {@link name} when pictures are wanted; a part of it for a {@link step} of the walkthrough. */
  async picture(name: string, step?: { readonly name: string; readonly clip: Clip }): Promise<void> {
    if (!this.pictures) return;
    const { screenshots, walkthrough } = this.pictures;
    await this.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
    if (step && walkthrough) {
      const path = join(walkthrough, `${step.name}.png`);
      await this.page.screenshot({ path, clip: step.clip, animations: 'disabled' });
    }
  }

  /** Saves the screen of a test that failed, to be looked at. */
  async failure(name: string, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`) });
  }

  private async nextFrame(): Promise<void> {
    await this.page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  }
}

/** Has pages that are opened from now on speak a language: where the editor's own command for that writes it. */
function speak({ profile, locale }: Pick<Plan, 'profile' | 'locale'>): void {
  writeFileSync(join(profile, 'data', 'User', 'argv.json'), JSON.stringify({ locale }));
}
