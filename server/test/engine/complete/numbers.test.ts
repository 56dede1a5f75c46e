import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** Several reports with the same figures and with others, so that every guess about a number would be likely. */
const TEXTS = [
  '失业率控制在5.1%左右，新增就业35.8万人，增长6.2%、高于全国。',
  '失业率控制在5.15%左右，新增就业35.8万人，增长6.25%、高于全国。',
  '失业率控制在5.1%左右，新增就业356人，增长6.2%、高于全国。',
  '粮食产量１２３４５万吨，总产值1,234.5亿元，超过1,238.6亿元。',
  '占比达到百分之五十以上，完成投资三十五亿元，“十四五”规划开局良好。',
  '占比达到百分之五十三点六，完成投资三十五亿元，“十四五”规划开局良好。',
  '2021—2025年发展规划，到2025年建成，三是完善机制，一体化推进。',
  '2021—2025年发展规划，到2025年建成，三是完善机制，一体化推进。同时',
];
const engine = new Engine();
engine.use({
  index: indexOf(TEXTS.map((text, number) => fileOf(`${number}.txt`, `第${number}号报告\n${text}`))),
  lexicon: EMPTY_LEXICON,
});

async function offered(written: string): Promise<string[]> {
  const options = { maxItems: 5, threshold: 0, slots: true, pinyin: true };
  const draft = { uri: `untitled:${written}`, text: written, languageId: 'plaintext' };
  const request = { draft, offset: written.length, options };
  const lists = [
    await engine.complete(request, NEVER),
    await engine.complete({ ...request, asked: true }, NEVER),
    { items: await engine.inline(request, NEVER) },
  ];
  return lists.flatMap(({ items }) => items.map(({ text }) => text));
}

describe('a number that is being typed', () => {
  it.each([
    '失业率控制在5',
    '失业率控制在5.',
    '失业率控制在5.1',
    '失业率控制在5．',
    '失业率控制在５．１',
    '新增就业35',
    '新增就业３５',
    '增长6.2',
    '粮食产量１２３',
    '总产值1,',
    '总产值1,23',
    '总产值１，２３',
    '占比达到百分之',
    '占比达到百分之五',
    '占比达到百分之五十',
    '占比达到百分之五十三点',
    '到2025',
  ])('is the writer’s, whoever asks: %s', async (written) => {
    expect(await offered(written)).toEqual([]);
  });

  it.each(['完成投资三', '完成投资三十', '2021—', '2021年—'])('gets no more digits: %s', async (written) => {
    for (const text of await offered(written))
      expect(text).not.toMatch(/^[0-9０-９一二三四五六七八九十百千万亿点]/u);
  });

  it.each([
    ['失业率控制在5.1%', '左右'],
    ['完成投资三十五亿', '元'],
    ['新增就业35万人，增长6.2%、', '高于'],
    ['“十四', '五”'],
    ['三', '是'],
    ['一', '体化'],
  ])('is over, or is a word: %s goes on', async (written, start) => {
    expect(await offered(written)).toContainEqual(expect.stringMatching(new RegExp(`^${start}`, 'u')));
  });
});
