// `npm run test:vscode`: the packaged extension in the real editor, asked from inside its extension host and used
// from outside as a drafter would.
//
//   -- --screenshots     saves pictures under docs/images: of the Chinese editor those that the pages show, of the
//                        English one under docs/images/en
//   -- --locale zh-cn    the drafter in one language alone (en, zh-cn)
//   -- --host            the extension host alone
//   -- --drafter         the drafter alone
//   -- --theme NAME      the drafter in another colour theme, such as "Default High Contrast" and
//                        "Default High Contrast Light"; its pictures go under docs/images/themes
//   YINJU_VSCODE         a VS Code to use instead of the browser workbench: a path, or a version to download
//   YINJU_TEST_ONLY      only the tests whose full titles match
//
// The last line says `N passed, N failed`.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { bundleTests, work } from './editor-bundle.mjs';
import { ensureChromium } from './editor-chromium.mjs';
import { runInExtensionHost } from './editor-host.mjs';
import { writeChineseCore } from './editor-language-pack.mjs';
import { runInVSCode } from './editor-vscode.mjs';
import { ensureWorkbench, prepareProfile, root, startWorkbench } from './editor-workbench.mjs';
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
const total = { passed: 0, failed: 0 };

const say = (line) => process.stdout.write(`${line}\n`);

function add(name, outcomeFile) {
  if (!existsSync(outcomeFile)) {
    say(`✗ ${name}: ended before its tests did`);
    total.failed++;
    return;
  }
  const { passed, failed, figures } = JSON.parse(readFileSync(outcomeFile, 'utf8'));
  total.passed += passed;
  total.failed += failed;
  for (const [figure, value] of Object.entries(figures)) say(`  ${figure}: ${Math.round(value)}`);
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

async function drafter({ workbench, profileFor, chromium, bundle, locale }) {
  const corpora = await corporaOf(locale);
  const profile = profileFor(locale);
  const folder = join(work, `drafts-${locale}`);
  mkdirSync(folder, { recursive: true });
  const outcome = join(work, `drafter-${locale}.json`);
  const server = await startWorkbench(workbench, profile, { locale });
  try {
    const plan = {
      root,
      chromium,
      locale,
      folder,
      ...corpora,
      pictures: picturesOf(locale),
      failures: join(work, 'failures'),
      origin: server.origin,
      settings: join(profile, 'data', 'User', 'settings.json'),
      extensions: join(profile, 'extensions'),
    };
    const env = { ...process.env, YINJU_TEST_PLAN: JSON.stringify(plan), YINJU_TEST_OUTCOME: outcome };
    const child = spawn(process.execPath, [bundle], { env, stdio: 'inherit' });
    await new Promise((resolve) => child.once('exit', resolve));
  } finally {
    await server.stop();
  }
  add(`drafter, ${locale}`, outcome);
}

async function inWorkbench(vsix, bundles) {
  const workbench = ensureWorkbench();
  if ('reason' in workbench) return say(`skipped: the browser workbench: ${workbench.reason}`);
  const chromium = ensureChromium();
  if ('reason' in chromium) return say(`skipped: everything in the browser workbench: ${chromium.reason}`);
  const languagePack = join(work, 'zh-cn.i18n.json');
  writeChineseCore(join(workbench.entry, '../../../lib/vscode'), languagePack);
  // Else the editor takes what contrast the machine asks for.
  const settings = theme
    ? { 'workbench.colorTheme': theme, 'window.autoDetectHighContrast': false }
    : undefined;
  const profileFor = (name) => {
    const profile = join(work, `profile-${name}`);
    prepareProfile(profile, { locale: 'zh-cn', languagePack, vsix: [vsix], workbench, settings });
    return profile;
  };

  if (wanted('--host')) {
    const outcome = join(work, 'host.json');
    await runInExtensionHost({
      workbench,
      profile: profileFor('host'),
      chromium: chromium.path,
      bundle: bundles.host,
      corpora: await corporaOf('host'),
      outcome,
      say,
    });
    add('extension host', outcome);
  }
  // Side by side: both languages took 501 s so, and 728 s one after the other, on two cores in the same hour.
  const drafters = (wanted('--drafter') ? locales : []).map((locale) =>
    drafter({ workbench, profileFor, chromium: chromium.path, bundle: bundles.drafter, locale }),
  );
  await Promise.all(drafters);
}

async function main() {
  const start = Date.now();
  clean();
  const bundles = await bundleTests();
  const { file, bytes } = pack();
  say(`package: ${(bytes / 1024 / 1024).toFixed(2)} MB`);
  const given = process.env.YINJU_VSCODE;
  if (given) {
    const outcome = join(work, 'host.json');
    const corpora = await corporaOf('host');
    await runInVSCode({ given, vsix: file, bundle: bundles.host, corpora, outcome });
    add('extension host', outcome);
  } else {
    await inWorkbench(file, bundles);
  }
  say(`after ${Math.round((Date.now() - start) / 1000)} s`);
}

// An ended run takes its workbench with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

try {
  await main();
} catch (error) {
  say(`✗ ${error instanceof Error ? error.stack : String(error)}`);
  total.failed++;
}
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
