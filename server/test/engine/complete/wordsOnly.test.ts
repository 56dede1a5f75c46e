import { describe, expect, it } from 'vitest';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { PassageCounts, copyFlags } from '../../../src/engine/index/copies.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../../src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../src/engine/index/words.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { fileOf, wordSegmenter } from '../../support/corpora.ts';

const TEXT = `基层治理工作报告
要坚持和发展新时代“枫桥经验”，完善社会治理体系。
各地坚持和发展新时代“枫桥经验”，把矛盾化解在基层。
统筹发展和安全，统筹开放和安全，建设平安中国。
坚持统筹发展和安全，坚持人民至上、生命至上。`;

function indexOf(texts: readonly string[], wordsOnly: boolean): CorpusIndex {
  const builder = new ShardBuilder();
  for (const [number, text] of texts.entries()) builder.add(fileOf(`${number}.txt`, text));
  const isCopy = copyFlags(builder.passageHashes, new PassageCounts());
  return new CorpusIndex([builder.build(isCopy, cutWords(builder.text, wordSegmenter), wordsOnly)]);
}

function firstOf(index: CorpusIndex, text: string): string | undefined {
  const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
  const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
  const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
  return predictor.completeNow({ draft, offset: text.length, options }).items[0]?.text;
}

describe('an index of the suffixes that begin a word', () => {
  const whole = indexOf([TEXT], false);
  const words = indexOf([TEXT], true);

  it('takes less memory', () => {
    const count = ({ shards }: CorpusIndex): number => shards[0].distinct.positions.length;
    expect(words.wordsOnly).toBe(true);
    expect(count(words)).toBeLessThan(0.75 * count(whole));
  });

  it.each(['枫桥经验', '坚持和发展新时代', '统筹发展和安全', '社会治理'])('counts %s exactly', (phrase) => {
    expect(words.attestation(phrase)).toEqual(whole.attestation(phrase));
    expect(words.count(phrase)).toBeGreaterThan(0);
  });

  it.each(['我们要坚持和发展新时代', '会议强调，统筹发展', '把矛盾化解在'])('continues %s alike', (text) => {
    expect(firstOf(words, text)).toBe(firstOf(whole, text));
    expect(firstOf(words, text)).toBeDefined();
  });

  it('proves each guess', () => {
    const predictor = new Predictor({ index: words, lexicon: EMPTY_LEXICON });
    const draft = { uri: 'untitled:draft', text: '要坚持和发展', languageId: 'plaintext' };
    const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
    const { items } = predictor.completeNow({ draft, offset: draft.text.length, options });
    expect(items.length).toBeGreaterThan(0);
    for (const { places } of items) expect(places).toBeGreaterThan(0);
  });
});
