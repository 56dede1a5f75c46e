import { describe, expect, it } from 'vitest';
import { signedEdges } from '../../src/corpus/junk/signedEdges.ts';
import { FolderJunk } from '../../src/files/folderJunk.ts';
import { readHeadByLine, readTailByLine } from '../../src/corpus/junk/edges.ts';
import { findJunk } from '../../src/corpus/junk/rules.ts';
import { readSource } from '../../src/corpus/readSource.ts';
import { readText } from '../support/readings.ts';

const text = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效。'.repeat(8);

describe('line rules', () => {
  it.each([
    ['separator', '------'],
    ['separator', '＊＊＊＊'],
    ['page-number', '- 3 -'],
    ['page-number', '—12—'],
    ['page-number', '第 3 页 共 10 页'],
    ['page-number', 'Page 3 of 10'],
    ['page-chrome', '下载 打印 全屏'],
    ['page-chrome', '【字号：大 中 小】【打印】'],
    ['page-chrome', '您当前的位置：首页 > 政务公开 > 工作报告'],
    ['page-chrome', '上一篇：关于防汛工作的通知'],
    ['page-chrome', '浏览次数：123'],
    ['page-chrome', '扫一扫在手机打开当前页'],
    ['url', 'https://www.example.com/a?b=1'],
    ['advert', '【某某素材库】每天更新，会员群、网盘群同步，有意加入请联系客服：abc'],
    ['advert', '专业代写代笔，高质量保障，客服微信：abc123'],
    ['advert', '更多资料请关注公众号：某某范文，加微信进资料群'],
    ['paywall-mark', '##paidbegin##'],
    ['bookmark', '[bookmark: _GoBack]'],
    ['field-code', 'TOC \\o "1-3" \\h \\z \\u'],
  ])('%s: %s', (rule, line) => {
    expect(findJunk(line)).toEqual([{ start: 0, end: line.length, rule }]);
  });

  it.each([
    '……',
    '三是2023年1—6月',
    '12',
    '第3页的数据有误',
    '下载',
    '首页建设取得进展',
    '加强政务微信公众号建设，欢迎群众关注监督。',
    '严厉打击论文代写、代笔等学术不端行为。',
    '设立客服热线，为会员企业提供一键下载服务。',
    '整治“代写”“代笔”，规范微信号、公众号运营，净化网络空间。',
    '详见https://www.example.com/a附件',
    'xx市x·xx工程完成投资xxx%。',
    '各位代表：',
  ])('kept: %s', (line) => expect(findJunk(line)).toEqual([]));
});

describe('by-lines', () => {
  it.each([
    ['国务院总理　温家宝', '国务院', '温家宝'],
    ['国务院副总理兼国家计划委员会主任李富春', '国务院', '李富春'],
    ['某市人民政府市长 张 三', '某市人民政府', '张三'],
    ['县委书记 李××', '县委', undefined],
    ['（作者为中共某省委书记）', '中共某省委', '中共某省委书记'],
    ['（作者系某县人民政府县长）', '某县人民政府', '某县人民政府县长'],
    ['（信息科根据某区委报送信息整理）', '某区委', undefined],
    ['来源：某某日报', undefined, undefined],
  ])('%s', (line, body, author) => {
    const found = readHeadByLine(line);
    expect(found?.rule).toBe('by-line');
    if (author !== undefined) expect([found?.body, found?.author]).toEqual([body, author]);
  });

  it.each([
    '（热烈鼓掌）',
    '（讨论稿）',
    '（此件公开发布）',
    '（2023年5月4日）',
    '深入推进局长接待日制度',
    '全面落实县长负责制',
    '——在全市安全生产工作会议上的讲话',
    '同志们：',
  ])('kept: %s', (line) => expect(readHeadByLine(line)).toBeUndefined());

  it('knows contacts by their shape', () => {
    expect(readTailByLine('联系人：张三　联系电话：0351-1234567')?.rule).toBe('contact');
    expect(readTailByLine('要公布联系电话：12345，方便群众监督，做到事事有回音。')).toBeUndefined();
  });

  it('are dropped at the edges only', async () => {
    const { articles, dropped } = await readText(
      `标题文字\n${text}\n（作者为某市市长）\n${text}\n${text}\n${text}\n${text}`,
    );
    expect(dropped).toEqual([]);
    expect(articles[0].passages).toHaveLength(7);
  });
});

describe('what a folder betrays', () => {
  const speech = (i: number, edge: string) => `关于第${i}项工作的报告\n\n${text}第${i}项。\n\n${edge}`;
  const observe = async (edge: string, files = 10) => {
    const junk = new FolderJunk();
    const read = await Promise.all(Array.from({ length: files }, (_, i) => readText(speech(i, edge))));
    for (const [i, reading] of read.entries()) junk.add(`/a/b/${i}.txt`, signedEdges(reading));
    return junk.rules().at('/a/b/another.txt');
  };

  it('is a line with the sign of a seller or a site that recurs at the edges of files', async () => {
    const line = '本文由某某文库整理，网址 www.example.com';
    const edgeJunk = await observe(line);
    expect(edgeJunk).toHaveLength(1);
    const bytes = new TextEncoder().encode(speech(99, line));
    const { dropped, articles } = await readSource(bytes, 'a.txt', { edgeJunk });
    expect(dropped).toEqual([{ line: 4, text: line, rule: 'folder-edge' }]);
    expect(articles[0].passages).toHaveLength(2);
  });

  it.each(['某市人民政府门户网站', '某某新闻网'])('is the name of a site: %s', async (edge) => {
    expect(await observe(edge)).toEqual([edge]);
  });

  it.each(['某市人民政府办公室', '以上报告，请予审议。', '同志们：', '请各位代表继续关注。'])(
    'is not a line that reports share: %s',
    async (line) => {
      expect(await observe(line)).toEqual([]);
    },
  );

  it('is what the files that are left show, in their folder and around it', () => {
    const junk = new FolderJunk();
    const paths = Array.from({ length: 6 }, (_, i) => `/a/${i % 2 === 0 ? 'b' : 'c/d'}/${i}.txt`);
    for (const path of paths) junk.add(path, ['某文库', path]);
    expect(junk.rules().junkOf(paths[1], ['某文库', paths[1]])).toEqual(['某文库']);
    expect(junk.rules().junkOf('/other/1.txt', ['某文库'])).toEqual(['某文库']);
    for (const path of paths.slice(0, 2)) junk.remove(path, ['某文库', path]);
    expect(junk.rules().junkOf(paths[2], ['某文库'])).toEqual([]);
  });

  it('is not a line of a few files', async () => {
    expect(await observe('本文由某某文库整理', 4)).toEqual([]);
  });
});
