import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { piecesOf } from '../../../src/engine/find/closeness.ts';
import { Findables } from '../../../src/engine/find/findable.ts';
import { PhraseFinder } from '../../../src/engine/find/finder.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { shortlistersOf } from '../../../src/engine/find/shortlist.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const openers = ['我们看到，', '实践证明，', '会议指出：'];
const shared = [
  '推动构建新发展格局',
  '统筹发展和安全',
  '守牢安全发展底线',
  '深化“放管服”改革',
  '重庆市高质量发展',
  '抓住重点环节',
  '提高市场占有率',
  '优化调整产业结构',
];
const index = indexOf(
  openers.map((opener, number) => {
    const body = shared.map((phrase) => `${opener}${phrase}。`).join('\n');
    return fileOf(`${number}.txt`, `第${number}号调研报告\n${body}`);
  }),
);
const finder = new PhraseFinder({ index, lexicon: await mineLexicon(index) });

async function found(query: string, limit = 3): Promise<string[]> {
  return (await finder.find(query, limit, NEVER)).map(({ original }) => original);
}

describe('PhraseFinder', () => {
  it.each([
    ['whole', '统筹发展和安全', '统筹发展和安全'],
    ['opening', '统筹发', '统筹发展和安全'],
    ['words in another order', '安全发展统筹', '统筹发展和安全'],
    ['words apart', '格局 构建', '推动构建新发展格局'],
    ['a wrong character', '守劳安全发展底线', '守牢安全发展底线'],
    ['initials', 'tcfzhaq', '统筹发展和安全'],
    ['initials of the end', 'xfzgj', '推动构建新发展格局'],
    ['full pinyin', 'tongchoufazhanheanquan', '统筹发展和安全'],
    ['full pinyin, unfinished', 'tongchoufazh', '统筹发展和安全'],
    ['full pinyin with spaces', 'tong chou fa zhan', '统筹发展和安全'],
    ['characters and pinyin', '新发展geju', '推动构建新发展格局'],
    ['pinyin and characters', 'goujian新发展', '推动构建新发展格局'],
    ['syllables and initials', 'shoulaoaqfzdx', '守牢安全发展底线'],
    ['initials zh, ch, sh', 'zhzhzhdhj', '抓住重点环节'],
    ['a heteronym', 'chongqing', '重庆市高质量发展'],
    ['the same character read otherwise', 'zhongdianhj', '抓住重点环节'],
    ['ü as v', 'zhanyoulv', '提高市场占有率'],
    ['ü as u', 'zhanyoulu', '提高市场占有率'],
    ['over quotation marks', 'shfgfgg', '深化“放管服”改革'],
    ['capitals', 'TCFZ', '统筹发展和安全'],
    ['full width', 'ｔｃｆｚ', '统筹发展和安全'],
  ])('finds by %s', async (_, query, expected) => {
    expect((await found(query))[0]).toBe(expected);
  });

  it('puts the reading that holds in context first', async () => {
    expect((await found('tiaozhengchanye'))[0]).toBe('优化调整产业结构');
    expect((await found('diaozheng'))[0]).toBe('优化调整产业结构');
  });

  it('finds titles and headings too, and says so', async () => {
    const [first] = await finder.find('0号调研报告', 1, NEVER);
    expect(first).toMatchObject({ kind: 'title', original: '第0号调研报告', articles: 1 });
    const [phrase] = await finder.find('统筹发展', 1, NEVER);
    expect(phrase).toMatchObject({ kind: 'phrase', folded: foldText('统筹发展和安全'), articles: 3 });
  });

  it('finds a title by some of its words in any order', async () => {
    const [first] = await finder.find('报告 1号', 1, NEVER);
    expect(first).toMatchObject({ kind: 'title', original: '第1号调研报告' });
  });

  it.each(['', ' ', '，。', '魑魅魍魉', 'zzzzzz'])('finds nothing for %j', async (query) => {
    expect(await found(query)).toEqual([]);
  });

  it('looks at the beginning of a query that is longer than anything there is to find', async () => {
    const paper = Array.from({ length: 500 }, (_, n) => String.fromCharCode(0x5000 + n)).join('');
    expect(await found('统筹发展和安全'.repeat(19) + paper, 1)).toEqual(['统筹发展和安全']);
    expect(await found('tong chou fa zhan'.repeat(10) + paper, 1)).toEqual([]);
  });

  it('gives no more than the limit', async () => {
    expect(await found('发展', 2)).toHaveLength(2);
    expect(await found('发展', 0)).toEqual([]);
  });

  it('can be cancelled without harm to the next query', async () => {
    const fresh = new PhraseFinder({ index, lexicon: await mineLexicon(index) });
    await expect(fresh.find('tcfz', 3, { aborted: true })).rejects.toBeInstanceOf(CancelledError);
    expect(await fresh.find('tcfz', 3, NEVER)).toHaveLength(1);
  });
});

describe('shortlistersOf', () => {
  it.each(['统筹发展和安全', '安全发展统筹', '守劳安全发展底线', '格局 构建', '调研报告', '发展'])(
    'gives the same whether MiniSearch holds the entries or they are scanned: %s',
    async (query) => {
      const findables = await Findables.of({ index, lexicon: await mineLexicon(index) }, NEVER);
      const [searched, scanned] = await Promise.all(
        [findables.count, 0].map(async (few) => {
          const shortlisters = await shortlistersOf(findables, NEVER, few);
          const candidates = shortlisters.flatMap((one) => one.shortlist(piecesOf(query), 100));
          const best = Math.max(...candidates.map(({ share }) => share));
          return candidates
            .filter(({ share }) => share === best)
            .map(({ entry }) => findables.original(entry));
        }),
      );
      expect(searched.length).toBeGreaterThan(0);
      expect(searched.toSorted()).toEqual(scanned.toSorted());
    },
  );
});

describe('Engine.findPhrases', () => {
  it('gives counts and sources, and the query itself where the corpus holds it', async () => {
    const engine = new Engine();
    engine.use({ index, lexicon: await mineLexicon(index) });
    const [first, second] = await engine.findPhrases('发展和安全', 5, NEVER);
    expect(first).toMatchObject({ text: '发展和安全', places: 3, articles: 3 });
    expect(second).toMatchObject({ kind: 'phrase', text: '统筹发展和安全', places: 3, articles: 3 });
    expect(second.sources).toHaveLength(3);
    expect(await engine.findPhrases('没有这样的话', 5, NEVER)).toEqual([]);
  });
});

describe('characters that simplified text has too', () => {
  const titles = [
    '延川县乾坤湾景区工作报告',
    '哪吒行宫调研报告',
    '瞭望塔建设总结',
    '著作权工作总结',
    '𠮷林重阳活动总结',
  ];

  it.each([
    ['qiankunwan', titles[0]],
    ['qkw', titles[0]],
    ['nezha', titles[1]],
    ['liaowangta', titles[2]],
    ['zhuzuoquan', titles[3]],
    ['chongyang', titles[4]],
    ['⼯作总结', titles[3]],
  ])('are read as they are there: %s', async (query, title) => {
    const corpus = indexOf(titles.map((text, number) => fileOf(`${number}.txt`, `${text}\n正文。`)));
    const names = new PhraseFinder({ index: corpus, lexicon: EMPTY_LEXICON });
    expect((await names.find(query, 1, NEVER)).map(({ original }) => original)).toEqual([title]);
  });
});

describe('articles', () => {
  const body = '过去一年，我们办成了不少实事。';
  const reports = indexOf([
    fileOf('2025_云岭省.txt', `政府工作报告\n${body}`),
    fileOf('2026_青石省.txt', `政府工作报告\n${body}今年再接再厉。`),
    fileOf('3.txt', '关于松江县水库除险加固情况的报告\n水库都修好了。'),
  ]);
  const engine = new Engine();
  engine.use({ index: reports, lexicon: EMPTY_LEXICON });

  it.each([
    ['云岭省', '政府工作报告（2025_云岭省）', '2025年云岭省政府工作报告'],
    ['政府工作报告 2026', '政府工作报告（2026_青石省）', '2026年青石省政府工作报告'],
    ['qss', '政府工作报告（2026_青石省）', '2026年青石省政府工作报告'],
  ])('are found by %s, and written as what can be looked up', async (query, text, written) => {
    const answers = await engine.findPhrases(query, 5, NEVER);
    const article = answers.find((answer) => answer.text === text);
    expect(article).toMatchObject({ kind: 'title', places: 1, articles: 1, written });
    expect(article?.sources[0].title).toBe(text);
  });

  it('are listed once where the title alone tells them', async () => {
    const answers = await engine.findPhrases('松江县水库除险加固', 5, NEVER);
    expect(answers.filter(({ kind }) => kind === 'title')).toHaveLength(1);
  });
});
