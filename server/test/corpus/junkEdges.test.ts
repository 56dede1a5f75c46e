import { describe, expect, it } from 'vitest';
import { signedEdges } from '../../src/corpus/junk/signedEdges.ts';
import { foldText } from '../../src/engine/text/fold.ts';
import type { Article } from '../../src/engine/model.ts';
import { articleOf } from '../support/corpora.ts';

/** The lines of {@link articles} that bear the sign of a seller or a site, without the line over the title, which has a mark before it. */
const signed = (...articles: readonly Article[]): string[] =>
  signedEdges({ articles: [...articles] }).filter((line) => !line.startsWith('\u0001'));

const textOf = (line: string): Article => articleOf(`某县工作总结\n${line}\n甲。\n乙。\n丙。\n丁。`);

describe('lines at the edges of a file', () => {
  it.each([
    'https://a.b/c',
    'www.某',
    '某.com',
    '公众号某某',
    '加微信某',
    '加vx某',
    '某文库',
    '某县政府网',
    '在线网站',
  ])('bear a sign: %s', (line) => {
    expect(signed(textOf(line))).toEqual([foldText(line)]);
  });

  it.each(['各位代表：', '某.community', 'avxb某', '网站建设情况', '某县网络安全和信息化'])(
    'bear none: %s',
    (line) => {
      expect(signed(textOf(line))).toEqual([]);
    },
  );

  it.each([
    ['two different words that reports have, too', '更多资料', ['更多资料']],
    ['one of them twice', '更多更多', []],
    ['one of them', '请各位代表关注', []],
    ['five digits and one of them', '资料12345', ['资料12345']],
    ['four digits and one of them', '资料1234', []],
  ])('bear a sign by %s or do not', (_, line, expected) => {
    expect(signed(textOf(line))).toEqual(expected);
  });

  it('have up to 160 units', () => {
    const of = (length: number): string => `${'某'.repeat(length - 2)}文库`;
    expect(signed(textOf(of(160)))).toEqual([of(160)]);
    expect(signed(textOf(of(161)))).toEqual([]);
  });

  it('are the first three passages and the last three', () => {
    const lines = (at: number): Article =>
      articleOf(['题', '甲。', '乙。', '丙。', '丁。', '戊。', '己。'].with(at, '某文库').join('\n'));
    const found = [0, 1, 2, 3, 4, 5, 6].filter((at) => signed(lines(at)).length > 0);
    expect(found).toEqual([0, 1, 2, 4, 5, 6]);
  });

  it('are those of the first article and of the last, each once, in order', () => {
    const inner = textOf('中文库');
    const last = articleOf('题\n甲。\n乙。\n丙。\n丁。\n某文库\n乙文库');
    expect(signed(textOf('某文库'), inner, last)).toEqual(['乙文库', '某文库']);
  });
});
