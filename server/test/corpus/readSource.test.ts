import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource, SkippedSourceError } from '../../src/corpus/readSource.ts';
import { headingsOf, ink, offsetOf, readText } from '../support/readings.ts';

const long = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效。'.repeat(8);

describe('readSource', () => {
  it('gives passages that are slices of the text at their line and column', async () => {
    const piece = fc.constantFrom(
      '一、总体要求',
      '（一）目标。正文。',
      '正文，',
      long,
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '　　',
      ' ',
      '##paidbegin##',
      '[bookmark: _GoBack]',
      '目录',
      '……3',
      '（作者为市委书记）',
      '-----',
      '\ufeff',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), async (pieces) => {
        const text = `甲${pieces.join('')}`;
        const { articles, text: decoded, characters } = await readText(text);
        expect(decoded).toBe(text);
        expect(characters).toBe(ink(text).length);
        for (const { passages } of articles) {
          for (const [i, { text: passage, line, column, heading, parent }] of passages.entries()) {
            const at = offsetOf(text, line, column);
            expect(text.slice(at, at + passage.length)).toBe(passage);
            expect(parent).toBeLessThan(i);
            if (parent >= 0) expect(passages[parent].heading).toBeDefined();
            expect(heading?.length ?? 1).toBeLessThanOrEqual(passage.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a watermark in mid-line as a drop of its passage', async () => {
    const { articles, dropped } = await readText(`标题二字\n${long}##paidend##${long}`);
    const { text, drops } = articles[0].passages[1];
    expect(drops).toEqual([[long.length, long.length + 11]]);
    expect(text.slice(...(drops?.[0] ?? []))).toBe('##paidend##');
    expect(dropped).toEqual([{ line: 1, text: '##paidend##', rule: 'paywall-mark' }]);
  });

  it('joins the lines of a file that wraps them hard', async () => {
    const paragraph = `　　${long.slice(0, 150)}`;
    const wrapped = paragraph.match(/.{1,40}/gu)?.join('\n') ?? '';
    const text = Array.from({ length: 4 }, () => wrapped).join('\n');
    const { articles } = await readText(text);
    expect(articles[0].passages.map((passage) => ink(passage.text))).toEqual(
      Array.from({ length: 4 }, () => ink(paragraph)),
    );
  });

  it('opens a section for the paragraph of 一是 alone', async () => {
    const { articles } = await readText(`标题文字\n一、做法\n一是抓早。${long}\n${long}`);
    expect([2, 3].map((i) => headingsOf(articles[0], i))).toEqual([['一、做法', '一是抓早。'], ['一、做法']]);
  });

  it('keeps redactions', async () => {
    const { articles } = await readText(`标题文字\n20xx年，xx市增长xx%。${long}`);
    expect(articles[0].passages[1].text).toContain('20xx年，xx市增长xx%。');
  });

  it('takes a title from the file name, or from the first sentence', async () => {
    expect((await readText(long, '003 全市经济工作情况.txt')).articles[0].title).toBe('全市经济工作情况');
    expect((await readText(`今天，我们召开全市会议。${long}`, '0a1b.txt')).articles[0].title).toBe(
      '今天，我们召开全市会议',
    );
  });

  it('cuts a compilation without a table of contents where by-lines repeat', async () => {
    const speech = (title: string, name: string) => `${title}\n\n中共某市委书记　${name}\n\n${long}\n\n`;
    const { articles } = await readText(speech('扛牢政治责任', '张三') + speech('筑牢安全防线', '李四'));
    expect(articles.map(({ title, author }) => [title, author])).toEqual([
      ['扛牢政治责任', '张三'],
      ['筑牢安全防线', '李四'],
    ]);
  });

  it('does not cut a report at its unnumbered subheadings', async () => {
    const sections = ['过去五年的回顾', '今后五年的任务', '坚持改革开放'].map(
      (title) => `${title}\n\n${long}\n\n`,
    );
    const { articles } = await readText(`政府工作报告\n\n${sections.join('')}`);
    expect(articles).toHaveLength(1);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['empty', new TextEncoder().encode(' \n\u3000')],
    ['binary', new Uint8Array(300)],
    ['too-large', new Uint8Array(20)],
  ])('skips with a reason: %s', async (reason, bytes) => {
    const reading = readSource(bytes, 'a.txt', { maxBytes: reason === 'too-large' ? 10 : 1000 });
    await expect(reading).rejects.toBeInstanceOf(SkippedSourceError);
    await expect(reading).rejects.toMatchObject({ reason });
  });

  it.each(['字\n', '字\u3000\u3000'])('gives up what falls into 300,000 paragraphs: %j', async (piece) => {
    await expect(readText(piece.repeat(300_000))).rejects.toMatchObject({ reason: 'too-large' });
  });

  it.each(['（一）（', '（作者', '一、“', '[bookmark: ', '字', '\u3000', '**a', '目录……3'])(
    'reads a line that repeats %j 200,000 times',
    async (piece) => {
      const { articles } = await readText(`标题文字\n字${piece.repeat(200_000)}字`, 'a.md');
      expect(articles).toHaveLength(1);
    },
  );

  it('reads a single line of 30 MB', async () => {
    const { articles } = await readText(long.repeat(Math.ceil(1e7 / long.length)));
    expect(articles).toHaveLength(1);
  });
});

describe('radicals and compatibility forms in a source', () => {
  it('are the characters that they look like, in titles, headings and passages', async () => {
    const text = '甲市⼯作报告\n⼀、总体情况\n全市⺠⽣持续改善，⻓效机制不断健全。\n';
    const { articles, text: read } = await readSource(new TextEncoder().encode(text), 'a.txt');
    expect(articles.map(({ title }) => title)).toEqual(['甲市工作报告']);
    expect(
      articles[0].passages.map((passage) => [passage.text, passage.line, passage.heading?.level]),
    ).toEqual([
      ['甲市工作报告', 0, undefined],
      ['一、总体情况', 1, 1],
      ['全市民生持续改善，长效机制不断健全。', 2, undefined],
    ]);
    expect(read).toHaveLength(text.length);
  });
});
