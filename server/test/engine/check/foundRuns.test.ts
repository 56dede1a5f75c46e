import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoundRuns } from '../../../src/engine/check/foundRuns.ts';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { PhraseIndex } from '../../../src/engine/check/phraseIndex.ts';
import { maximalRuns } from '../../../src/engine/check/runs.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { findingsOf, only } from '../../support/checks.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const SHORTEST = 4;

describe('FoundRuns', () => {
  it('knows of runs of the shortest length and more what a plain search finds', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), text, (sources, draft) => {
        const files = sources.map((source, i) => fileOf(`${i}.txt`, source));
        const matcher = new CorpusMatcher(indexOf(files, 1, unitSegmenter), 'draft:');
        const runs = maximalRuns(new Paragraph(draft), SHORTEST, matcher);
        const attested = new FoundRuns(runs, draft.length);
        const holds = (from: number, to: number): boolean =>
          sources.some((source) => source.includes(draft.slice(from, to)));
        for (let at = 0; at <= draft.length; at++) {
          // What lies inside of a longer run is known however short it is.
          expect(holds(at, at + attested.from(at))).toBe(true);
          expect(holds(at - attested.upTo(at), at)).toBe(true);
          for (let end = at + SHORTEST; end <= draft.length; end++) {
            expect(attested.holds(at, end)).toBe(holds(at, end));
            expect(attested.upTo(end) >= end - at).toBe(holds(at, end));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

const OPENERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'];
const SENTENCES = [
  '统筹发展和安全',
  '坚持稳中求进工作总基调',
  '巩固改革和开放重要成果',
  '完善社会治安防控体系',
];
/** What the articles word in two ways. */
const VARIED = ['教育和医疗', '城市和乡村', '工业和农业'];
/** Articles that say nearly nothing else would be copies of one another. */
const unlike = (i: number): string =>
  String.fromCharCode(...Array.from({ length: 200 }, (_, k) => 0x6000 + 211 * i + k));
const index = indexOf(
  OPENERS.map((opener, i) =>
    fileOf(
      `${i}.txt`,
      `第${i}篇\n${unlike(i)}\n${[
        ...SENTENCES,
        ...VARIED.map((words) => (i % 2 ? words : words.replace('和', '与'))),
      ]
        .map((sentence) => `${opener}，${sentence}。`)
        .join('\n')}`,
    ),
  ),
);
const lexicon = await mineLexicon(index);

describe('wording', () => {
  it('finds the same whether it is known what is in the corpus or not', async () => {
    const units = [...new Set(SENTENCES.join(''))];
    const slip = fc.record({
      at: fc.nat(),
      unit: fc.oneof(fc.constant('与'), fc.constantFrom('', ...units)),
      twice: fc.boolean(),
    });
    const part = fc.record({
      opener: fc.constantFrom('', '我们要', ...OPENERS.map((opener) => `${opener}，`)),
      sentence: fc.constantFrom(...SENTENCES),
      slip: fc.option(slip),
    });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        const text = parts
          .map(({ opener, sentence, slip: made }) => {
            if (made === null) return `${opener}${sentence}`;
            const at =
              made.unit === '与' && sentence.includes('和')
                ? sentence.indexOf('和')
                : made.at % sentence.length;
            const wrong = made.twice ? sentence[at].repeat(2) : made.unit;
            return `${opener}${sentence.slice(0, at)}${wrong}${sentence.slice(at + 1)}`;
          })
          .join('，');
        const alone = await findingsOf(index, text, only('wording'), lexicon);
        const beside = await findingsOf(index, text, { ...only('wording'), copied: true }, lexicon);
        expect(beside.filter(({ code }) => code === 'wording')).toEqual(alone);
        found += alone.length;
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('looks for no slip where the corpus holds what is there, and for one that reaches out of it', () => {
    const phrases = new PhraseIndex(lexicon, 3);
    const [phrase] = SENTENCES;
    const text = `我们要${phrase.replace('和', '与')}，守牢底线。`;
    const visited = (known: number): string[] => {
      const texts: string[] = [];
      phrases.beginningAt(text, text.indexOf('统筹'), known, (one) => texts.push(one.text));
      return texts;
    };
    expect(visited(0)).toEqual([phrase]);
    expect(visited(phrase.length + 1)).toEqual([phrase]);
    expect(visited(phrase.length + 2)).toEqual([]);
  });
});
