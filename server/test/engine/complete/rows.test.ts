import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/corpus/readSource.ts';
import { choose, withStanding } from '../../../src/engine/complete/choose.ts';
import { isNearCopy } from '../../../src/engine/complete/nearCopies.ts';
import { leastGrey } from '../../../src/engine/complete/grey.ts';
import { isStop } from '../../../src/engine/complete/stops.ts';
import { Admission } from '../../../src/engine/complete/admission.ts';
import { PlaceList } from '../../../src/engine/complete/places.ts';
import { shardSource } from '../../../src/engine/complete/source.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EVERY_LIST, SURE_LISTS } from '../../../src/engine/complete/prospects.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

function way(text: string, probability: number) {
  return { text, probability, place: 0, shared: 4, voices: 2, inDraft: false };
}
const RULES = { most: 5, admits: () => true, leastAlike: 0 };
const texts = (choices: ReturnType<typeof choose>) => choices.map(({ continuation }) => continuation.text);

/** The list after {@link written}, of a corpus of {@link sources}, one article each. */
function rows(sources: readonly string[], written: string, slots = false): string[] {
  const index = indexOf(sources.map((text, number) => fileOf(`${number}.txt`, `${number}号报告\n${text}`)));
  const options = { maxItems: 5, threshold: 0, slots, pinyin: false };
  const draft = { uri: 'untitled:draft', text: written, languageId: 'plaintext' };
  const request = { draft, offset: written.length, options };
  return new Predictor({ index, lexicon: EMPTY_LEXICON })
    .completeNow({ ...request, asked: true })
    .items.map(({ text }) => text);
}

describe('a list that comes by itself', () => {
  const byItself = (sources: readonly string[], written: string, threshold = 1) => {
    const index = indexOf(sources.map((text, number) => fileOf(`${number}.txt`, `${number}号报告\n${text}`)));
    const options = { maxItems: 5, threshold, slots: true, pinyin: false };
    const draft = { uri: 'untitled:draft', text: written, languageId: 'plaintext' };
    return new Predictor({ index, lexicon: EMPTY_LEXICON })
      .completeNow({ draft, offset: written.length, options })
      .items.map(({ text }) => text);
  };

  it('has no row of marks alone', () => {
    const sources = ['稳步推进。###', '扎实推进。###', '深入推进。###', '全面推进。###'];
    expect(byItself(sources, '扎实推进').filter((row) => !/\p{L}/u.test(row))).toEqual([]);
  });

  it.each([
    // A figure with its unit is typed over; with a word after it, this is spared.
    ['人均可支配收入达到15705元', '人均可支配收入达到', false],
    ['人均可支配收入达到15705元左右', '人均可支配收入达到', true],
    ['各项支出合计共2023年', '各项支出合计共', false],
    ['各项支出合计共2023年度', '各项支出合计共', true],
  ])('of %s after %s', (text, written, isOffered) => {
    const row = text.slice(written.length);
    const list = byItself([`${text}。`, `${text}。此外`, `${text}；`], written);
    expect(list.some((one) => one === row || one === `${row}。`)).toBe(isOffered);
  });

  it('holds no row that one character more makes of another', () => {
    const likely = [way('和挑战', 0.8), way('和挑战。', 0.55)];
    const rules = { ...RULES, leastAlike: 0.1 };
    expect(texts(choose(likely, rules))).not.toEqual(expect.arrayContaining(['和挑战', '和挑战。']));
    // Where everything is listed, each is.
    expect(texts(choose(likely, RULES))).toEqual(expect.arrayContaining(['和挑战', '和挑战。']));
  });
});

describe('the draft as a source', () => {
  it.each([
    ['plaintext', true],
    ['markdown', false],
  ])('says nothing by its code in %s', (languageId, isOffered) => {
    const code = '```\n统筹推进网格化服务管理\n```\n\n<!-- 统筹推进网格化服务管理 -->\n';
    const offered = (text: string) => {
      const draft = { uri: `untitled:${languageId}${text.length}`, text, languageId };
      const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
      const request = { draft, offset: text.length, options, asked: true };
      const index = indexOf([fileOf('a.txt', '甲号报告\n坚持统筹发展。')]);
      return new Predictor({ index, lexicon: EMPTY_LEXICON })
        .completeNow(request)
        .items.some((item) => item.text.includes('网格化'));
    };
    expect(offered(`${code}\n我们统筹推进`)).toBe(isOffered);
    expect(offered(`${code}\n统筹推进网格化服务管理。\n\n我们统筹推进`)).toBe(true);
  });
});

describe('words that always stand together', () => {
  it.each([
    [5, true],
    [6, false],
  ])('in %i places: a text may stop between them: %s', (places, stops) => {
    const sources = Array.from({ length: places }, (_, number) => `第${number}年建设中国特色社会主义。`);
    const index = indexOf(sources.map((text, number) => fileOf(`${number}.txt`, `${number}号报告\n${text}`)));
    const list = new PlaceList();
    list.clear(index.shards.map(shardSource));
    const [{ suffixes, interval }] = index.distinctMatches('特色');
    list.add(0, suffixes.positions.at(interval.lo), 4, 1);
    expect(new Admission(index, index, list, '', '').toList(way('特色', 0.5), false)).toBe(stops);
    expect(new Admission(index, index, list, '', '').toList(way('特色社会主义', 0.5), false)).toBe(true);
  });
});

describe('a list asked for by hand', () => {
  const others = (): boolean => true;
  const ways = ['城乡', '区域', '兼顾', '陆', '城乡'].map((text, number) => way(text, 0.3 - number / 20));

  it('continues after the rows that save something, the likeliest first, each once', () => {
    expect(texts(choose(ways, { ...RULES, others, most: 20 }))).toEqual(['城乡', '区域', '兼顾', '陆']);
    expect(texts(choose(ways, { ...RULES, others, most: 3 }))).toEqual(['城乡', '区域', '兼顾']);
    expect(texts(choose(ways, { ...RULES, most: 20 }))).toEqual(['城乡']);
  });

  it('takes no rest of another word for a word, nor a mark', () => {
    const list = rows(['统筹城乡。', '筹资三百。', '筹资四百。', '统筹，再统筹。', '统筹区域。'], '统筹');
    expect(list).toEqual(expect.arrayContaining(['城乡', '区域']));
    expect(list).not.toContain('资');
    expect(list).not.toContain('，');
  });

  it('holds nothing that may not be offered', () => {
    const admits = ({ text }: { text: string }): boolean => text !== '兼顾';
    expect(texts(choose(ways, { ...RULES, others, most: 20, admits }))).toEqual(['城乡', '区域', '陆']);
  });
});

describe('the rows of a list', () => {
  it('lengthen one another at most once', () => {
    const ways = ['发展', '发展和安全', '发展和安全工作', '发展和安全工作会议', '城乡协调'].map(
      (text, number) => way(text, [0.4, 0.3, 0.2, 0.1, 0.5][number]),
    );
    const chosen = texts(choose(ways, RULES));
    const alike = chosen.filter((one, row) =>
      chosen.slice(0, row).some((above) => above.startsWith(one) || one.startsWith(above)),
    );
    expect(alike.length).toBeLessThanOrEqual(1);
    expect(chosen).toContain('城乡协调');
  });

  it('hold one of near copies', () => {
    const ways = [way('项目280个，累计39个', 0.3), way('项目310个，累计42个', 0.25), way('清单制度', 0.2)];
    expect(texts(choose(ways, RULES))).toEqual(['项目280个，累计39个', '清单制度']);
  });

  it('leave out what is had sooner by typing a character, if they are to be brief', () => {
    const ways = [way('甲乙丙丁', 0.3), way('子丑寅卯', 0.25), way('天地玄黄', 0.2)];
    expect(choose(ways, RULES)).toHaveLength(3);
    expect(choose(ways, { ...RULES, later: EVERY_LIST }).length).toBeLessThan(3);
  });

  it('may be shorter where the next list goes on from them', () => {
    const ways = [way('甲乙', 0.8), way('甲乙丙丁戊', 0.25), way('甲乙己庚辛', 0.2)];
    const firstOf = (rules: Parameters<typeof choose>[1]) => texts(choose(ways, rules))[0];
    // The longer one saves four characters in one case of four, the shorter one in four of five cases, and is gone on from.
    expect(firstOf(RULES)).toBe('甲乙丙丁戊');
    expect(firstOf({ ...RULES, later: SURE_LISTS })).toBe('甲乙');
  });

  it('lengthen one another only where that adds enough', () => {
    // Taken instead of the shorter one it saves two characters, less the rank, in one case of twenty.
    const ways = [way('发展', 0.9), way('发展和安全', 0.05)];
    const least = (leastAlike: number) => texts(choose(ways, { ...RULES, leastAlike }));
    const [, added] = choose(ways, RULES);
    expect(added?.saving).toBeGreaterThan(0);
    expect(least(added?.saving ?? 0)).toHaveLength(2);
    expect(least((added?.saving ?? 0) + 0.001)).toEqual(['发展']);
  });

  it('are admitted one by one', () => {
    const ways = [way('发展', 0.9), way('城乡', 0.5)];
    expect(texts(choose(ways, { ...RULES, admits: ({ text }) => text !== '发展' }))).toEqual(['城乡']);
  });

  it('that were shown stay after the others, each once', () => {
    const choice = (text: string) => ({ continuation: way(text, 0.5), saving: 1 });
    const now = withStanding([choice('甲'), choice('乙丙丁'), choice('戊')], [choice('戊'), choice('己')]);
    expect(texts(now)).toEqual(['甲', '乙丙丁', '戊', '己']);
  });

  it.each([
    ['项目280个', '项目310个', true],
    ['项目280个', '项目280个，累计', false],
    ['增长百分之五', '增长百分之六', true],
    ['完成三十五亿元', '完成四十亿元', true],
    ['经济社会发展', '经济社会协调', false],
    ['推进国家生态文明建设', '推进国家生态文明试点', true],
    ['发展', '城乡', false],
  ])('%s and %s are near copies: %s', (a, b, expected) => {
    expect(isNearCopy(a, b)).toBe(expected);
    expect(isNearCopy(b, a)).toBe(expected);
  });
});

describe('where people stop', () => {
  /** Whether they stop at `|` of a text whose words are parted by spaces, having come from its start. */
  function stops(marked: string, open = ''): boolean {
    const words = marked.replace('|', '').split(' ');
    const starts = new Set(words.map((_, number) => words.slice(0, number).join('').length));
    const text = `${words.join('')}\0`;
    const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    const source = { units, isWordStart: (at: number) => starts.has(at), original: () => '' };
    return isStop(source, 0, marked.replaceAll(' ', '').indexOf('|'), open);
  }

  it.each([
    '发展 ，| 城乡',
    '发展| 城乡',
    '项目 280 个| ，',
    '学位 8700| ，',
    '江州市| 发展',
    '三十五 亿 元| 。',
    '就业 1000 多万人| ，',
    '惠及 二十 多万人| ，',
    // Folded quotation marks are all alike.
    '新时代 “枫桥 经验“| ，',
    '践行 ‘两山‘| 理念',
  ])('%s', (marked) => {
    expect(stops(marked)).toBe(true);
  });

  it.each([
    ['inside a number', '增长 6| .2 %'],
    ['before a unit', '项目 280| 个'],
    ['before a percent sign', '增长 6.2| %'],
    ['inside numerals', '投资 三十| 五 亿 元'],
    ['before what a rounded number counts', '就业 1000 多万| 人'],
    ['before the ten thousands of a rounded number', '就业 1000 多| 万人'],
    ['the same in numerals', '惠及 二十 多万| 人'],
    ['after a word that leads on', '发展 和| 安全'],
    ['inside a name', '在 江州| 市 召开'],
    ['after a quotation mark that opens', '新时代 “| 枫桥 经验“'],
  ])('not %s', (_where, marked) => {
    expect(stops(marked)).toBe(false);
  });

  it('after the mark that closes a quotation opened before', () => {
    expect(stops('枫桥 经验 “| ，', '“')).toBe(true);
    expect(stops('枫桥 经验 “| ，')).toBe(false);
  });

  it('not inside a quotation that soon closes', () => {
    expect(stops('枫桥| 经验 “ ，', '“')).toBe(false);
    expect(stops('枫桥 经验| “ ，', '“')).toBe(false);
    expect(stops('枫桥| 经验 ， 做法 “', '“')).toBe(true);
  });
});

describe('what one article says', () => {
  const SOURCES = [
    '实施民生工程，建设呼伦贝尔国家公园，惠及群众。',
    '实施民生工程，完善公共服务，惠及群众。',
    '实施民生工程，完善公共服务，惠及群众。同时',
    '实施民生工程，完善公共服务，惠及群众。此外',
  ];

  it('goes on over no clause, what several say does, and none over a sentence', () => {
    for (const text of rows(SOURCES, '实施民生')) {
      expect(text).not.toMatch(/，建设/u);
      expect(text).not.toMatch(/。./u);
    }
    expect(rows(SOURCES, '实施民生').some((text) => /，完善/u.test(text))).toBe(true);
  });

  it('of figures is a slot, or is not offered', () => {
    const one = ['累计建成幼儿园57所，新增学位。', '累计建成公园。', '累计建成公园。同时'];
    expect(rows(one, '累计建成幼儿园').join()).not.toContain('57');
    expect(rows(one, '累计建成幼儿园', true).join()).toContain('57');
  });
});

describe('rows of tables', () => {
  it('are not run together', async () => {
    const table = '| 指标 | 目标 | 说明 |\n|---|---|---|\n| 失业率 | 5.5%左右 | 稳就业 |';
    const sources = await Promise.all(
      [table, `${table}\n`, `${table}\n| 涨幅 | 3%左右 | 保供给 |`].map(async (text, n) => {
        const bytes = new TextEncoder().encode(`# ${n}号报告\n\n${text}`);
        return { uri: `file:///${n}.md`, weight: 1, ...(await readSource(bytes, `${n}.md`)) };
      }),
    );
    const predictor = new Predictor({ index: indexOf(sources), lexicon: EMPTY_LEXICON });
    const options = { maxItems: 5, threshold: 0, slots: true, pinyin: false };
    for (const text of ['失业率', '失业率5.5%', '| 失业率 |', '| 失业率']) {
      const draft = { uri: `untitled:${text}`, text, languageId: 'plaintext' };
      const { items } = predictor.completeNow({ draft, offset: text.length, options, asked: true });
      for (const item of items) expect(item.text).not.toMatch(/\||左右稳/u);
    }
  });
});

describe('rows of headlines', () => {
  it.each([
    ['召开会议', []],
    ['研究部', ['署经济工作', '署经济']],
    ['第一章', ['总则']],
    ['（一）', ['强化监督', '强化']],
  ])('are not run together over white space: after %s', async (text, expected) => {
    const sources = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const page = `${n}号简报\n\n### 政治局召开会议 研究部署经济工作 主持会议\n\n第一章　总则\n\n（一） 强化监督\n`;
        const bytes = new TextEncoder().encode(page);
        return { uri: `file:///${n}.md`, weight: 1, ...(await readSource(bytes, `${n}.md`)) };
      }),
    );
    const predictor = new Predictor({ index: indexOf(sources), lexicon: EMPTY_LEXICON });
    const options = { maxItems: 5, threshold: 0, slots: true, pinyin: false };
    const draft = { uri: 'untitled:a', text, languageId: 'plaintext' };
    const { items } = predictor.completeNow({ draft, offset: text.length, options, asked: true });
    expect(items.map((item) => item.text)).toEqual(expected);
  });
});

describe('chances', () => {
  it('asked of grey text grow with the threshold, from nothing to all', () => {
    expect(leastGrey(0)).toBe(0);
    expect(leastGrey(25)).toBeGreaterThan(0.25);
    expect(leastGrey(50)).toBeGreaterThan(leastGrey(25));
    expect(leastGrey(100)).toBe(1);
  });
});
