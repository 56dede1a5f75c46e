import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { afterAll, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { temporaryFolder } from '../support/folders.ts';

const PHRASES = [
  '推动构建人类命运共同体走深走实',
  '当前世界百年变局加速演进',
  '以中国式现代化全面推进强国建设',
  '持续巩固拓展脱贫攻坚成果',
  '建立联防联保工作机制并抓好落实',
  '各地认真做好总结评估工作',
  '加强农产品检验检测能力建设',
  '有关部门按职责分工负责推进',
  '进一步加强和改善宏观调控力度',
  '保障重要民生商品供给稳定有序',
  '坚持实事求是的思想路线',
  '切实转变政府职能和工作作风',
  '努力扩大就业和再就业规模',
  '健全基本医疗卫生服务制度',
  '推进依法行政和政务公开',
];
const ALPHABET = [...new Set(PHRASES.join(''))];

/**
 * Units of the first half, for which the smallest filter of fours is meant, and of both halves, which need four times its bits: kept,
 * it would let nearly everything through.
 */
const FIRST_HALF = 40_000;
const SECOND_HALF = 56_000;
/** Files of the first half, and of both. */
const FIRST_FILES = 6;
const ALL_FILES = 20;
const CLAUSE = 30;

/** Numbers from 0 up to below 1, the same for a {@link seed} (a linear congruence, of Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** {@link length} characters of the phrases, in any order. */
function jumble(random: () => number, length: number): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}

/** Reports from the number {@link from} on, of {@link units} in all: jumbled clauses, so that much is nearly said, and some phrases each. */
function reports(from: number, to: number, units: number): Record<string, string> {
  const random = randomNumbers(from + 1);
  const clauses = units / (to - from) / (CLAUSE + 1);
  const files: Record<string, string> = {};
  for (let number = from; number < to; number++) {
    const said = PHRASES.filter((_, i) => (number + i) % (4 + (i % 7)) === 0).map(
      (phrase) => `我们${phrase}。`,
    );
    const jumbled = Array.from({ length: clauses }, () => `${jumble(random, CLAUSE)}。`);
    files[`${number}.txt`] = [`第${number}号总结`, ...jumbled, ...said].join('\n');
  }
  return files;
}

/**
 * A character that is wrong between three on either side that a phrase has, in jumbled ones: of 1,166 such lines, with three others for each
 * character, those whose slip is missed with the filter of the first half.
 */
const SLIPS = [
  '转扩以推动构健人类命演努品。',
  '成世动持休巩固拓产再就。',
  '路做改持勖巩固拓有基品。',
  '生风百持叙巩固拓规面农。',
  '行品供贫攻坚丞果并产再。',
  '度各序制并抓号落实检共努。',
  '同变府各嘀认真做巩年共。',
  '式政政各坻认真做百各能。',
  '度负立侑关部门业政给。',
  '年供事给稳定优序努按和。',
  '医公好给稳定佑序切演能。',
  '府化进再就业刽模好给工。',
  '负序法推动构健人类命前基评。',
  '攻切体局加速严进好线实。',
  '认机中制并抓号落实民业果。',
  '再能健各嘀认真做责宏工。',
  '分务责各坻认真做评界巩。',
  '务代障工负责弟进好商有。',
  '再变思工负责煺进改观和。',
  '开局同坚侈实事求界各作。',
  '事国能坚傺实事求善以改。',
  '总化务再就业傀模世本并。',
  '测化部再就业刽模工中演。',
  '线务求再就业刿模和各贫。',
  '改检类健券基本医要果公。',
  '工当世健劝基本医供各动。',
  '联脱善健圈基本医稳重度。',
];

describe('a draft that is open while its corpus is first indexed', () => {
  const corpus = temporaryFolder(reports(0, FIRST_FILES, FIRST_HALF));
  const cache = temporaryFolder();
  const uri = 'untitled:growing';
  const lines = ['某市工作总结', ...SLIPS, ''];
  const text = lines.join('\n');

  afterAll(() => {
    for (const folder of [corpus, cache]) folder.remove();
  });

  const start = (): Promise<TestClient> =>
    TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      ownProcess: true,
    });

  const isReady = (client: TestClient, files: number): Promise<unknown> =>
    client.status(({ state, sourceFiles }) => state === 'ready' && sourceFiles === files);

  /** Check and words of each finding, and what is offered to correct them. */
  async function findings({ connection }: TestClient) {
    const textDocument = { uri };
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument,
    });
    if (report.kind !== 'full') throw new Error('nothing was said');
    const fixes = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    return {
      said: report.items.map(({ code, message, range }: Diagnostic) => [
        code,
        range.start.line,
        lines[range.start.line].slice(range.start.character, range.end.character),
        message,
      ]),
      fixes: fixes.map(({ title, edit }) => [title, edit]),
    };
  }

  it('has the findings that it has when the corpus comes from the cache', async () => {
    const first = await start();
    await first.open(uri, text);
    await isReady(first, FIRST_FILES);
    const { said: early } = await findings(first);
    const added = Object.entries(reports(FIRST_FILES, ALL_FILES, SECOND_HALF)).map(([name, report]) =>
      corpus.write(name, report),
    );
    await first.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: added.map((path) => ({ uri: pathToFileURL(path).href, type: 1 })),
    });
    await isReady(first, ALL_FILES);
    const grown = await findings(first);
    expect(await first.stop()).toBe(0);

    const second = await start();
    await second.open(uri, text);
    await isReady(second, ALL_FILES);
    const cached = await findings(second);
    expect(await second.stop()).toBe(0);

    expect(grown).toEqual(cached);
    // The whole corpus shows a slip in each line, half of it in fewer.
    expect(cached.said.length).toBe(SLIPS.length);
    expect(early.length).toBeLessThan(SLIPS.length);
    expect(cached.fixes.length).toBeGreaterThanOrEqual(SLIPS.length);
  });
});
