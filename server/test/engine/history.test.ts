import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checker } from '../../src/engine/check/checker.ts';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';
import { Predictor } from '../../src/engine/complete/predictor.ts';
import type { Corpus } from '../../src/engine/corpus.ts';
import type { Draft } from '../../src/engine/draft.ts';
import { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { mineLexicon } from '../../src/engine/phrases/mine.ts';
import { NEVER } from '../../src/engine/signal.ts';
import { fileOf, indexOf } from '../support/corpora.ts';
import { dictionaryOf } from '../support/dictionary.ts';

const SENTENCES = [
  '统筹发展和安全',
  '坚持稳中求进工作总基调',
  '巩固改革开放重要成果',
  '完善社会治安防控体系',
  '各地认真做好总结评估工作',
  '2023年完成投资1.5亿元，增长8%',
];
const words = dictionaryOf(
  '统筹 发展 安全 坚持 工作 巩固 改革 开放 成果 完善 治安 防控 认真 总结 评估'.split(' '),
);
const index = indexOf(
  ['', '我们要', '会议强调，', '一是', '必须', '要继续', '各地要', '下一步，'].map((opener, n) =>
    fileOf(
      `${n}.txt`,
      `第${n}篇\n一、${SENTENCES[n % 5]}\n${SENTENCES.map((sentence) => `${opener}${sentence}。`).join('\n')}`,
    ),
  ),
  3,
);
const lexicon = await mineLexicon(index);

/** A corpus of the same shards of which nothing is remembered. */
const anotherTime = (): Corpus => ({ index: new CorpusIndex(index.shards), lexicon });

/** A sentence with a slip. */
const slip = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.nat(12), fc.constantFrom('', '工', '展展', '放', '平', '全'))
  .map(([sentence, at, put]) => sentence.slice(0, at) + put + sentence.slice(at + 1));
/** What has borders: ends of clauses, lines and cells, characters beyond the basic plane and halves of them, what is invisible. */
const BORDERS = ['，', '。\n', '\r\n\n', '一是', '二是', '# ', '一、', 'XX', '|', '“', '字\n', '野', ' '];
const ODD = ['\u{20BB7}', '\uD842', '\uDFB7', '\u0000', '\uFEFF'];
const border = fc.constantFrom(...BORDERS, ...ODD);
const piece = fc.oneof(
  { weight: 4, arbitrary: slip },
  { weight: 2, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 3, arbitrary: fc.constant('，') },
  { weight: 2, arbitrary: border },
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
/** Where something is typed, how much is taken away, and what is put there. */
const edits = fc.array(fc.tuple(fc.nat(120), fc.nat(5), fc.oneof(piece, fc.constant(''))), {
  maxLength: 5,
});

/** The drafts that {@link first} becomes, each with the place of the last edit; by turns those of two addresses. */
function* draftsOf(
  first: string,
  made: readonly (readonly [number, number, string])[],
): Generator<{ draft: Draft; offset: number }> {
  let now = first;
  for (const [turn, [at, removed, put]] of [[0, 0, ''] as const, ...made].entries()) {
    now = now.slice(0, at) + put + now.slice(at + removed);
    const languageId = at % 2 === 0 ? 'plaintext' : 'markdown';
    const uri = turn % 3 === 2 ? 'file:///corpus/0.txt' : 'untitled:a';
    yield { draft: { uri, languageId, text: now }, offset: Math.min(now.length, at + put.length) };
  }
}

describe('what was asked before', () => {
  it('does not bear on what a check finds', async () => {
    let findings = 0;
    await fc.assert(
      fc.asyncProperty(text, edits, async (first, made) => {
        const kept = new Checker({ index, lexicon }, () => words);
        for (const { draft } of draftsOf(first, made)) {
          const found = await kept.check(draft, EVERY_CHECK, NEVER);
          const fresh = new Checker(anotherTime(), () => words);
          expect(found).toEqual(await fresh.check(draft, EVERY_CHECK, NEVER));
          findings += found.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(findings).toBeGreaterThan(20);
  });

  it('does not bear on what continues a draft', () => {
    const options = { maxItems: 5, threshold: 0, slots: true, pinyin: false };
    const kept = new Predictor({ index, lexicon });
    let items = 0;
    fc.assert(
      fc.property(text, edits, (first, made) => {
        for (const { draft, offset } of draftsOf(first, made)) {
          // By hand: what comes by itself goes on with what was offered before, as it should.
          const asked = { draft, offset, options, asked: true };
          const list = kept.completeNow(asked);
          expect(list).toEqual(new Predictor(anotherTime()).completeNow(asked));
          items += list.items.length;
        }
      }),
      { numRuns: 40 },
    );
    expect(items).toBeGreaterThan(20);
  });
});
