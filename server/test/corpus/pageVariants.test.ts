import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';

const TEXT = [
  '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。',
  '要坚持问题导向，逐项排查短板弱项，建立台账、明确责任、限时整改，确保件件有着落。',
  '下一步，全县上下要进一步增强责任感和紧迫感，以更实的作风抓好各项任务落地见效。',
];
const OUTSIDE = '温馨提示：建议使用分辨率较高的显示器和新版浏览器访问本网站，可以获得最佳的浏览效果！';
const TITLE = '云溪县人民政府办公室关于做好春灌工作的通知';
const PARAGRAPHS = TEXT.map((text) => `<p>　　${text}</p>`).join('\n');
const NAV = '<ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>走进云溪</a></li></ul>';
const FACTS: readonly (readonly [label: string, value: string])[] = [
  ['索 引 号', 'YX001-2021-12'],
  ['主题分类', '水利'],
  ['发文机关', '云溪县人民政府办公室'],
  ['成文日期', '2021年05月08日'],
  ['标　　题', TITLE],
  ['发文字号', '云政办发〔2021〕12号'],
  ['发布日期', '2021年05月18日'],
  ['有效性', '有效'],
];

const page = (title: string, body: string, head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const each = (of: (label: string, value: string) => string, between = '') =>
  FACTS.map(([label, value]) => of(label, value)).join(between);

async function read(html: string) {
  const { articles } = await readSource(new TextEncoder().encode(html), 'a.html');
  expect(articles).toHaveLength(1);
  const [{ title, date, body, number, passages }] = articles;
  const lines = passages.filter(({ kind, text }) => kind !== 'title' && text !== TITLE);
  return { title, date, body, number, lines: lines.map(({ text }) => text) };
}

describe('a page of a register', () => {
  it.each([
    ['<dl>', `<dl>${each((label, value) => `<dt>${label}：</dt><dd>${value}</dd>`)}</dl>`],
    [
      'a <dl> for each, without colons',
      each((label, value) => `<dl><dt>${label}</dt><dd>${value}</dd></dl>`),
    ],
    ['rows of <div>', each((label, value) => `<div><span>${label}：</span><span>${value}</span></div>`)],
    [
      'a table of two columns',
      `<table>${each((label, value) => `<tr><td><b>${label}:</b></td><td>${value}</td></tr>`)}</table>`,
    ],
    [
      'a table of four columns',
      `<table>${[0, 2, 4, 6].map((i) => `<tr>${[0, 1].map((k) => `<th>${FACTS[i + k][0]}</th><td>${FACTS[i + k][1]}</td>`).join('')}</tr>`).join('')}</table>`,
    ],
    ['<p>', each((label, value) => `<p><strong>${label}：</strong>${value}</p>`)],
    ['<li>', `<ul>${each((label, value) => `<li><b>${label}</b>：${value}</li>`)}</ul>`],
    ['one line', `<div>${each((label, value) => `<span>${label}：${value}</span>`, '　')}</div>`],
    ['<br>', `<div>${each((label, value) => `${label}：${value}`, '<br>')}</div>`],
  ])('has its facts in %s', async (_, box) => {
    expect(await read(page(TITLE, `${NAV}<div>${box}</div><div class=c>${PARAGRAPHS}</div>`))).toEqual({
      title: TITLE,
      date: '2021-05-08',
      body: '云溪县人民政府办公室',
      number: '云政办发〔2021〕12号',
      lines: TEXT,
    });
  });
});

describe('a page', () => {
  it.each([
    ['<a>首页</a> &gt; <a>政务公开</a> &gt; <a>通知</a> &gt; 正文'],
    ['当前位置：<a>首页</a> &raquo; <a>政务公开</a> &raquo; 正文'],
    ['<ol><li><a>首页</a></li><li><a>政务公开</a></li><li>正文</li></ol>'],
    ['<a>首页</a> / <a>政务公开</a> / 通知公告'],
    ['您的位置：<span><a>首页</a></span><span>&gt;</span><span><a>政务公开</a></span><span>&gt;</span>'],
  ])('keeps out the breadcrumb %s, and what is around the text', async (crumb) => {
    const info =
      '发布时间：2021-05-18 来源：云溪网 <span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span> <a>打印</a>';
    const after =
      '<div>责任编辑：张三</div><div>扫一扫在手机打开当前页</div><div>上一篇：<a>关于召开会议的通知</a></div><div>下一篇：<a>没有了</a></div>';
    const { title, date, lines } = await read(
      page(
        `${TITLE}_云溪县政府`,
        `${NAV}<div><div>${crumb}</div><h1>${TITLE}</h1><div>${info}</div><div class=c>${PARAGRAPHS}</div>${after}</div><div><p>${OUTSIDE}</p></div>`,
      ),
    );
    expect([title, date, lines]).toEqual([TITLE, '2021-05-18', TEXT]);
  });

  it.each([
    '<span>2021-05-18</span><span>10:20</span><span>来源：云溪网</span>',
    '时间：2021-05-18 10:20 　浏览次数：<span id=hits></span>次',
    '发布时间：2021年5月18日15时30分　来源：县水利局',
    '来源：县水利局　　日期：2021.5.18',
    '<i>2021/5/18</i> <b>县水利局</b>',
    '[2021-05-18]　[来源：云溪网]　[点击：30]',
    '2021-05-18 | 来源：云溪网 | 编辑：张三',
    '更新时间：2021-05-18 10:20 字号：A- A A+',
  ])('says when it was published: %s', async (info) => {
    const { date, lines } = await read(
      page(
        `${TITLE}-云溪县政府`,
        `${NAV}<div><h1>${TITLE}</h1><div>${info}</div><div class=c>${PARAGRAPHS}</div></div><p>${OUTSIDE}</p>`,
      ),
    );
    expect([date, lines]).toEqual(['2021-05-18', TEXT]);
  });

  it.each([
    [
      'a <time> under its heading, in a section apart',
      page(
        TITLE,
        `<header>${NAV}</header><main><section><h1>${TITLE}</h1><time>2021-05-18</time></section><section>${PARAGRAPHS}</section></main><footer>${OUTSIDE}</footer>`,
      ),
    ],
    [
      'its meta',
      page(
        '云溪网',
        `${NAV}<h1>${TITLE}</h1><div>${PARAGRAPHS}</div>`,
        '<meta property="article:published_time" content="2021-05-18T10:20:00+08:00">',
      ),
    ],
  ])('is dated by %s', async (_, html) => {
    const { date, lines } = await read(html);
    expect([date, lines]).toEqual(['2021-05-18', TEXT]);
  });

  it('is not headed by its furniture, where editors are named below that', async () => {
    const notice = ['各乡镇人民政府：', '自即日起开展河道清淤，请群众绕行。', '特此公告。'];
    const bar = '【字体：<span>大</span> <span>中</span> <span>小</span>】<span>打印</span>';
    const { lines } = await read(
      page(
        `${TITLE}-云溪县政府`,
        `${NAV}<form><div class="con"><x-title>${TITLE}</x-title><div>2021-05-18 10:20<div>${bar}</div></div><div class="view">${notice.map((text) => `<p>${text}</p>`).join('')}</div><p>扫一扫在手机打开当前页</p><div>责任编辑：张三</div></div></form>`,
      ),
    );
    expect(lines).toEqual(notice);
  });

  it('has a signature before its annex', async () => {
    const sign = '<p>云溪县人民政府办公室</p><p>2021年5月8日</p><p>（此件公开发布）</p>';
    const annex = `<p>附件</p><p align=center>云溪县春灌方案</p>${PARAGRAPHS}${PARAGRAPHS}<p>本方案自2025年1月1日起施行。</p>`;
    const { title, date, body } = await read(
      page(TITLE, `${NAV}<div><h1>${TITLE}</h1><p>各乡镇：</p>${PARAGRAPHS}${sign}${annex}</div>`),
    );
    expect([title, date, body]).toEqual([TITLE, '2021-05-08', '云溪县人民政府办公室']);
  });
});
