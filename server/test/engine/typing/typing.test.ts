import { chooseTyped } from '../../../src/engine/complete/choose.ts';
import { describe, expect, it } from 'vitest';
import type { CompletionOptions } from '../../../src/engine/complete/completion.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { Lexicon } from '../../../src/engine/phrases/lexicon.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const BODY = [
  '必须坚持和发展新时代“枫桥经验”，维护国家安全和社会稳定。',
  '坚持和完善基本制度，树立正确的概念，守牢安全底线。',
  '贯彻总体国家安全观，坚持和发展理论成果。',
];
const PHRASES = [
  '坚定不移',
  '底线思维',
  '底线思维能力',
  '统筹发展和安全',
  '坚持党的领导',
  '重点领域改革',
  '重庆市高质量发展',
  '行业主管部门',
  '行政执法',
  '长效机制',
  '领导班子成长',
  '西藏自治区',
  '矿藏资源',
  '深化“放管服”改革',
  '绿色低碳',
  'app整治行动',
];
const lexicon = Lexicon.of(
  PHRASES.map((original, rank) => ({
    text: foldText(original),
    original,
    places: 100 - rank,
    articles: 100 - rank,
  })),
);
const files = ['甲', '乙', '丙'].map((name) =>
  fileOf(
    `${name}.txt`,
    `${name}市工作报告\n${name}市会议要求：统筹发展和安全。\n${[...BODY, ...PHRASES.map((p) => `会议要求：${p}。`)].join('\n')}`,
  ),
);
const engine = new Engine();
engine.use({ index: indexOf(files), lexicon });

const OPTIONS: CompletionOptions = { maxItems: 5, threshold: 0, slots: true, pinyin: true };

async function complete(marked: string, languageId = 'plaintext', options = OPTIONS) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const draft = { uri: 'untitled:draft', text, languageId };
  const { items } = await engine.complete({ draft, offset, options }, NEVER);
  return items.map((item) => ({ ...item, typed: text.slice(item.replace.start, item.replace.end) }));
}

describe('letters that a composition leaves after characters', () => {
  it.each([
    ['必须坚持和f|', 'f', '发展'],
    ['必须坚持和fz|', 'fz', '发展'],
    ['必须坚持和fazh|', 'fazh', '发展'],
    ['必须坚持和fazhan|', 'fazhan', '发展'],
    ["必须坚持和fa'zhan|", "fa'zhan", '发展'],
    ["必须坚持和f'z|", "f'z", '发展'],
    ['必须坚持和fzhan|', 'fzhan', '发展'],
    ['必须坚持和w|', 'w', '完善'],
    ['必须坚持和wanshanji|', 'wanshanji', '完善基'],
    ['正确的概nian|', 'nian', '念'],
    ['贯彻总体国家安q|', 'q', '全'],
    ['坚持和发展新时代fqj|', 'fqj', '“枫桥经'],
    ['维护国家a|，', 'a', '安全'],
  ])('%s', async (marked, typed, opening) => {
    const items = await complete(marked);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items)
      expect(item).toMatchObject({ typed, text: expect.stringMatching(`^${opening}`) });
  });

  it.each([
    ['no continuation fits', '必须坚持和zq|'],
    ['an apostrophe parts what is one syllable', "必须坚持和fa'zha'n|"],
    ['capitals', '必须坚持和F|'],
    ['in a word', '必须坚持和f|ix'],
    ['after a space', '必须坚持和 f|'],
  ])('nothing: %s', async (_why, marked) => {
    expect((await complete(marked)).filter(({ typed }) => typed !== '')).toEqual([]);
  });

  it('gives each item once, and none that saves no key', () => {
    const ways = [
      { text: '发展和安全', probability: 0.9 },
      { text: '发展和安全，', probability: 0.8 },
      { text: '发展', probability: 0.95 },
    ].map((way) => ({ ...way, place: 0, shared: 4, voices: 2, inDraft: false }));
    const texts = chooseTyped(ways, 'fzhan'.length, 5).map(({ continuation }) => continuation.text);
    expect(texts.toSorted()).toEqual(['发展和安全', '发展和安全，']);
  });

  it('attests each item by a place of the corpus', async () => {
    for (const { attested, places, text } of await complete('必须坚持和f|')) {
      expect(attested.endsWith(foldText(text))).toBe(true);
      expect(places).toBeGreaterThan(0);
    }
  });

  it('gives set phrases by their initials where nothing goes on so', async () => {
    const texts = (await complete('必须坚持和dxsw|')).map(({ text }) => text);
    expect(texts).toEqual(['底线思维', '底线思维能力']);
  });
});

describe('letters alone', () => {
  it.each([
    ['dxsw|', ['底线思维', '底线思维能力']],
    ['dixiansiwei|', ['底线思维', '底线思维能力']],
    ['dixiansiw|', ['底线思维', '底线思维能力']],
    ['tcfzhaq|', ['统筹发展和安全']],
    ["tong'chou'fa|", ['统筹发展和安全']],
    ['要求：jcd|', ['坚持党的领导']],
    ['要求，jianchi|', ['坚持党的领导']],
    ['第一段。\n　　tongchou|\n第三段', ['统筹发展和安全']],
    ['（jcddl|', ['坚持党的领导']],
    ['shenhuafgf|', ['深化“放管服”改革']],
    ['lvse|', ['绿色低碳']],
    ['luse|', ['绿色低碳']],
  ])('%s', async (marked, expected) => {
    expect((await complete(marked)).map(({ text }) => text)).toEqual(expected);
  });

  it.each([
    ['zhongdian|', '重点领域改革'],
    ['chongqing|', '重庆市高质量发展'],
    ['cqsg|', '重庆市高质量发展'],
    ['hangye|', '行业主管部门'],
    ['xingzheng|', '行政执法'],
    ['changxiao|', '长效机制'],
    ['lingdaobanzichengzhang|', '领导班子成长'],
    ['xizang|', '西藏自治区'],
    ['kuangcang|', '矿藏资源'],
    // Another reading of the character is accepted too, as input methods do.
    ['zhongqing|', '重庆市高质量发展'],
    ['xicang|', '西藏自治区'],
  ])('heteronyms: %s', async (marked, expected) => {
    expect((await complete(marked))[0]).toMatchObject({ text: expected });
  });

  it.each([
    ['too few letters', 'dx|'],
    ['no phrase', 'qqqq|'],
    ['an English word of the draft', 'tcfzhaq 是一个代号。\ntcf|'],
    ['an English sentence', 'we should tcfzhaq|'],
    ['after an English comma', 'Hello, tcfzhaq|'],
    ['in capitals', 'TCFZHAQ|'],
    ['part of an identifier', 'x_tcfzhaq|'],
    ['an address', 'www.tcfzhaq|'],
    ['a path', '/tcfzhaq|'],
    ['letters go on', 'tcf|zhaq'],
  ])('nothing: %s', async (_why, marked) => {
    expect((await complete(marked)).filter(({ typed }) => typed !== '')).toEqual([]);
  });

  it('are left alone when the setting is off', async () => {
    const off = { ...OPTIONS, pinyin: false };
    const items = [
      ...(await complete('tcfzhaq|', 'plaintext', off)),
      ...(await complete('坚持和f|', 'plaintext', off)),
    ];
    expect(items.filter(({ typed }) => typed !== '')).toEqual([]);
  });

  it('never give more than the list holds', async () => {
    expect(await complete('dixiansiwei|', 'plaintext', { ...OPTIONS, maxItems: 1 })).toHaveLength(1);
  });

  it('stop when the request is cancelled', async () => {
    const draft = { uri: 'untitled:draft', text: 'tcfzhaq', languageId: 'plaintext' };
    const fresh = new Engine();
    fresh.use({ index: indexOf(files), lexicon });
    const signal = { aborted: false };
    const answer = fresh.complete({ draft, offset: 7, options: OPTIONS }, signal);
    signal.aborted = true;
    await expect(answer).rejects.toThrow(CancelledError);
  });
});

describe('letters in Markdown', () => {
  it.each([
    ['a line', 'tcfzhaq|'],
    ['a heading', '## tcfzhaq|'],
    ['a bullet', '- tcfzhaq|'],
    ['a number', '1. tcfzhaq|'],
    ['a quotation', '> tcfzhaq|'],
    ['after closed code', '```\ncode\n```\ntcfzhaq|'],
    ['after front matter', '---\ntitle: a\n---\ntcfzhaq|'],
    ['after a link', '[a](b)，tcfzhaq|'],
  ])('stand for phrases in %s', async (_where, marked) => {
    expect((await complete(marked, 'markdown')).map(({ text }) => text)).toEqual(['统筹发展和安全']);
  });

  it.each([
    ['fenced code', '```\ntcfzhaq|\n```'],
    ['unclosed code', '```js\ntcfzhaq|'],
    ['code in a line', '如 `坚持和f|` 等'],
    ['code just begun', '如 `坚持和f|'],
    ['a link’s text', '[坚持，tcfzhaq|](b)'],
    ['a link’s target', '[a](坚持和f|)'],
    ['a reference', '[坚]: 坚持和f|'],
    ['front matter', '---\ntcfzhaq|\n---\n'],
    ['a comment', '<!-- \ntcfzhaq| -->'],
    ['a tag', '<div title="坚持和f|">'],
  ])('are left alone in %s', async (_where, marked) => {
    expect((await complete(marked, 'markdown')).filter(({ typed }) => typed !== '')).toEqual([]);
  });
});

describe('grey text', () => {
  async function grey(marked: string, threshold = 25, languageId = 'plaintext') {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const draft = { uri: `untitled:${marked}`, text, languageId };
    return (await engine.inline({ draft, offset, options: { ...OPTIONS, threshold } }, NEVER)).at(0);
  }

  it.each([
    '维护国家安全和社会|',
    '会议要求：统筹发展|',
    '会议要求：统筹发展|\n下一段',
    '会议要求：统筹发展|”',
  ])('%s', async (marked) => {
    const shown = await grey(marked);
    expect(shown?.replace.start).toBe(marked.indexOf('|'));
  });

  it.each([
    ['an empty line', '|'],
    ['the middle of a line', '会议要求：统筹发展|与改革'],
    ['a composition', '会议要求：统筹fa|'],
    ['what nobody wrote', '这句话没有出处甚|'],
    ['many continuations', '会议要求：|'],
  ])('nothing at %s', async (_where, marked) => {
    expect(await grey(marked)).toBeUndefined();
  });

  it('nothing in code', async () => {
    expect(await grey('```\n会议要求：统筹发展|\n```', 1, 'markdown')).toBeUndefined();
  });

  it('is there whether the list is or not', async () => {
    expect((await grey('会议要求：统筹发展|', 40))?.text).toBe((await grey('会议要求：统筹发展|'))?.text);
  });
});
