import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  CHECK_LEVELS,
  CHECK_NAMES,
  checkOf,
  CHECKS,
  FINDING_CODES,
  importanceRank,
  pointedRank,
} from '../../server/src/engine/check/checkTable.ts';
import { translatorFor } from '../../server/src/messages/translate.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const path = (file: string): string => join(root, file);
const read = (file: string): string => readFileSync(path(file), 'utf8');

const LANGUAGES = [
  {
    locale: 'en',
    readme: 'README.md',
    page: 'docs/checks.md',
    nls: 'package.nls.json',
    comma: ', ',
    levels: { off: 'off', hint: 'hint', information: 'information', warning: 'warning' },
  },
  {
    locale: 'zh-cn',
    readme: 'README.zh-cn.md',
    page: 'docs/checks.zh-cn.md',
    nls: 'package.nls.zh-cn.json',
    comma: '、',
    levels: { off: '关闭', hint: '提示', information: '信息', warning: '警告' },
  },
] as const;

/** The settings `yinju.check.*` by their names, each check's own before its options. */
function settings(): [string, Record<string, unknown>][] {
  const entries = CHECK_NAMES.flatMap((name): [string, Record<string, unknown>][] => {
    const own = {
      type: 'string',
      enum: CHECK_LEVELS,
      enumDescriptions: CHECK_LEVELS.map((value) => `%level.${value}%`),
      default: CHECKS[name].level,
    };
    const check = CHECKS[name];
    const options = 'options' in check ? Object.entries(check.options) : [];
    return [
      [name, own],
      ...options.map(([option, bounds]): [string, Record<string, unknown>] => [
        option,
        { type: 'integer', minimum: bounds.least, maximum: bounds.most, default: bounds.default },
      ]),
    ];
  });
  return entries.map(([name, value], i) => [
    name,
    {
      ...value,
      order: i + 1,
      scope: 'resource',
      markdownDescription: `%setting.check.${name}%`,
      keywords: ['%category%'],
    },
  ]);
}

/** {@link text} with the table rows that match {@link rows}, which are together, as {@link made}. */
function withRows(text: string, rows: RegExp, made: readonly string[]): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => rows.test(line));
  const rest = lines.filter((line) => !rows.test(line));
  return [...rest.slice(0, first), ...made, ...rest.slice(first)].join('\n');
}

// What does not agree with the table is written by `npx vitest run test/unit/checkTable.test.ts -u`.
describe('the table of checks rules', () => {
  test('the settings of the manifest', async () => {
    const manifest = JSON.parse(read('package.json')) as {
      contributes: { configuration: { title: string; properties: Record<string, unknown> }[] };
      capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
    };
    const group = manifest.contributes.configuration.find(({ title }) => title === '%group.check%');
    expect(group).toBeDefined();
    if (group)
      group.properties = Object.fromEntries(
        settings().map(([name, value]) => [`yinju.check.${name}`, value]),
      );
    const { untrustedWorkspaces } = manifest.capabilities;
    untrustedWorkspaces.restrictedConfigurations = [
      ...untrustedWorkspaces.restrictedConfigurations.filter((key) => !key.startsWith('yinju.check.')),
      ...settings().map(([name]) => `yinju.check.${name}`),
    ];
    await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(path('package.json'));
  });

  test.each(LANGUAGES)('the descriptions of the settings, $locale', async ({ locale, nls }) => {
    const translate = translatorFor(locale);
    const texts = JSON.parse(read(nls)) as Record<string, string>;
    for (const name of CHECK_NAMES) texts[`setting.check.${name}`] = translate(`check.${name}.about`);
    await expect(`${JSON.stringify(texts, null, 2)}\n`).toMatchFileSnapshot(path(nls));
  });

  test.each(LANGUAGES)('the tables of $readme', async ({ locale, readme, comma, levels }) => {
    const translate = translatorFor(locale);
    const text = read(readme);
    const notes = new Map(
      [...text.matchAll(/^\| `yinju\.check\.(\w+)` \| `\w+` \| (.*?) ?\|$/gmu)].map(([, name, note]) => [
        name,
        note,
      ]),
    );
    const checks = CHECK_NAMES.map((name) => {
      const codes = CHECKS[name].codes.map((code) => `\`${code}\``).join(comma);
      const about = translate(`check.${name}.about`).replace(/[.。]$/u, '');
      return `| ${codes} | ${about} | ${levels[CHECKS[name].level]} |`;
    });
    const rows = settings().map(([name, value]) => {
      const note = notes.get(name) ?? '';
      return `| \`yinju.check.${name}\` | \`${String(value['default'])}\` | ${note === '' ? '' : `${note} `}|`;
    });
    const made = withRows(
      withRows(text, /^\| `[a-z-]+`(?:(?:, |、)`[a-z-]+`)* \| [^|]+ \| \S+ \|$/u, checks),
      /^\| `yinju\.check\./u,
      rows,
    );
    await expect(made).toMatchFileSnapshot(path(readme));
  });

  test.each(LANGUAGES)('the sections of $page', ({ page }) => {
    const headings = [...read(page).matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading);
    expect(headings.slice(0, FINDING_CODES.length)).toEqual(FINDING_CODES);
  });
});

describe('the table of checks', () => {
  test('ranks no two checks alike', () => {
    const importances = Object.values(CHECKS).map(({ importance }) => importance);
    expect(new Set(importances).size).toBe(importances.length);
    const pointed = Object.values(CHECKS).flatMap((check) => ('pointed' in check ? [check.pointed] : []));
    expect(new Set(pointed).size).toBe(pointed.length);
  });

  test('orders codes as its ranks say', () => {
    const byImportance = FINDING_CODES.toSorted((a, b) => importanceRank(a) - importanceRank(b));
    expect(byImportance.join(' ')).toMatchInlineSnapshot(
      `"typo leftover wording placeholder structure copied near-copied repeated"`,
    );
    const pointed = FINDING_CODES.filter((code) => pointedRank(code) !== undefined);
    const byWords = pointed.toSorted((a, b) => (pointedRank(a) ?? 0) - (pointedRank(b) ?? 0));
    expect(byWords.join(' ')).toMatchInlineSnapshot(`"typo wording placeholder leftover structure"`);
  });

  test('has one check for a code', () => {
    expect(FINDING_CODES.map(checkOf).join(' ')).toMatchInlineSnapshot(
      `"copied copied repeated typo wording leftover placeholder structure"`,
    );
    expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
  });
});
