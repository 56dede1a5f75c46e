import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Plan } from './plan.ts';
import { Workbench } from './workbench.ts';
import type { Words } from './words.ts';

/** What every suite of the drafter works with. */
export interface Stage {
  readonly plan: Plan;
  readonly browser: Browser;
  readonly words: Words;
  /** The window that the suites share, one after the other: opening one costs as much as twenty tests. */
  readonly screen: { window?: Workbench | undefined };
}

/** Ends {@link test}: a failed one leaves a picture in the folder of the run, and its window to nobody. */
export async function leave(stage: Stage, workbench: Workbench, test: Mocha.Test | undefined): Promise<void> {
  if (test?.state !== 'failed') return;
  stage.screen.window = undefined;
  await workbench.failure(`${stage.plan.locale}-${test.title}`, stage.plan.failures);
}

/** Ends a suite in {@link workbench}, whose window the next one takes unless a test failed in it. */
export async function exit(stage: Stage, workbench: Workbench | undefined): Promise<void> {
  if (workbench !== stage.screen.window) await workbench?.close();
}

/**
 * A window of the workbench with no editor open, over {@link files}, written from scratch, with {@link settings} for the
 * workspace.
 */
export async function enter(
  stage: Stage,
  files: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, unknown>> = { 'yinju.corpus.paths': [stage.plan.corpus] },
): Promise<Workbench> {
  const { plan, browser, screen } = stage;
  await clear(stage);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(plan.folder, name), text);
  const title = writeSettings(plan, settings);
  screen.window ??= await Workbench.open(browser, plan);
  await screen.window.titled(title);
  return screen.window;
}

/** Clears the window that the suites share; one that cannot be cleared is left to nobody, with a picture of why. */
async function clear({ screen, plan }: Stage): Promise<void> {
  const { window } = screen;
  try {
    await window?.clear(readdirSync(plan.folder));
  } catch (error) {
    screen.window = undefined;
    await window?.failure(`${plan.locale}-clear`, plan.failures);
    await window?.close();
    throw error;
  }
}

/** How often a window was opened with an empty draft of a name. */
const opened = new WeakMap<Workbench, Map<string, number>>();

/**
 * Opens an empty draft called {@link name}; where the window has had one of that name, another with a number, so that
 * a test that is tried again finds nothing of what it typed, took or sent away before.
 */
export async function openEmpty({ plan }: Stage, workbench: Workbench, name: string): Promise<void> {
  const counts = opened.get(workbench) ?? new Map<string, number>();
  opened.set(workbench, counts);
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  const fresh = count === 1 ? name : name.replace('.', `-${count}.`);
  writeFileSync(join(plan.folder, fresh), '');
  await workbench.openFile(fresh);
}

/** Changes Yinju's settings to {@link settings}; the open {@link workbench} has them when this resolves. */
export async function changeSettings(
  { plan }: Stage,
  workbench: Workbench,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await workbench.titled(writeSettings(plan, settings));
}

/** Times that settings were written: the number is in the window's title, by which they are seen to be in force. */
let written = 0;

/**
 * Puts {@link settings} in place of those of the workspace, and returns the title that they give a window. An open window
 * takes up the settings of its workspace when the file changes, those of its user only when it wrote them itself.
 */
function writeSettings({ folder }: Plan, settings: Readonly<Record<string, unknown>>): string {
  const title = `${basename(folder)} ${++written}`;
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  const all = { ...settings, 'window.title': title };
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(all, null, 2));
  return title;
}
