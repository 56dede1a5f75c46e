import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';

const TEXT = [
  '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。',
  '要坚持问题导向，逐项排查短板弱项，建立台账、明确责任、限时整改，确保件件有着落。',
  '下一步，全县上下要进一步增强责任感和紧迫感，以更实的作风抓好各项任务落地见效。',
];
/** Long sentences that sites have outside their texts. */
const OUTSIDE = [
  '温馨提示：建议使用分辨率较高的显示器和新版浏览器访问本网站，可以获得最佳的浏览效果！',
  '为深入学习贯彻上级精神，全县各级各部门迅速行动，掀起学习热潮，推动工作再上新台阶，取得新成效。',
];

const KINDS: Readonly<Record<string, readonly string[]>> = {
  总结: TEXT,
  公告: [
    '各乡镇人民政府：',
    '自即日起开展河道清淤，请群众绕行。',
    '特此公告。',
    '云溪县水利局',
    '2022年3月4日',
  ],
  公示: ['拟对下列同志予以表彰，现予公示。', ...Array.from({ length: 6 }, (_, i) => `张某${i} 县水利局`)],
};
const NAV = '<ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>走进云溪</a></li></ul>';
const LINKS = Array.from(
  { length: 6 },
  (_, i) => `<li><a>全县春灌工作会议召开${i}</a> 2022-03-0${i}</li>`,
).join('');

interface Page {
  readonly title: string;
  /** Paragraphs as a page has them. */
  readonly text: string;
}

const page = (title: string, body: string, head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const TEMPLATES: Readonly<Record<string, (page: Page) => string>> = {
  'with a long sentence in its foot': ({ title, text }) =>
    page(
      `${title}_云溪县人民政府`,
      `<div class=nav>${NAV}</div><div class=detail><h2>${title}</h2><div>发布时间：2022-03-04 来源：县水利局</div><div class=content>${text}</div></div><div><ul><li>${OUTSIDE[0]}</li><li>网站地图</li></ul></div>`,
    ),
  'in one form': ({ title, text }) =>
    page(
      title,
      `<form method=post><input type=hidden value=x><div id=top>${NAV}</div><div><h1>${title}</h1><p>日期：2022-03-04　浏览次数：123　字体：[ 大 中 小 ]</p><div id=zoom>${text}</div></div><div><p>${OUTSIDE[0]}</p><p>${OUTSIDE[1]}</p></div></form>`,
    ),
  'of tables in tables, its title in no head': ({ title, text }) =>
    `<HTML><HEAD><TITLE>云溪县政府网</TITLE></HEAD><BODY><TABLE><TR><TD>热点新闻<BR><UL>${LINKS}</UL><P>${OUTSIDE[1]}</P></TD><TD><TABLE><TR><TD align=center><B>${title}</B></TD></TR><TR><TD>来源：县水利局　发布时间：2022-03-04　点击：123　【字号：大 中 小】【打印】【关闭】</TD></TR><TR><TD>${text}</TD></TR></TABLE></TD></TR></TABLE><TABLE><TR><TD>主办：云溪县人民政府办公室<BR>${OUTSIDE[0]}</TD></TR></TABLE></BODY></HTML>`,
  'of a register': ({ title, text }) =>
    page(
      `${title} _ 云溪县人民政府`,
      `<div>当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; 正文</div><table><tr><td>索 引 号：</td><td>YX01/2022-0004</td><td>主题分类：</td><td>水利</td></tr><tr><td>发布机构：</td><td>云溪县水利局</td><td>成文日期：</td><td>2022-03-04</td></tr><tr><td>标　　题：</td><td colspan=3>${title}</td></tr></table><div class=t>${title}</div><div class=rel><h3>关联稿件：</h3><p>图文解读：《${title}》2022-03-08</p></div><div class=TRS_Editor>${text}</div><p>${OUTSIDE[1]}</p><div>分享到：<a>微信</a><a>微博</a></div>`,
    ),
  'with related papers and a hidden layer': ({ title, text }) =>
    page(
      `${title}-云溪新闻网`,
      `<div style="display:none"><p>${OUTSIDE[1]}</p></div><header>${NAV}</header><div><div><h1>${title}</h1><div><span>2022-03-04 09:30</span> <span>来源：云溪日报</span></div><article>${text}<p>（责任编辑：张三）</p></article><div class=related><h3>相关阅读</h3><ul>${LINKS}</ul></div></div><aside><h3>热门文章</h3><ul>${LINKS}</ul><p>${OUTSIDE[1]}</p></aside></div><footer><p>${OUTSIDE[0]}</p></footer>`,
    ),
  'that names its site everywhere, its text in its meta': ({ title, text }) =>
    page(
      '云溪县人民政府门户网站',
      `<div>${NAV}</div><div><h1>云溪县人民政府门户网站</h1><div class=bt>${title}</div><div>${text}</div><div>扫一扫在手机打开当前页</div></div><div>版权所有：云溪县人民政府 ${OUTSIDE[0]}</div>`,
      `<meta name="SiteName" content="云溪县人民政府门户网站"><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2022-03-04 09:30">`,
    ),
  'of table cells, with print and close below': ({ title, text }) =>
    page(
      `云溪县人民政府 通知公告 ${title}`,
      `<div class="bt_position">当前位置：<a>首页</a>&gt;<a>政务公开</a>&gt;<a>通知公告</a></div><table width="100%"><tr><td class="title" align="center">${title}</td></tr><tr><td align="center">发布日期：2022-03-04 10:20 访问次数：<span>1234</span> 信息来源：县水利局 字体：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr><tr><td><div id="zoom">${text}</div></td></tr><tr><td>【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr></table>`,
      `<meta name="ContentSource" content="县水利局">`,
    ),
  'in a form, with elements of its own': ({ title, text }) =>
    page(
      `${title}-云溪县人民政府门户网站`,
      `${NAV}<form id="form1"><div class="con"><div class="BreadcrumbNav">您现在的位置：<a>首页</a> / <a>政府文件</a></div><ucaptitle>${title}</ucaptitle><div class="pages-date">2022-03-04 10:20<span class="font">来源：云溪日报</span><div class="pages_print">【字体：<span>大</span> <span>中</span> <span>小</span>】<span>打印</span></div></div><div class="view TRS_UEDITOR trs_paper_default"><ucapcontent>${text}</ucapcontent></div><p>扫一扫在手机打开当前页</p><div>责任编辑：张三</div><div class="related"><h3>相关解读</h3><ul><li><a>《河道清淤工作》政策解读 2022-03-10</a></li><li><a>一图读懂河道清淤</a></li></ul></div></div></form>`,
    ),
  'beside a column of titles, with share bar, one before and one after': ({ title, text }) =>
    page(
      title,
      `<div id="wrap">${NAV}<div class="left"><ul>${LINKS}</ul></div><div class="right"><div class="article"><div class="article-title">${title}</div><div class="article-info"><span>时间：2022-03-04</span><span>来源：本站</span><span>浏览：33</span></div><div class="article-content">${text}</div><div class="bdsharebuttonbox">分享：</div><div class="prev">上一篇：<a>关于召开会议的通知</a></div><div class="next">下一篇：<a>没有了</a></div></div></div></div>`,
    ),
  'that says when in brackets, its head naming a column': ({ title, text }) =>
    page(
      '通知公告',
      `${NAV}<h2>${title}</h2><div>【信息时间：2022/3/4  阅读次数：12 】【<a>我要打印</a>】【<a>关闭</a>】</div><div class="infodetail">${text}</div>`,
    ),
  'with labels in brackets, its title in two parts of a line': ({ title, text }) =>
    page(
      '云溪县人民政府',
      `${NAV}<div class="xxgk-list"><ul><li>【索引号】YX001-2022-12</li><li>【发布机构】云溪县水利局</li><li>【发布日期】2022-03-04</li></ul></div><div class="tit"><span>${title.slice(0, 7)}</span><span>${title.slice(7)}</span></div><div class="content">${text}</div><div class="ewm"><p>手机查看</p></div><div class="fj">附件下载：<a>附件1.doc</a></div>`,
    ),
};

const WRAPS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  '<p>': (lines) => lines.map((line) => `<p>　　${line}</p>`).join('\n'),
  '<div>': (lines) => lines.map((line) => `<div>${line}</div>`).join(''),
  '<br>': (lines) => lines.join('<br><br>　　'),
};

const CASES = Object.keys(TEMPLATES).flatMap((template) =>
  Object.keys(KINDS).flatMap((kind) => Object.keys(WRAPS).map((wrap) => [template, kind, wrap] as const)),
);

describe('a page', () => {
  it.each(CASES)('%s, of a %s in %s: title, date and text', async (template, kind, wrap) => {
    const title = `云溪县河道清淤工作${kind}`;
    const html = TEMPLATES[template]({ title, text: WRAPS[wrap](KINDS[kind]) });
    const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
    expect(articles).toHaveLength(1);
    expect([articles[0].title, articles[0].date]).toEqual([title, '2022-03-04']);
    const lines = articles[0].passages.filter(({ kind: part }) => part !== 'title').map(({ text }) => text);
    expect(lines.filter((line) => line !== title)).toEqual(KINDS[kind]);
  });

  it('weighs its names: a head cut short, one of the site, one in lines', async () => {
    const lines = ['云溪县人民政府办公室关于印发云溪县', '河道治理三年行动', '方案的通知'];
    const title = lines.join('');
    const text = `<p>各乡镇：</p>${WRAPS['<p>'](TEXT)}`;
    const cut = page(`${title.slice(0, 24)}…_云溪网`, `<div><h3>${title}</h3><div>${text}</div></div>`);
    const broken = page(`${title}_云溪网`, `<div><p align=center>${lines.join('<br>')}</p>${text}</div>`);
    const site = page(
      '云溪网',
      `<h1>云溪网</h1><div><p>${lines.join('</p><p>')}</p><p>云政办发〔2022〕5号</p>${text}</div>`,
    );
    for (const html of [cut, broken, site]) {
      const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
      expect([articles[0].title, articles[0].body]).toEqual([title, '云溪县人民政府办公室']);
    }
  });

  it('gives the facts of its register: with a colon, or in brackets', async () => {
    const text = `<h1>关于河道清淤的通知</h1><p>各乡镇：</p>${WRAPS['<p>'](TEXT)}`;
    for (const box of [
      '<li>发布机构：云溪县水利局</li><li>文号：云水发〔2022〕5号</li><li>成文日期：2022-03-04</li>',
      '<li>【发布机构】云溪县水利局</li><li>【文号】云水发〔2022〕5号</li><li>【成文日期】2022-03-04</li>',
    ]) {
      const html = page('云溪网', `<div>${NAV}</div><ul><li>索引号：1</li>${box}</ul><div>${text}</div>`);
      const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
      const [{ title, body, number, date }] = articles;
      expect([title, body, number, date]).toEqual([
        '关于河道清淤的通知',
        '云溪县水利局',
        '云水发〔2022〕5号',
        '2022-03-04',
      ]);
    }
  });

  it('keeps its text in parts', async () => {
    const parts = TEXT.map((line) => `<div class=part><p>${line}</p></div>`).join('');
    const html = page(
      '河道治理情况',
      `<div>${NAV}</div><div><h1>河道治理情况</h1>${parts}</div><div>${OUTSIDE[0]}</div>`,
    );
    const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
    expect(articles[0].passages.slice(1).map(({ text }) => text)).toEqual(TEXT);
  });

  it.each([
    ['<div>', '</div>'],
    ['<span>', '</span>'],
    ['<div class=share>', '</div>'],
  ])('nested 2,000 deep in %s is read', async (open, close) => {
    const html = page('河道治理情况', `${open.repeat(2000)}${WRAPS['<p>'](TEXT)}${close.repeat(2000)}`);
    const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
    expect(articles[0].passages.map(({ text }) => text)).toEqual(TEXT);
  });
});
