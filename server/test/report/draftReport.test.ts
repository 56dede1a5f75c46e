import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { Checker } from '../../src/engine/check/checker.ts';
import { NEVER } from '../../src/engine/signal.ts';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { translateMessage, translatorFor } from '../../src/messages/translate.ts';
import { difference, type Piece } from '../../src/report/difference.ts';
import { htmlReport } from '../../src/report/html.ts';
import { JSON_REPORT_VERSION, jsonReport } from '../../src/report/json.ts';
import { type DraftReport, draftReport } from '../../src/report/draftReport.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { draftOf } from '../support/checks.ts';
import { fileOf, indexOf } from '../support/corpora.ts';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';

const SOURCE = '全年共整治各类隐患三千余处并逐一销号，整改率保持在较高水平';
const EDITED = '全年共整治各类隐患五千余处并逐一销号，整改率一直保持在较高水平';
const TEXT = `<b>“总结”</b> & 计划\n一、工作\n去年，${EDITED}。\n三、打算\nXX市${SOURCE}。`;

async function reportOf(text: string, locale = 'en'): Promise<DraftReport> {
  const index = indexOf([
    fileOf('a.txt', `<script>alert(1)</script>甲市总结\n一年来，${SOURCE}，成效明显。`),
    fileOf('b.txt', '乙市总结\n另说别事。'),
  ]);
  const draft = draftOf(text);
  const review = await new Checker({ index, lexicon: EMPTY_LEXICON }).review(draft, EVERY_CHECK, NEVER);
  const translate = translatorFor(locale);
  return draftReport(draft, 'draft.txt', review, {
    levelOf: ({ code }) => (code === 'leftover' ? 'warning' : 'information'),
    messageOf: ({ message }) => translateMessage(translate, message),
  });
}

describe('review', () => {
  it('counts what is copied and what the corpus holds', async () => {
    const { review } = await reportOf(TEXT);
    expect(review.copiedCharacters).toBe(EDITED.length - 1 + SOURCE.length - 1);
    expect(review.knownCharacters).toBe(review.copiedCharacters);
    expect(review.characters).toBeGreaterThan(review.copiedCharacters);
  });
});

describe('JSON', () => {
  it('has the documented shape', async () => {
    const { version, drafts } = JSON.parse(jsonReport([await reportOf(TEXT)]));
    expect(version).toBe(JSON_REPORT_VERSION);
    const near = drafts[0].findings.find(({ check }: { check: string }) => check === 'near-copied');
    expect(near).toMatchObject({
      level: 'information',
      range: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 4 + EDITED.length },
      text: EDITED,
      copy: { characters: EDITED.length - 1 },
      related: [
        { in: 'corpus', uri: 'file:///corpus/a.txt', range: { startLine: 2, startColumn: 5 }, text: SOURCE },
      ],
    });
  });
});

describe('SARIF', () => {
  it('is a run with rules, places, fingerprints and fixes', async () => {
    const tool = { version: '1.2.3', describe: (code: string) => ({ name: code, about: `about ${code}` }) };
    const log = JSON.parse(sarifReport([await reportOf(TEXT)], tool));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['none', 'note', 'warning']).toContain(result.level);
      expect(result.partialFingerprints['content/v1']).toMatch(/^[0-9a-f]{16}$/);
      expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    }
    const structure = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'structure');
    expect(structure.fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { charOffset: TEXT.indexOf('三、打'), charLength: 1 },
        insertedContent: { text: '二' },
      },
    ]);
  });

  it('is valid against the schema of the standard', async () => {
    const tool = { version: '1.2.3', describe: (code: string) => ({ name: code, about: `about ${code}` }) };
    const log: unknown = JSON.parse(sarifReport([await reportOf(TEXT)], tool));
    expect(faultsOf(log)).toEqual([]);
    const broken = { ...(log as object), runs: [{ results: [{ text: 'no message' }] }] };
    expect(faultsOf(broken)).toContain(".runs[0] should have required property 'tool'");
    expect(faultsOf(broken)).toContain('.runs[0].results[0] should NOT have additional properties');
  });

  it('tells addresses from its base, where they lie below it', async () => {
    const tool = { version: '0', describe: () => ({ name: '', about: '' }) };
    const report = await reportOf(TEXT);
    const logOf = (uri: string, base: string) => {
      const moved = { ...report, draft: { ...report.draft, uri } };
      return JSON.parse(sarifReport([moved], { ...tool, base })) as {
        runs: { artifacts: { location: unknown }[] }[];
      };
    };
    const locationOf = (uri: string, base: string) => logOf(uri, base).runs[0].artifacts[0].location;
    const below = { uriBaseId: '%SRCROOT%' };
    expect(locationOf('file:///work/a/b.txt', 'file:///work/')).toEqual({ uri: 'a/b.txt', ...below });
    expect(locationOf('file:///work/a:b.txt', 'file:///work/')).toEqual({ uri: './a:b.txt', ...below });
    expect(locationOf('file:///workshop/b.txt', 'file:///work/')).toEqual({ uri: 'file:///workshop/b.txt' });
    expect(locationOf('untitled:a', 'file:///work/')).toEqual({ uri: 'untitled:a' });
    expect(faultsOf(logOf('file:///work/a:b.txt', 'file:///work/'))).toEqual([]);
  });

  it('keeps a fingerprint while the draft moves', async () => {
    const tool = { version: '0', describe: () => ({ name: '', about: '' }) };
    const prints = async (text: string) =>
      JSON.parse(sarifReport([await reportOf(text)], tool)).runs[0].results.map(
        (result: { partialFingerprints: unknown }) => JSON.stringify(result.partialFingerprints),
      );
    expect(await prints(`新的一行。\n${TEXT}`)).toEqual(
      expect.arrayContaining((await prints(TEXT)).slice(1)),
    );
  });
});

describe('HTML', () => {
  it('loads nothing, runs nothing and escapes every text', async () => {
    const html = htmlReport([await reportOf(TEXT)], translatorFor('en'), 'en');
    expect(html).not.toMatch(/<script|<b>|<link|<img|src=|href=|url\(|@import/iu);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;甲市总结');
    expect(html).toContain('&lt;b&gt;“总结”&lt;/b&gt; &amp; 计划');
  });

  it('marks the differences between a passage and its source', async () => {
    const html = htmlReport([await reportOf(TEXT)], translatorFor('en'), 'en');
    expect(html).toContain('隐患<ins>五</ins>千');
    expect(html).toContain('隐患<del>三</del>千');
  });

  it('speaks both languages', async () => {
    const english = htmlReport([await reportOf(TEXT)], translatorFor('en'), 'en');
    const chinese = htmlReport([await reportOf(TEXT, 'zh-cn')], translatorFor('zh-cn'), 'zh-cn');
    expect(english).toContain('Reuse report');
    expect(chinese).toContain('查重报告');
    expect(chinese).not.toMatch(/Reuse|finding|characters/u);
  });
});

describe('difference', () => {
  const textOf = (pieces: readonly Piece[], ...kinds: Piece['kind'][]): string =>
    pieces
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .map(({ text }) => text)
      .join('');

  it('gives both texts back, and the same in both where it says so', () => {
    const { a, b } = difference(EDITED, SOURCE);
    expect(textOf(a)).toBe(EDITED);
    expect(textOf(b)).toBe(SOURCE);
    expect(textOf(a, 'same')).toBe(textOf(b, 'same'));
    expect(textOf(a, 'own')).toBe('五一直');
    expect(textOf(b, 'own')).toBe('三');
  });

  it('tells what has only changed its place from what is new', () => {
    const { a, b } = difference(
      '压实各方责任，排查各类隐患，守住底线',
      '排查各类隐患，坚决压实各方责任，守住底线',
    );
    expect(textOf(a, 'own')).toMatch(/^，?$/);
    expect(textOf(b, 'own')).toMatch(/^，?坚决，?$/);
    expect(textOf(a, 'moved')).toContain('压实各方责任');
    expect(textOf(b, 'moved')).toContain('压实各方责任');
  });
});

const require = createRequire(import.meta.url);

/** What the schema of SARIF 2.1.0 finds wrong with a log. */
function faultsOf(log: unknown): string[] {
  const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
  const ajv = new Ajv({ schemaId: 'auto', allErrors: true, meta: false, logger: false });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
  // Another schema than the one that it names is not asked for.
  const { $schema: _, ...rest } = log as Record<string, unknown>;
  if (ajv.validate(schema, rest) === true) return [];
  return (ajv.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}
