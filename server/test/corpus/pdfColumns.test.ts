import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { type DrawnLine, PDF_EM, pdfOf } from '../support/pdfWriter.ts';

const PARAGRAPHS = [
  '坚持统筹发展和安全，把矛盾纠纷化解在基层，完善社会治安防控体系，建设更高水平的平安中国，让群众的获得感更加充实。',
  '一、优化营商环境。深化“放管服”改革，推行一窗受理、并联审批，压减办理时限三成以上，激发各类市场主体的活力。',
  '发展特色产业，促进农民增收，培育一批带动力强的龙头企业，健全联农带农的机制，让更多增值收益留在乡村、留给农民。',
  '二、加强数字政府建设。打通部门之间的数据壁垒，提升政务服务的水平，凡是能够网上办理的事项一律不要求群众跑腿。',
  '补齐民生短板，新增学位和床位，做好高校毕业生、农民工和退役军人的就业工作，兜住兜准兜牢民生底线，确保社会稳定。',
];
const WIDTH = 13;
const GUTTER = 2;
const LEFT = 60;
const RIGHT = LEFT + (WIDTH + GUTTER) * PDF_EM;

/** Lines of the width of a column, first lines indented by two characters. */
function rowsOf(paragraphs: readonly string[], width = WIDTH): { text: string; indent: number }[] {
  return paragraphs.flatMap((paragraph) => {
    const first = { text: paragraph.slice(0, width - 2), indent: 2 };
    const rest = paragraph.slice(width - 2).match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
    return [first, ...rest.map((text) => ({ text, indent: 0 }))];
  });
}

/** A page of two columns from {@link top} on down; the second one's lines stand {@link shift} points lower. */
function inColumns(paragraphs: readonly string[], top: number, shift = 0): DrawnLine[] {
  const rows = rowsOf(paragraphs);
  const height = Math.ceil(rows.length / 2);
  return rows.map(({ text, indent }, i) => {
    const isSecond = i >= height;
    return {
      text,
      x: (isSecond ? RIGHT : LEFT) + indent * PDF_EM,
      y: top - (i % height) * 26 - (isSecond ? shift : 0),
    };
  });
}

async function linesOf(pages: readonly (readonly DrawnLine[])[]): Promise<string[]> {
  const { text } = await readSource(pdfOf(pages), 'a.pdf');
  return text.split('\n').filter((line) => line !== '');
}

describe('a PDF in two columns', () => {
  it.each([0, 9])('is read column by column, base lines %i points apart', async (shift) => {
    expect(await linesOf([inColumns(PARAGRAPHS, 780, shift)])).toEqual(PARAGRAPHS);
  });

  it('continues over columns and pages, below a title and a heading that run over both', async () => {
    const [first, second] = [PARAGRAPHS, PARAGRAPHS.map((text) => text.replace('，', '、'))];
    const title = { text: '关于平安建设和营商环境工作情况的报告全文', x: 120, y: 800 };
    const heading = { text: '第二部分', x: LEFT + (WIDTH + GUTTER / 2 - 2) * PDF_EM, y: 430 };
    const pages = [
      [title, ...inColumns(first, 760), heading, ...inColumns(second.slice(0, 4), 400)],
      inColumns(first, 780),
    ].map((page, number) => [...page, { text: `${number + 1}`, x: 296, y: 40 }]);
    const text = (await linesOf(pages)).join('\n');
    const expected = [title.text, ...first, heading.text, ...second.slice(0, 4), ...first];
    expect(text.split('\n').filter((line) => !/^\d$/u.test(line))).toEqual(expected);
  });

  it('loses no character and no paragraph, whatever it says', async () => {
    const pieces = [
      '统筹发展和安全',
      '，',
      '。',
      '推动高质量发展',
      '；',
      '把矛盾纠纷化解在基层',
      '、',
      '“放管服”',
      '5.5%',
    ];
    const paragraph = fc
      .array(fc.constantFrom(...pieces), { minLength: 4, maxLength: 14 })
      .map((chosen) => `要${chosen.join('')}${'坚持到底'.repeat(6)}。`);
    const page = fc.array(paragraph, { minLength: 5, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(page, { minLength: 1, maxLength: 3 }),
        fc.nat({ max: 12 }),
        async (pages, shift) => {
          const drawn = pages.map((paragraphs) => inColumns(paragraphs, 780, shift));

          expect(await linesOf(drawn)).toEqual(pages.flat());
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is no page in one column, and no table', async () => {
    const whole = rowsOf(PARAGRAPHS, 28).map(({ text, indent }, i) => ({
      text,
      x: LEFT + indent * PDF_EM,
      y: 780 - i * 26,
    }));
    expect(await linesOf([whole])).toEqual(PARAGRAPHS);
    const rows = Array.from({ length: 12 }, (_, i) => [`指标第${i}项完成情况`, `${i * 37}万元`, `${i}%`]);
    const table = rows.flatMap((cells, i) =>
      cells.map((text, column) => ({ text, x: LEFT + column * 200, y: 780 - i * 26 })),
    );
    expect(await linesOf([table])).toEqual(rows.map((cells) => cells.join('\t')));
    const names = Array.from({ length: 12 }, (_, i) => [
      `责任单位：某某局第${i}科室`,
      '同'.repeat(9 + (i % 5)),
    ]);
    const list = names.flatMap((cells, i) =>
      cells.map((text, column) => ({ text, x: LEFT + column * 240, y: 780 - i * 26 })),
    );
    expect(await linesOf([list])).toEqual(names.map((cells) => cells.join('\t')));
  });
});
