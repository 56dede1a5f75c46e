import { describe, expect, it } from 'vitest';
import { Checker } from '../../src/engine/check/checker.ts';
import { Lexicon } from '../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../src/engine/signal.ts';
import { translateMessage, translatorFor } from '../../src/messages/translate.ts';
import { htmlReport } from '../../src/report/html.ts';
import { draftReport } from '../../src/report/draftReport.ts';
import { surroundingsOf } from '../../src/report/surroundings.ts';
import { draftOf } from '../support/checks.ts';
import { fileOf, indexOf } from '../support/corpora.ts';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';

const LONG = '我'.repeat(60);

describe('surroundings of a place', () => {
  // The place is between bars; what is shown of its sentence, the place in brackets.
  it.each([
    ['前一句。甲，|乙|，丙。后一句。', '甲，[乙]，丙。'],
    ['|甲|，乙。', '[甲]，乙。'],
    ['甲，|乙。|丙。', '甲，[乙。]'],
    ['甲|乙|', '甲[乙]'],
    ['一、标题\n正文|某|处\n下一行', '正文[某]处'],
    ['正文|某|处\r\n下一行', '正文[某]处'],
    [`${LONG}，|乙|，${LONG}`, `…${'我'.repeat(39)}，[乙]，…`],
    [`${LONG}，甲，|乙|，丙，${LONG}`, '…甲，[乙]，丙，…'],
    [`|${'长'.repeat(250)}|，乙。`, `[${'长'.repeat(200)}]…`],
    [`${'𠮷'.repeat(30)}|乙|。`, `…${'𠮷'.repeat(20)}[乙]。`],
    [`一${'𠮷'.repeat(30)}子|乙|。`, `…${'𠮷'.repeat(19)}子[乙]。`],
  ])('%s', (marked, shown) => {
    const [before, place, after] = marked.split('|');
    const text = before + place + after;
    const around = surroundingsOf(text, { start: before.length, end: before.length + place.length });
    const [open, close] = [around.cutBefore ? '…' : '', around.cutAfter ? '…' : ''];
    expect(`${open}${around.before}[${around.text}]${around.after}${close}`).toBe(shown);
    expect(text.slice(around.start, around.end)).toBe(around.before + around.text + around.after);
  });
});

describe('a finding that is no copy', () => {
  const ECHO = '安全生产工作只有起点没有终点，必须常抓不懈，半点也松懈不得';
  const DRAFT = `乙市总结
一、主要工作
（一）组织领导
成立专班。${ECHO}。
（二）队伍建设
坚持统筹发展与安全，压实<责任>。${ECHO}。联系人XX另行通知。
三、打算
继续努力。
四、保障
依靠群众。
`;

  async function htmlOf(locale: string): Promise<string> {
    const line = '坚持统筹发展和安全，压实责任。';
    const files = ['甲', '丙', '戊', '己', '庚'].map((name) =>
      fileOf(`${name}.txt`, `${name}市总结\n一、情况\n${line}`),
    );
    const phrase = '统筹发展和安全';
    const lexicon = Lexicon.of([{ text: phrase, original: phrase, articles: 15, places: 15 }]);
    const draft = draftOf(DRAFT);
    const review = await new Checker({ index: indexOf(files), lexicon }).review(draft, EVERY_CHECK, NEVER);
    const translate = translatorFor(locale);
    const report = draftReport(draft, 'draft.txt', review, {
      levelOf: () => 'information',
      messageOf: ({ message }) => translateMessage(translate, message),
    });
    return htmlReport([report], translate, locale);
  }

  it('is under the path of its section, in its sentence', async () => {
    const html = await htmlOf('en');
    expect(html).toContain('<h3>一、主要工作 / （二）队伍建设</h3>');
    expect(html).toContain('<blockquote>联系人<mark>XX</mark>另行通知。</blockquote>');
    expect(html).toMatch(/<mark>[^<]*统筹发展与安全<\/mark>，压实&lt;责任&gt;。<\/blockquote>/);
  });

  it('shows its sentence corrected, and how much is corrected elsewhere', async () => {
    const html = await htmlOf('zh-cn');
    expect(html).toMatch(/改后：<\/span> [^<]*统筹发展<ins>和<\/ins>安全，压实&lt;责任&gt;。<\/p>/);
    expect(html).toContain('<ins>二</ins>、打算 （另有 1 处）</p>');
    expect(html).toContain('出处：');
  });

  it('shows the other place in its own sentence', async () => {
    const html = await htmlOf('zh-cn');
    expect(html).toContain('本稿另一处：');
    expect(html).toContain(
      `<li><span class="label">第 4 行 · 一/（一）</span> <strong>${ECHO.replace('，半点也松懈不得', '')}`,
    );
  });
});
