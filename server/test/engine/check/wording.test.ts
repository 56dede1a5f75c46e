import { describe, expect, it } from 'vitest';
import { Checker } from '../../../src/engine/check/checker.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const wording = only('wording');

/** What every article says in the same words, and what each says in the one or the other. */
const SENTENCES = [
  '统筹发展和安全两件大事',
  '坚持稳中求进工作总基调',
  '坚定不移推进全面从严治党',
  '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
  '要增强政治意识、大局意识、核心意识、看齐意识',
];
const VARIED = [
  '办好教育和医疗事业',
  '建设城市和乡村面貌',
  '发展工业和农业生产',
  '继续推进改革工作',
  '继续推进开放工作',
  '继续推进创新工作',
];
const OPENERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'];
const index = indexOf(
  OPENERS.map((opener, i) => {
    const varied = VARIED.map((words) => (i % 2 ? words : words.replace('和', '与').replace('推进', '推动')));
    return fileOf(
      `${i}.txt`,
      `第${i}篇\n${[...SENTENCES, ...varied].map((sentence) => `${opener}地，${sentence}。`).join('\n')}`,
    );
  }),
);
const lexicon = await mineLexicon(index);

async function fixed(text: string): Promise<string[]> {
  const findings = await findingsOf(index, text, wording, lexicon);
  return findings.map((finding) => {
    const [fix] = finding.fixes;
    const edits = fix.edits.toSorted((a, b) => b.span.start - a.span.start);
    const { start, end } = finding.span;
    let now = text;
    for (const edit of edits) now = now.slice(0, edit.span.start) + edit.text + now.slice(edit.span.end);
    return now.slice(start, end + now.length - text.length);
  });
}

describe('wording', () => {
  it('says what all sources have, how many, and where first', async () => {
    const text = '我们要统筹发展与安全两件大事，守牢底线。';
    const [finding, ...others] = await findingsOf(index, text, wording, lexicon);
    expect(others).toEqual([]);
    expect(finding.message).toEqual({
      key: 'finding.wording',
      args: [textOf(text, finding), OPENERS.length, textOf(text, finding).replace('与', '和')],
    });
    expect(finding.related).toHaveLength(5);
    expect(finding.fixes).toMatchObject([{ preferred: true, edits: [{ text: '和' }] }]);
  });

  it.each([
    ['a word that is exchanged elsewhere', '我们要统筹发展与安全两件大事。', '统筹发展和安全两件大事'],
    ['another', '我们要坚定不移推动全面从严治党。', '坚定不移推进全面从严治党'],
    [
      'quoted members exchanged',
      '我们不断增强“四个意识”、做到“两个维护”、坚定“四个自信”，向前走。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    [
      'quoted members turned round, with commas',
      '我们要坚定“四个自信”，做到“两个维护”，增强“四个意识”。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    [
      'quoted member left out',
      '我们要增强“四个意识”、做到“两个维护”。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    ['number', '我们要做到“四个维护”。', '两个维护'],
    ['member left out', '要增强政治意识、大局意识、看齐意识。', '政治意识、大局意识、核心意识、看齐意识'],
    [
      'members exchanged',
      '要增强政治意识、核心意识、大局意识、看齐意识。',
      '政治意识、大局意识、核心意识、看齐意识',
    ],
  ])('puts right: %s', async (_, text, right) => {
    const wordings = await fixed(text);
    expect(wordings).toHaveLength(1);
    expect(wordings[0]).toContain(right);
  });

  it.each([
    '我们要统筹发展和安全两件大事。',
    '我们要坚定不移抓好全面从严治党。',
    '我们要坚定不移推进和全面从严治党。',
    '我们要办好教育与医疗事业，建设城市与乡村面貌，继续推动改革工作。',
    '增强“四个意识”，坚定“四个自信”。',
    '增强“四个意识”。我们坚定“四个自信”。',
    '增强“四个意识”，坚定“四个自信”，做到“两个维护”。',
    '要增强政治意识，也要有大局意识、核心意识、看齐意识。',
  ])('lets stand %s', async (text) => {
    expect(await findingsOf(index, text, wording, lexicon)).toEqual([]);
  });

  it('is looked for up to the end of a line', async () => {
    const text = '我们要统筹发展与安全两件大事';
    const [finding] = await findingsOf(index, text, wording, lexicon);
    expect(finding.span.end).toBe(text.length);
    expect(finding.fixes[0].edits).toEqual([{ span: { start: 7, end: 8 }, text: '和' }]);
  });

  it('leaves alone what the draft writes throughout', async () => {
    const times = async (count: number) =>
      (await findingsOf(index, '我们要统筹发展与安全两件大事。\n'.repeat(count), wording, lexicon)).length;
    expect(await times(2)).toBe(2);
    expect(await times(3)).toBe(0);
  });

  it('takes a connective for fixed where the corpus would have varied it ten times, and not before', async () => {
    const corpusOf = (articles: number) =>
      indexOf(
        Array.from({ length: 2 * articles }, (_, i) => {
          const varied = VARIED.map((words) => (i % 2 ? words : words.replace('和', '与')));
          // Articles that say nearly nothing else would be copies of one another.
          const own = Array.from({ length: 200 }, (__, k) => String.fromCharCode(0x6000 + 211 * i + k)).join(
            '',
          );
          // What most articles have is a formula, which less is asked of.
          if (i >= articles) return fileOf(`${i}.txt`, `第${i}篇\n${own}。`);
          return fileOf(
            `${i}.txt`,
            `第${i}篇\n${own}。\n${own[0]}地，${SENTENCES[0]}。\n${varied.join('。\n')}。`,
          );
        }),
      );
    const alarms = async (articles: number) => {
      const of = corpusOf(articles);
      return findingsOf(of, '我们要统筹发展与安全两件大事。', wording, await mineLexicon(of));
    };
    // In three of four surroundings half of the distinct places have the other: 27 × 3/4 × 1/2 = 10.
    expect(await alarms(26)).toEqual([]);
    expect(await alarms(27)).toHaveLength(1);
  });

  it('does not take the draft for a source of its own wording, nor for an article that shares the other', async () => {
    const wrong = '我们要统筹发展与安全两件大事。';
    const withDraft = indexOf([
      ...OPENERS.map((opener, i) =>
        fileOf(
          `${i}.txt`,
          `第${i}篇\n${opener}地，${SENTENCES[0]}。\n${VARIED[0].replace('和', '和与'[i % 2])}。`,
        ),
      ),
      fileOf('draft.txt', `本稿\n${wrong}`),
    ]);
    const ofDraft = async (uri: string) =>
      new Checker({ index: withDraft, lexicon: await mineLexicon(withDraft) }).check(
        { uri, text: wrong, languageId: 'plaintext' },
        wording,
        NEVER,
      );
    expect(await ofDraft('file:///corpus/draft.txt')).toHaveLength(1);
    expect(await ofDraft('file:///corpus/0.txt')).toEqual([]);
  });

  it('lets stand two words that are between the same neighbours, but not in the same surroundings', async () => {
    const others = indexOf(
      OPENERS.map((opener, i) =>
        fileOf(
          `${i}.txt`,
          `第${i}篇\n${opener}地，报请上级主管部门批准。\n这是上级的要求，也是房屋的情况。\n听上级的，听房屋的。`,
        ),
      ),
    );
    const text = '我们要报请房屋主管部门批准。';
    expect(await findingsOf(others, text, wording, await mineLexicon(others))).toEqual([]);
  });

  it('is not silenced by one source against fifty, but by one against fewer', async () => {
    const alarms = async (articles: number) => {
      const of = indexOf([
        ...Array.from({ length: articles }, (_, i) => {
          const own = Array.from({ length: 60 }, (__, k) => String.fromCharCode(0x6000 + 67 * i + k)).join(
            '',
          );
          return fileOf(`${i}.txt`, `第${i}篇\n${own}。\n${own[0]}地，${SENTENCES[0]}。`);
        }),
        fileOf('other.txt', '另一篇\n他们也要统筹发展与安全两件大事。'),
      ]);
      return findingsOf(of, '我们要统筹发展与安全两件大事。', wording, await mineLexicon(of));
    };
    expect(await alarms(49)).toEqual([]);
    expect(await alarms(50)).toHaveLength(1);
  });

  it('lets stand another number after words that half of the articles with the term do not have before it', async () => {
    const alarms = async (led: number) => {
      const of = indexOf(
        OPENERS.map((opener, i) =>
          fileOf(`${i}.txt`, `第${i}篇\n${opener}地，${i < led ? '坚持' : '深刻理解'}“两个结合”。`),
        ),
      );
      return findingsOf(of, '我们要坚持“三个结合”，走自己的路。', wording, await mineLexicon(of));
    };
    expect(await alarms(OPENERS.length / 2)).toHaveLength(1);
    expect(await alarms(OPENERS.length / 2 - 1)).toEqual([]);
  });

  it('lets stand what a single source has', async () => {
    const also = indexOf([
      ...OPENERS.map((opener, i) =>
        fileOf(`${i}.txt`, `第${i}篇\n${opener}地，${SENTENCES[0]}。\n城市${'和与'[i % 2]}乡村。`),
      ),
      fileOf('other.txt', '另一篇\n他们也要统筹发展与安全两件大事。'),
    ]);
    const text = '我们要统筹发展与安全两件大事。';
    expect(await findingsOf(also, text, wording, await mineLexicon(also))).toEqual([]);
  });

  describe('in a corpus of a few articles', () => {
    const SAID = [
      '我们坚持统筹发展和安全，守牢不发生系统性风险的底线',
      '各部门要统筹发展和安全，把各项工作抓实抓细',
      '必须统筹发展和安全，坚决防范各类风险',
      '更好统筹发展和安全，推动产业转型升级',
      '要统筹发展和安全，增强忧患意识',
      '招商引资成效明显',
      '粮食生产再获丰收',
      '城乡面貌持续改善',
    ];
    const findings = async (articles: number, wrong: string, more: readonly string[] = []) => {
      const said = [...SAID.slice(0, articles), ...more];
      const few = indexOf(said.map((sentence, i) => fileOf(`${i}.txt`, `第${i}篇\n${sentence}。`)));
      const found = await findingsOf(few, `我们要${wrong}，抓好落实。`, wording, await mineLexicon(few));
      return found.map(({ message, fixes }) => [...message.args, fixes[0].edits[0].text]);
    };

    it.each([
      ['exchanged', '统筹发展与安全', '和'],
      ['left out', '统筹发展安全', '和'],
    ])('a connective that none of five varies is %s', async (_, wrong, right) => {
      expect(await findings(5, wrong)).toEqual([[wrong, 5, '统筹发展和安全', right]]);
    });

    it('a connective is put in where it was left out', async () => {
      const few = indexOf(
        SAID.slice(0, 5).map((sentence, i) => fileOf(`${i}.txt`, `第${i}篇\n${sentence}。`)),
      );
      const text = '我们要统筹发展安全，抓好落实。';
      const [finding] = await findingsOf(few, text, wording, await mineLexicon(few));
      expect(finding.fixes[0].edits).toEqual([{ span: { start: 7, end: 7 }, text: '和' }]);
    });

    it('four articles are too few, however freely they vary it elsewhere', async () => {
      const varied = ['办好教育和医疗事业。办好教育与医疗事业', '保护耕地和森林资源。保护耕地与森林资源'];
      expect(await findings(4, '统筹发展与安全')).toEqual([]);
      expect(await findings(4, '统筹发展与安全', varied)).toEqual([]);
    });

    it('two thirds of the articles are enough, and less is not', async () => {
      expect(await findings(7, '统筹发展与安全')).toHaveLength(1);
      expect(await findings(8, '统筹发展与安全')).toEqual([]);
    });

    it('one that varies it proves that it is free', async () => {
      expect(await findings(5, '统筹发展与安全', ['重在统筹发展与安全，稳字当头'])).toEqual([]);
    });

    it('words that are more than connectives stay free', async () => {
      expect(await findings(5, '统领发展和安全')).toEqual([]);
    });
  });
});
