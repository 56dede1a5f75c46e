import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import { findTwins } from '../../../src/engine/index/twins.ts';
import type { Lexicon } from '../../../src/engine/phrases/lexicon.ts';
import { joinLexicons, mineLexicon, MINING_DEFAULTS } from '../../../src/engine/phrases/mine.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

async function mined(texts: readonly string[], perShard = texts.length): Promise<Map<string, number>> {
  const files = texts.map((text, number) =>
    fileOf(`${number}.txt`, `第${'甲乙丙丁戊己庚辛'[number]}篇\n${text}`),
  );
  const lexicon = await mineLexicon(indexOf(files, perShard));
  return new Map(Array.from(lexicon, ({ text, articles }) => [text, articles]));
}

describe('mineLexicon', () => {
  const openers = ['我们看到，', '实践证明，', '会议指出：'];

  it('finds what three articles share, whole, over clauses', async () => {
    const shared = '国家安全是民族复兴的根基，社会稳定是国家强盛的前提';
    const phrases = await mined(openers.map((opener) => `${opener}${shared}。`));
    expect([...phrases]).toEqual([[shared, 3]]);
  });

  it('gives the same however the files are sharded', async () => {
    const texts = openers.map((opener) => `${opener}安全生产责任重于泰山。要压实责任，抓好落实。`);
    const whole = await mined(texts);
    expect(whole.get('安全生产责任重于泰山')).toBe(3);
    expect(await mined(texts, 1)).toEqual(whole);
    expect(await mined(texts, 2)).toEqual(whole);
  });

  describe('whatever was read first', () => {
    const long = ['一是', '二是'].flatMap((change) => [
      `${change}要把安全生产责任重于泰山的要求落到实处，压紧压实各方责任，守牢安全底线，优化营商环境，激发市场主体活力。`,
      `${change}要把安全生产责任重于泰山的要求落到实处，压紧压实各方责任，守牢安全底线，优化营商环境，补齐民生短板。`,
    ]);
    const short = [
      '加强组织领导，压实责任',
      '加強組織領導,壓實責任',
      '压实责任',
      '优化营商环境，守牢安全底线。',
    ];
    const paragraphs = [...long, ...short, ...long.map((text) => text.replaceAll('，', ','))];
    const articles = fc.array(fc.array(fc.constantFrom(...paragraphs), { minLength: 1, maxLength: 5 }), {
      minLength: 3,
      maxLength: 9,
    });

    it('gives the same phrases, with the same wording and counts', async () => {
      let most = 0;
      await fc.assert(
        fc.asyncProperty(
          articles.chain((texts) => {
            const files = texts.map((text, number) => fileOf(`${number}.txt`, text.join('\n')));
            return fc.tuple(
              fc.constant(files),
              fc.shuffledSubarray(files, { minLength: files.length }),
              fc.integer({ min: 1, max: files.length }),
            );
          }),
          async ([files, shuffled, perShard]) => {
            const [expected, found] = await Promise.all(
              [indexOf(files), indexOf(shuffled, perShard)].map(async (index) => {
                return [...(await mineLexicon(await withTwins(index)))];
              }),
            );
            expect(found).toEqual(expected);
            most = Math.max(most, expected.length);
          },
        ),
        { numRuns: 60 },
      );
      expect(most).toBeGreaterThan(1);
    });

    async function withTwins({ shards }: CorpusIndex): Promise<CorpusIndex> {
      const twins = await findTwins(shards);
      return new CorpusIndex(
        shards.map(({ buffer }, number) => new Shard(buffer, undefined, undefined, undefined, twins[number])),
      );
    }
  });

  it('counts a heading in every article but in copies', async () => {
    const speech =
      '要把矛盾纠纷化解在基层，把责任落实到岗位，把营商环境优化到企业门口，让群众和企业都满意，让干部安心。';
    const copies = Array.from({ length: 3 }, () => `${speech}\n加强组织领导`);
    const own = ['甲地的做法很好，值得学习。', '乙地另有办法。', '丙地不同于此。'].map(
      (text) => `${text}\n加强组织领导`,
    );
    expect((await mined([...copies, own[0]])).get('加强组织领导')).toBeUndefined();
    expect((await mined([...copies, ...own])).get('加强组织领导')).toBe(4);
    expect((await mined([...own, ...copies], 1)).get('加强组织领导')).toBe(4);
  });

  it('gives the same in parts', async () => {
    const shared = [
      '安全生产责任重于泰山',
      '全面推进乡村振兴',
      '优化营商环境',
      '守牢安全底线',
      '压紧压实各方责任',
    ];
    const index = indexOf(
      openers.map((_, number) =>
        fileOf(
          `${number}.txt`,
          shared.map((phrase, place) => `${openers[(number + place) % 3]}${phrase}。`).join('\n'),
        ),
      ),
      2,
    );
    const whole = await mineLexicon(index);
    const parts = await Promise.all(
      [0, 1, 2].map((part) => mineLexicon(index, MINING_DEFAULTS, NEVER, { part, of: 3 })),
    );
    expect(parts.filter(({ count }) => count > 0).length).toBeGreaterThan(1);
    const texts = (lexicon: Lexicon): string[] => Array.from(lexicon, ({ text }) => text).sort();
    expect(texts(joinLexicons(parts))).toEqual(texts(whole));
    const best = await mineLexicon(index, { ...MINING_DEFAULTS, maxPhrases: 1 });
    expect([...joinLexicons(parts, 1)]).toEqual([...best]);
  });

  it('keeps the same of phrases that are worth the same, whatever parts they were mined in', async () => {
    const files = Array.from({ length: 5 }, (_, number) => {
      const opener = openers[number % 3];
      const rest = number < 3 ? `${opener}优化营商环境。` : '';
      return fileOf(`${number}.txt`, `第${number}号材料很长\n${opener}守牢底线。${rest}`);
    });
    const index = indexOf(files);
    const inParts = async (of: number) => {
      const parts = Array.from({ length: of }, (_, part) => {
        return mineLexicon(index, MINING_DEFAULTS, NEVER, { part, of });
      });
      return [...joinLexicons(await Promise.all(parts), 1)];
    };
    const [kept] = await inParts(1);
    expect(kept.text).toBe('守牢底线');
    for (const of of [2, 3, 5]) expect(await inParts(of)).toEqual([kept]);
    expect([...(await mineLexicon(index, { ...MINING_DEFAULTS, maxPhrases: 1 }))]).toEqual([kept]);
  });

  it('leaves out what only two articles share', async () => {
    const phrases = await mined([
      '我们看到，安全生产责任重于泰山。',
      '实践证明，安全生产责任重于泰山。',
      '会议指出：优化营商环境。',
    ]);
    expect(phrases.size).toBe(0);
  });

  it('counts copies of one article once', async () => {
    const text = '安全生产责任重于泰山，必须警钟长鸣。\n压紧压实各方责任，守牢安全底线。';
    const phrases = await mined([text, text, text, `另外，${text}`]);
    expect(phrases.size).toBe(0);
  });

  it('counts headings that several articles share', async () => {
    const phrases = await mined([
      '加强组织领导\n甲地的做法很好。',
      '加强组织领导\n乙地另有办法。',
      '加强组织领导\n丙地不同于此。',
    ]);
    expect(phrases.get('加强组织领导')).toBe(3);
  });

  it('keeps a shorter phrase beside a longer one when more articles hold it', async () => {
    const phrases = await mined([
      '全面推进乡村振兴，夯实根基。',
      '全面推进乡村振兴，守住底线。',
      '全面推进乡村振兴，补齐短板。',
      '同时，推进乡村振兴。',
      '其次，推进乡村振兴。',
    ]);
    expect(phrases.get('推进乡村振兴')).toBe(5);
    expect(phrases.get('全面推进乡村振兴')).toBe(3);
    expect(phrases.has('全面推进')).toBe(false);
  });

  it('never splits a pair of quotation marks', async () => {
    const phrases = await mined(openers.map((opener) => `${opener}深化“放管服”改革，激发活力。`));
    expect([...phrases.keys()]).toEqual([foldText('深化“放管服”改革，激发活力')]);
  });

  it('takes no digits and punctuation for phrases', async () => {
    const phrases = await mined(openers.map((opener) => `${opener}2023-2024，12345.67，……——100%。`));
    expect(phrases.size).toBe(0);
  });

  it('keeps at most the number asked for, the most worth first', async () => {
    const files = openers.map((opener, number) =>
      fileOf(`${number}.txt`, `${opener}安全生产责任重于泰山。\n${opener}优化营商环境。${number}`),
    );
    const options = { ...MINING_DEFAULTS, maxPhrases: 1 };
    const lexicon = await mineLexicon(indexOf(files), options);
    expect(Array.from(lexicon, ({ text }) => text)).toEqual(['安全生产责任重于泰山']);
  });

  it('can be cancelled', async () => {
    const texts = Array.from({ length: 3 }, (_, i) => '安全生产责任重于泰山'.repeat(4000) + i);
    const files = texts.map((text, number) => fileOf(`${number}.txt`, text));
    const aborted = mineLexicon(indexOf(files), MINING_DEFAULTS, { aborted: true });
    await expect(aborted).rejects.toBeInstanceOf(CancelledError);
  });
});
