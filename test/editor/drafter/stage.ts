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

/** A window of the workbench over {@link files}, written anew, with {@link settings} for the user. */
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

/** Changes Yinju's user settings to {@link settings} in the open {@link workbench}, by its settings file. */
export async function changeSettings(
  { plan }: Stage,
  workbench: Workbench,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await workbench.command('Preferences: Open User Settings (JSON)');
  await workbench.page.locator('.tab.active[data-resource-name="settings.json"]').waitFor();
  await workbench.replaceAll(JSON.stringify(withYinju(plan, settings)));
  await workbench.press('Control+S');
  await workbench.page
    .locator('.tab.active.dirty[data-resource-name="settings.json"]')
    .waitFor({ state: 'detached' });
  await workbench.command('View: Close Editor');
  await workbench.page.locator('.tab[data-resource-name="settings.json"]').waitFor({ state: 'detached' });
}

/** The user settings as they stand, with Yinju's own replaced. */
function withYinju(plan: Plan, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const before = JSON.parse(readFileSync(plan.settings, 'utf8')) as Record<string, unknown>;
  const others = Object.entries(before).filter(([key]) => !key.startsWith('yinju.'));
  return { ...Object.fromEntries(others), ...settings };
}
