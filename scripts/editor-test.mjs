// `npm run test:vscode`: the packaged extension in the real editor, asked from inside its extension host and used
// from outside as a drafter would.
//
//   -- --screenshots     saves pictures under docs/images: of the Chinese editor those that the pages show, of the
//                        English one under docs/images/en
//   -- --locale zh-cn    the drafter in one language alone (en, zh-cn), all of its suites
//   -- --host            the extension host alone, in a window of its own
//   -- --drafter         the drafter alone
//   -- --theme NAME      the drafter in another colour theme, such as "Default High Contrast" and
//                        "Default High Contrast Light"; its pictures go under docs/images/themes
//   YINJU_VSCODE         a VS Code to use instead of the browser workbench: a path, or a version to download
//   YINJU_TEST_ONLY      only the tests whose full titles match
//
// The last line says `N passed, N failed`.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { bundleTests, work } from './editor-bundle.mjs';
import { BROWSER_ARGUMENTS, ensureChromium } from './editor-chromium.mjs';
import { runInExtensionHost } from './editor-host.mjs';
import { writeChineseCore } from './editor-language-pack.mjs';
import { PartOutcome } from './editor-outcomes.mjs';
import { runInVSCode } from './editor-vscode.mjs';
import {
  ensureWorkbench,
  PLAIN_SETTINGS,
  prepareProfile,
  root,
  SQUARE_CORNERS,
  startWorkbench,
  UNPACKED,
  withFewExtensions,
} from './editor-workbench.mjs';
import { pack } from './package.mjs';

const args = process.argv.slice(2);
const screenshots = args.includes('--screenshots') ? join(root, 'docs', 'images') : undefined;
const theme = args.includes('--theme') ? args[args.indexOf('--theme') + 1] : undefined;
const locales = args.includes('--locale') ? [args[args.indexOf('--locale') + 1]] : ['zh-cn', 'en'];
const wanted = (part) =>
  args.includes(part) || !['--host', '--drafter'].some((other) => args.includes(other));
const REPORT = {
  title: '白水县2021年信访工作总结',
  paragraphs: ['全县信访秩序持续向好，领导干部下访接访制度更加健全，群众满意率稳步提升。'],
};

const say = (line) => process.stdout.write(`${line}\n`);

const start = Date.now();
/** Says a point that the run has reached, and when. */
const after = (point) => say(`– ${point}: after ${Math.round((Date.now() - start) / 1000)} s`);

/**
 * Windows at once, each of which goes through the suites of a part. They keep two cores busy, as the processor draws them:
 * three were no quicker.
 */
const AT_ONCE = 2;

/** The parts of this run. */
const parts = [];

/**
 * Runs a part of the tests by {@link run}, which gets a name for its folders and the titles to run, and resolves with
 * the file of its outcome.
 */
async function runPart(name, label, run) {
  const part = new PartOutcome(label, say);
  const attempt = async (folder, only) => {
    try {
      part.take(await run(folder, only));
    } catch (error) {
      say(`✗ ${label}: ${error instanceof Error ? error.stack : String(error)}`);
      part.take('');
    }
  };
  parts.push({ part, again: (only) => attempt(`${name}-again`, only) });
  await attempt(name, process.env.YINJU_TEST_ONLY ?? '');
}

/**
 * Suites with a failed test are run a second time, one after the other, each in a window and on folders of its own: on
 * a busy machine a key may be lost or a wait end too early, a fault of the product is there again.
 */
async function runFailedAgain() {
  for (const { part, again } of parts) {
    const only = part.again;
    if (only === undefined) continue;
    say(`↻ ${part.name}: once more${only && `, ${only}`}`);
    await again(only);
  }
}

/** Removes everything that an earlier run left; what is installed stays. */
function clean() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
}

/** Writes the folders of reports that the tests of {@link name} read and change, which others run beside. */
async function corporaOf(name) {
  const folder = join(work, name);
  mkdirSync(folder);
  const corpus = join(folder, 'corpus');
  cpSync(join(root, 'test/editor/fixtures/corpus'), corpus, { recursive: true });
  const figures = join(folder, 'figures');
  cpSync(join(root, 'test/editor/fixtures/figures'), figures, { recursive: true });
  // A folder with one report as a Word file, and one that was cut off.
  const words = join(folder, 'word');
  mkdirSync(words);
  const paragraphs = [REPORT.title, ...REPORT.paragraphs].map((text) => new Paragraph(text));
  const report = new Document({ sections: [{ children: paragraphs }] });
  writeFileSync(join(words, `${REPORT.title}.docx`), await Packer.toBuffer(report));
  writeFileSync(join(words, '损坏.docx'), Buffer.from('504b0304140006000800', 'hex'));
  return { corpus, figures, words };
}

/** The folders of this language's pictures; only the Chinese editor in its own theme is shown in the walkthrough. */
function picturesOf(locale) {
  if (!screenshots) return undefined;
  if (theme) {
    const name = theme.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    return { screenshots: join(screenshots, 'themes', name, locale) };
  }
  if (locale !== 'zh-cn') return { screenshots: join(screenshots, locale) };
  return { screenshots, walkthrough: join(root, 'media', 'walkthrough') };
}

async function drafter({ workbench, profileFor, chromium, bundle, locale, suites, next, host, name, only }) {
  const corpora = await corporaOf(name);
  const profile = profileFor(name);
  const folder = join(work, `drafts-${name}`);
  mkdirSync(folder, { recursive: true });
  const outcome = join(work, `drafter-${name}.json`);
  const hostEnvironment = host && {
    YINJU_TEST_BUNDLE: host.bundle,
    YINJU_TEST_CORPORA: JSON.stringify(corpora),
    YINJU_TEST_LOG: host.log,
    YINJU_TEST_OUTCOME: host.outcome,
    YINJU_TEST_ONLY: '',
  };
  const server = await startWorkbench(workbench, profile, { env: hostEnvironment });
  try {
    const plan = {
      root,
      chromium,
      browserArguments: BROWSER_ARGUMENTS,
      locale,
      suites,
      next,
      hostLog: host?.log,
      folder,
      ...corpora,
      pictures: picturesOf(locale),
      failures: join(work, 'failures'),
      origin: server.origin,
      headers: UNPACKED,
      ...(screenshots ? {} : { script: SQUARE_CORNERS }),
      profile,
    };
    const env = {
      ...process.env,
      YINJU_TEST_PLAN: JSON.stringify(plan),
      YINJU_TEST_OUTCOME: outcome,
      YINJU_TEST_ONLY: only,
    };
    const child = spawn(process.execPath, [bundle], { env, stdio: 'inherit' });
    const end = () => child.kill();
    process.once('exit', end);
    await new Promise((resolve) => child.once('exit', resolve));
    process.off('exit', end);
  } finally {
    await server.stop();
  }
  return outcome;
}

async function inWorkbench(vsix, bundles) {
  const whole = ensureWorkbench();
  if ('reason' in whole) return say(`skipped: the browser workbench: ${whole.reason}`);
  const chromium = ensureChromium();
  if ('reason' in chromium) return say(`skipped: everything in the browser workbench: ${chromium.reason}`);
  const workbench = screenshots ? whole : withFewExtensions(whole, join(work, 'built-in'));
  const languagePack = join(work, 'zh-cn.i18n.json');
  writeChineseCore(join(workbench.entry, '../../../lib/vscode'), languagePack);
  // Else the editor takes what contrast the machine asks for.
  const settings = {
    // Drafts are written anew under the same names, at times before the editor has seen it: it would ask what to keep, save
    // nothing until it is told, and ask again in each window that is opened after.
    'files.saveConflictResolution': 'overwriteFileOnDisk',
    ...(screenshots ? {} : PLAIN_SETTINGS),
    ...(theme ? { 'workbench.colorTheme': theme, 'window.autoDetectHighContrast': false } : {}),
  };
  // What is installed is installed once: it takes the editor's own program some seconds.
  const installed = join(work, 'profile');
  prepareProfile(installed, { locale: 'zh-cn', languagePack, vsix: [vsix], workbench, settings });
  after('the package is installed');
  const profileFor = (name) => {
    const profile = join(work, `profile-${name}`);
    cpSync(installed, profile, { recursive: true });
    return profile;
  };

  const { path } = chromium;
  const hosts = async (name, only) => {
    const outcome = join(work, `${name}.json`);
    const corpora = await corporaOf(name);
    const profile = profileFor(name);
    const where = { folder: join(work, `drafts-${name}`), corpora, outcome, only };
    await runInExtensionHost({ workbench, profile, chromium: path, bundle: bundles.host, ...where, say });
    return outcome;
  };
  const plans = wanted('--drafter') ? plansOf(locales) : [];
  const outcome = join(work, 'host.json');
  const isShared = wanted('--host') && plans.length > 0 && !screenshots && !process.env.YINJU_TEST_ONLY;
  if (isShared) {
    plans[0].suites = ['host', ...plans[0].suites];
    plans[0].host = { bundle: bundles.host, log: join(work, 'host.log'), outcome };
  }
  const drafters = plans.map(({ kind, ...plan }) => ({
    name: `${plan.locale}-${kind}`,
    label: `drafter, ${plan.locale}`,
    run: (name, only) =>
      drafter({ workbench, profileFor, chromium: path, bundle: bundles.drafter, ...plan, name, only }),
  }));
  const host = { name: 'host', label: 'extension host', run: hosts };
  await runSideBySide(wanted('--host') && !isShared ? [...drafters, host] : drafters);
  // A second time they have a window of their own.
  if (isShared)
    await runPart(host.name, host.label, (name, only) => (name === host.name ? outcome : hosts(name, only)));
}

/** A drafter's suites: of keys, and of words on the screen. */
const KEYS = ['grey', 'lists', 'typing', 'keyboard', 'office', 'paper'];
const WORDS = ['corpus', 'citing', 'checking', 'hour'];

/**
 * What is tried in each language, in windows side by side. One drafter tries all there is; those of other languages live through
 * an hour alone, in which they read every view: the rest does the same in each language, and its words are held by tests of the
 * translations. As opening a window takes as much as 20 tests, that hour is in the one that is opened again.
 */
function plansOf([locale, other]) {
  const all = (of, next) => [
    { kind: 'keys', locale: of, suites: KEYS },
    { kind: 'words', locale: of, suites: WORDS, next },
  ];
  const same = (of) => all(of, { locale: of, suites: [] });
  if (other === undefined) return same(locale);
  return screenshots ? [...same(locale), ...same(other)] : all(locale, { locale: other, suites: ['hour'] });
}

/** Runs parts side by side, the longest first, a few at a time: windows mostly wait. */
async function runSideBySide(waiting) {
  const next = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      await runPart(part.name, part.label, part.run);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function main() {
  clean();
  const bundles = await bundleTests();
  const { file, bytes } = pack();
  after(`package: ${(bytes / 1024 / 1024).toFixed(2)} MB`);
  const given = process.env.YINJU_VSCODE;
  if (given) {
    await runPart('host', 'extension host', async (name) => {
      const outcome = join(work, `${name}.json`);
      await runInVSCode({ given, vsix: file, bundle: bundles.host, corpora: await corporaOf(name), outcome });
      return outcome;
    });
  } else {
    await inWorkbench(file, bundles);
  }
  after('every suite has run');
  await runFailedAgain();
  after('the end');
}

// An ended run takes its workbenches and drafters with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

let broken = 0;
try {
  await main();
} catch (error) {
  say(`✗ ${error instanceof Error ? error.stack : String(error)}`);
  broken = 1;
}
for (const { part } of parts) part.tell();
const passed = parts.reduce((sum, { part }) => sum + part.passed, 0);
const failed = parts.reduce((sum, { part }) => sum + part.failed, broken);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
