import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseAt } from '../../../src/engine/cite/phraseAt.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { PARTS } from '../../../src/engine/index/parts.ts';
import type { Passage, SourceFile } from '../../../src/engine/model.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { ShardStore } from '../../../src/host/keeper/shardStore.ts';
import { draftOf } from '../../support/checks.ts';
import { indexOf, unitSegmenter } from '../../support/corpora.ts';

/** A file of these lines; those with a tab are rows of a table. */
function sheetOf(name: string, lines: readonly string[]): SourceFile {
  const passages = lines.map((text, line): Passage => ({
    text,
    line,
    column: 0,
    kind: text.includes('\t') ? 'table' : 'paragraph',
    parent: -1,
  }));
  return { uri: `file:///corpus/${name}`, format: 'xlsx', weight: 1, articles: [{ title: name, passages }] };
}

const ROWS = ['粮食产量\t一百二十三万吨', '蔬菜产量\t二百三十四万吨', '序号\t任务名称\t责任单位名称'];
const PROSE = ['粮食产量稳中有增，农民收入稳步提高。', '各级要把粮食产量稳定在合理区间，压实责任。'];
const TASK = '1\t稳住粮食产量，压实种植责任，新建高标准农田。\t农业农村局';

describe('rows of figures', () => {
  const files = Array.from({ length: 5 }, (_, i) =>
    sheetOf(`${i}.xlsx`, [...ROWS, `${TASK}${i}`, PROSE[i % 2]]),
  );
  const index = indexOf(files, 2);
  const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
  const offered = (text: string) => {
    const options = { maxItems: 20, threshold: 0, slots: false, pinyin: false };
    return predictor
      .completeNow({
        draft: { ...draftOf(text), uri: 'untitled:a' },
        offset: text.length,
        options,
        asked: true,
      })
      .items.map((item) => item.text);
  };

  it('are found and counted, every place', () => {
    expect(index.attestation(foldText('一百二十三万吨'))).toEqual({ places: 5, articles: 5 });
    expect(index.holds(foldText(ROWS[0]))).toBe(true);
    expect(index.attestation('粮食产量')).toEqual({ places: 15, articles: 5 });
    expect(
      [...index.places(foldText('二百三十四'))].map((place) => index.article(place).uri.slice(-6)).sort(),
    ).toEqual(['0.xlsx', '1.xlsx', '2.xlsx', '3.xlsx', '4.xlsx']);
  });

  it('are cited at the caret', () => {
    const text = '今年一百二十三万吨，';
    const found = phraseAt(index, draftOf(text), 6);
    expect(found?.text).toContain('一百二十三万吨');
  });

  it('are never offered; rows that say something are, as prose is', () => {
    expect(offered('粮食产量').join()).not.toMatch(/一百|万吨/u);
    expect(offered('粮食产量')).not.toEqual([]);
    expect(offered('蔬菜产量').join()).not.toMatch(/二百|万吨/u);
    expect(offered('序号任务').join()).not.toMatch(/名称|责任单/u);
    expect(offered('新建高标').some((text) => text.startsWith('准农田'))).toBe(true);
  });

  it('make no set phrases', async () => {
    const phrases = [...(await mineLexicon(index))].map(({ text }) => text);
    expect(phrases.some((text) => text.includes('高标准农田'))).toBe(true);
    expect(phrases.filter((text) => /万吨|任务名称/u.test(text))).toEqual([]);
  });
});

describe('the store of shards', () => {
  const line = fc.constantFrom('天\t地', '天地', '人和\t天', '人和天', '地。');
  const corpus = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 });

  it('keeps rows of figures aside, and one of all other equal passages distinct, whatever comes and goes', () => {
    fc.assert(
      fc.property(corpus, fc.nat(), (texts, gone) => {
        const store = new ShardStore();
        const places = texts.map((lines, n) => {
          const shard = indexOf([sheetOf(`${n}.xlsx`, lines)], 1, unitSegmenter).shards[0];
          // As a reader claims: see `passageHashes`.
          const { passageHash, passagePart } = shard.columns;
          const counting = Array.from(passagePart.keys()).filter((i) => passagePart[i] !== PARTS.aside);
          const isCopy = store.claim(
            Uint32Array.from(counting.flatMap((i) => [passageHash[2 * i], passageHash[2 * i + 1]])),
          );
          counting.forEach((passage, i) => (passagePart[passage] = isCopy[i]));
          const stored = store.restore(shard.buffer, store.reserveOrder(), []);
          return { shard: stored, file: 0 };
        });
        store.apply([places[gone % places.length]]);
        const left = texts.filter((_, n) => n !== gone % texts.length).flat();
        const distinct = store.shards.flatMap(({ shard, parts }) =>
          [...parts.keys()]
            .filter((passage) => parts[passage] === PARTS.distinct)
            .map((passage) => shard.folded(shard.passageStart(passage), shard.passageEnd(passage))),
        );
        const prose = new Set(left.filter((text) => !text.includes('\t')).map(foldText));
        expect(distinct.toSorted()).toEqual([...prose].toSorted());
        const aside = store.shards.flatMap(({ parts }) => [...parts].filter((part) => part === PARTS.aside));
        expect(aside).toHaveLength(left.filter((text) => text.includes('\t')).length);
      }),
      { numRuns: 200 },
    );
  });
});
