import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';

const LONG = '今年以来，我县认真贯彻落实上级精神，坚持把农业放在首位，农村经济保持了较快发展的势头。';

const read = (html: string, encoding = 'utf-8') => readSource(encodeText(html, encoding), 'a.htm');

/** A page as sites laid them out before style sheets: tables in tables. */
const OLD_PAGE = `<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>某县农业工作报告-某县政府网</TITLE></HEAD><BODY>
<TABLE><TR><TD><A href="/">网站首页</A></TD><TD>政务公开</TD></TR></TABLE>
<TABLE><TR><TD>热点新闻<BR><A href=1>新闻一</A></TD><TD><TABLE>
<TR><TD align=center><B>某县农业工作报告</B></TD></TR>
<TR><TD>来源：县农业局　发布时间：2008-05-06　点击：123　【字号：大 中 小】【打印】【关闭】</TD></TR>
<TR><TD><P>　　${LONG}</P><P>　　一、主要成效</P><P>　　（一）粮食丰收。${LONG}</P>
<TABLE border=1><TR><TD>指标</TD><TD>数值</TD></TR><TR><TD><P>粮食</P><P>总产</P></TD><TD>二十万吨</TD></TR></TABLE>
<P>　　（二）收入增长。${LONG}</P></TD></TR></TABLE></TD></TR></TABLE>
<TABLE><TR><TD>主办：某县人民政府办公室</TD></TR></TABLE></BODY></HTML>`;

describe('pages of the web', () => {
  it('laid out by tables: the text’s paragraphs, its title and date, rows of its own tables', async () => {
    const { articles, dropped, encoding } = await read(OLD_PAGE, 'gb18030');
    expect(encoding).toBe('gb18030');
    const [{ title, date, passages }] = articles;
    expect([title, date]).toEqual(['某县农业工作报告', '2008-05-06']);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['title', '某县农业工作报告'],
      ['paragraph', LONG],
      ['heading', '一、主要成效'],
      ['paragraph', `（一）粮食丰收。${LONG}`],
      ['table', '指标\t数值'],
      ['table', '粮食 总产\t二十万吨'],
      ['paragraph', `（二）收入增长。${LONG}`],
    ]);
    expect(dropped.map(({ rule }) => rule)).toEqual([
      'page-chrome',
      'page-chrome',
      'page-chrome',
      'by-line',
      'page-chrome',
    ]);
  });

  it('with what sites put into the text’s own element', async () => {
    const { articles, dropped } = await read(
      `<html><head><title>某市政府网 - 在全市大会上的讲话</title></head><body><h1>某市政府网</h1><div class=art><h2>在全市大会上的讲话</h2><p>日期：2020-03-04 来源：市政府办 字号：[大 中 小] 打印</p><div>同志们：<br><br>　　${LONG}<br>　　${LONG}</div><p>分享到：<a>微信</a><a>微博</a></p></div></body></html>`,
    );
    expect([articles[0].title, articles[0].date]).toEqual(['在全市大会上的讲话', '2020-03-04']);
    expect(articles[0].passages.map(({ text }) => text)).toEqual([
      '在全市大会上的讲话',
      '同志们：',
      LONG,
      LONG,
    ]);
    expect(dropped.map(({ rule }) => rule)).toEqual(['page-chrome', 'by-line', 'page-chrome']);
  });

  it('show the numbers of lists, where the items bring none', async () => {
    const { text } = await read(
      `<html><body><p>${LONG}</p><ol><li><p>甲</p><ol type=a><li>子</li><li>丑</li></ol></li><li value=5>乙</li></ol><ol start=3 style="list-style-type: cjk-ideographic"><li>丙</li></ol><ol><li>1.丁</li></ol><ul><li>戊</li></ul><ol style="list-style:none"><li>己</li></ol></body></html>`,
    );
    expect(text.split('\n')).toEqual([
      LONG,
      '1. 甲',
      'a. 子',
      'b. 丑',
      '5. 乙',
      '三、丙',
      '1.丁',
      '戊',
      '己',
    ]);
  });

  it('of Word: notes are footnotes, their marks and what was deleted go', async () => {
    const { articles } = await read(
      `<html><body><p>${LONG}<a style='mso-footnote-id:ftn1' href="#_ftn1">[1]</a><del>删去的话</del></p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1">[1]</a>按可比价格计算。</p></div></div><div style='mso-element:comment-list'><p>批注</p></div></body></html>`,
    );
    expect(articles[0].passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', LONG],
      ['footnote', '按可比价格计算。'],
    ]);
  });
});

describe('web archives', () => {
  const quoted = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/(?:=..){24}/gu, '$&=\r\n');
  const based = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/gu, '$&\r\n');

  it.each<[string, string, (bytes: Uint8Array) => string]>([
    ['gb2312', 'quoted-printable', quoted],
    ['gb2312', 'base64', based],
    ['', 'base64', based],
    ['utf-8', 'quoted-printable', quoted],
  ])('in charset %j, %s', async (charset, encoding, encode) => {
    const body = encode(encodeText(OLD_PAGE, 'gb18030'));
    const message = `From: <Saved by Microsoft Internet Explorer 5>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b";\r\n\ttype="text/html"\r\n\r\n--b\r\nContent-Type: text/html;\r\n\tcharset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--b--\r\n`;
    const { format, articles } = await readSource(encodeText(message, 'utf-8'), 'a.mht');
    expect(format).toBe('mht');
    expect(articles[0].title).toBe('某县农业工作报告');
    expect(articles[0].passages[1].text).toBe(LONG);
  });

  // Readings of the comments that double with each one would not end before the test does.
  it('comments before the first tag, closed or not, are read in one way', async () => {
    const comments = '<!--a-->'.repeat(120);
    const page = await readSource(encodeText(`${comments}<html><p>${LONG}`, 'utf-8'), 'a');
    expect(page.format).toBe('html');
    const text = await readSource(encodeText(`${comments}<!--\n${LONG}\n`, 'utf-8'), 'a');
    expect(text.format).toBe('txt');
  });
});
