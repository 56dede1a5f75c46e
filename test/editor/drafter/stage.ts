import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Plan } from './plan.ts';
import { Workbench } from './workbench.ts';
import type { Words } from './words.ts';

/** What every suite of the drafter works with. */
export interface Stage {
  readonly plan: Plan;
  readonly browser: Browser;
  readonly words: Words;
}

/** Ends {@link test}: a failed one leaves a picture in the folder of the run. */
export async function leave(
  { plan }: Stage,
  workbench: Workbench,
  test: Mocha.Test | undefined,
): Promise<void> {
  if (test?.state === 'failed') await workbench.failure(`${plan.locale}-${test.title}`, plan.failures);
}

/** A window of the workbench over {@link files}, written from scratch, with {@link settings} for the user. */
export async function enter(
  { plan, browser }: Stage,
  files: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, unknown>> = { 'yinju.corpus.paths': [plan.corpus] },
): Promise<Workbench> {
  writeFileSync(plan.settings, JSON.stringify(withYinju(plan, settings), null, 2));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(plan.folder, name), text);
  const { origin, folder, pictures } = plan;
  return Workbench.open(browser, { origin, folder, pictures });
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

/** Changes Yinju's user settings to {@link settings} in the open {@link workbench}, by its settings file. */
export async function changeSettings(
  { plan }: Stage,
  workbench: Workbench,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const tab = '[data-resource-name="settings.json"]';
  await workbench.commandUntil(
    'Preferences: Open User Settings (JSON)',
    workbench.page.locator(`.tab.active${tab}`),
  );
  await workbench.replaceAll(JSON.stringify(withYinju(plan, settings)));
  await workbench.press('Control+S');
  await workbench.page.locator(`.tab.active.dirty${tab}`).waitFor({ state: 'detached' });
  await workbench.command('View: Close Editor');
  await workbench.page.locator(`.tab${tab}`).waitFor({ state: 'detached' });
}

/** The user settings as they stand, with Yinju's own replaced. */
function withYinju(plan: Plan, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const before = JSON.parse(readFileSync(plan.settings, 'utf8')) as Record<string, unknown>;
  const others = Object.entries(before).filter(([key]) => !key.startsWith('yinju.'));
  return { ...Object.fromEntries(others), ...settings };
}
