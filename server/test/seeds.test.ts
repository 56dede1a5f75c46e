import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSource } from '../src/corpus/readSource.ts';
import { Checker } from '../src/engine/check/checker.ts';
import { type Finding, EVERY_CHECK } from '../src/engine/check/finding.ts';
import type { SourceFile } from '../src/engine/model.ts';
import { mineLexicon } from '../src/engine/phrases/mine.ts';
import { NEVER } from '../src/engine/signal.ts';
import { loadWordTables, segmenterOf } from '../src/host/segmenter.ts';
import { indexOf } from './support/corpora.ts';

const folder = new URL('../../seeds/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort();

interface Entry {
  readonly file: string;
  readonly title: string;
  readonly kind: string;
  readonly place: string;
  readonly body: string;
  readonly year: number;
  readonly theme: string;
}

const { licence, reports } = JSON.parse(read('index.json')) as {
  readonly licence: string;
  readonly reports: readonly Entry[];
};

const KINDS = '年度工作报告 讲话稿 调研报告 工作总结 实施方案 经验交流 述职报告 倡议书 通知 简报'.split(' ');
const THEMES = '安全生产 营商环境 乡村振兴 基层治理 数字政府 防汛减灾 教育 卫生 文旅 生态'.split(' ');
/** Characters of a passage that two reports may share at most, punctuation left out. */
const LONGEST_SHARED = 60;

describe('the starter corpus', () => {
  it('is large and varied, and free', () => {
    expect(names.length).toBeGreaterThanOrEqual(24);
    expect(names.map((name) => read(name).length).reduce((a, b) => a + b)).toBeGreaterThan(60_000);
    expect(new Set(reports.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(new Set(reports.map(({ theme }) => theme))).toEqual(new Set([...THEMES, '综合']));
    expect(new Set(reports.map(({ place }) => place)).size).toBeGreaterThan(5);
    expect(new Set(reports.map(({ year }) => year)).size).toBeGreaterThan(3);
    expect(licence).toBe('CC0-1.0');
    expect(read('LICENSE')).toContain('CC0 1.0');
  });

  it('has every report in its index, by the title that the report bears', () => {
    expect(reports.map(({ file }) => file).toSorted()).toEqual(names);
    for (const { file, title, place, body, year } of reports) {
      expect(read(file), file).toContain(title.split('——')[0].split(' ')[0]);
      expect(read(file), file).toContain(String(year));
      expect(
        [place, body].every((name) => name !== ''),
        file,
      ).toBe(true);
    }
  });

  it.each([/^\s*一、/m, /^\s*（一）/m, /^\s*1\./m, /^\s*（1）/m, /^\s*第一，/m, /^\s*一是/m])(
    'has headings such as %s',
    (heading) => {
      expect(names.filter((name) => heading.test(read(name))).length).toBeGreaterThan(1);
    },
  );

  it(`shares no passage of more than ${LONGEST_SHARED} characters between two reports`, () => {
    const owners = new Map<string, string>();
    for (const name of names) {
      for (const line of read(name).split('\n')) {
        const written = line.replaceAll(/[^\p{L}\p{N}]/gu, '');
        for (let at = 0; at + LONGEST_SHARED < written.length; at++) {
          const run = written.slice(at, at + LONGEST_SHARED + 1);
          expect(owners.get(run) ?? name, run).toBe(name);
          owners.set(run, name);
        }
      }
    }
  });
});

/** What the checks find beside shared wording, and is meant to stand: the opening's formula, said again in thanks. */
const INTENDED = ['nanling-2022-government-work-report.txt repeated 我代表市人民政府'];

describe('the checks on the starter corpus, each report left out of its sources', async () => {
  const files: SourceFile[] = [];
  for (const name of names) {
    const { format, articles } = await readSource(Buffer.from(read(name)), name);
    files.push({ uri: `file:///seeds/${name}`, format, weight: 1, articles });
  }
  const index = indexOf(files, files.length, segmenterOf(loadWordTables()));
  const checker = new Checker({ index, lexicon: await mineLexicon(index) });
  const found: { name: string; text: string; finding: Finding }[] = [];
  for (const name of names) {
    const text = read(name);
    const draft = { uri: `file:///seeds/${name}`, text, languageId: 'plaintext' };
    for (const finding of await checker.check(draft, EVERY_CHECK, NEVER)) {
      found.push({ name, finding, text: text.slice(finding.span.start, finding.span.end) });
    }
  }
  const isCopy = ({ finding }: (typeof found)[number]): boolean => finding.code.endsWith('copied');

  it('find no wording, leftover, placeholder, numbering or repetition to fix', () => {
    const others = found.filter((one) => !isCopy(one));
    expect(others.map(({ name, finding, text }) => `${name} ${finding.code} ${text}`)).toEqual(INTENDED);
  });

  it('find what reports of a kind have in common, in short pieces', () => {
    const copies = found.filter(isCopy);
    expect(copies.length).toBeGreaterThan(0);
    const long = copies.filter(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length > LONGEST_SHARED);
    expect(long.map(({ name, text }) => `${name} ${text}`)).toEqual([]);
  });
});
