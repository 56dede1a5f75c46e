import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { slideShape as shape, type SlideSpec, slidesOf } from '../support/officeWriters.ts';
import { zipOf } from '../support/writers.ts';

const LONG = '今年以来，青林县紧扣全年目标任务，统筹推进乡村建设和产业发展，各项工作取得新的成效。';
const linesOf = async (slides: readonly SlideSpec[]) =>
  (await readSource(slidesOf(slides), 'a.pptx')).text.split('\n');
const paragraph = (text: string, properties = '') => `<a:p>${properties}<a:r><a:t>${text}</a:t></a:r></a:p>`;
const numbered = (text: string, type: string, level = 0) =>
  paragraph(text, `<a:pPr lvl="${level}"><a:buAutoNum type="${type}"/></a:pPr>`);

describe('presentations', () => {
  it('are read slide by slide: title, text, notes; text that is on every slide is not', async () => {
    const furniture = [shape(['3'], 'sldNum'), shape(['青林县农业农村局'], 'ftr'), shape(['2024年'], 'dt')];
    const { format, text, articles } = await readSource(
      slidesOf([
        { shapes: [shape(['青林县农技培训工作总结'], 'ctrTitle'), shape(['农业农村局'], 'subTitle')] },
        {
          shapes: [shape([LONG, '培训十二期。'], 'body'), shape(['主要', '做法'], 'title'), ...furniture],
          notes: [shape([], 'sldImg'), shape([`这一页讲：${LONG}`], 'body'), ...furniture],
        },
        { shapes: [shape(['看不见的一页'], 'title')], hidden: true },
      ]),
      'a.pptx',
    );
    expect(format).toBe('pptx');
    expect(text.split('\n')).toEqual([
      '青林县农技培训工作总结',
      '农业农村局',
      '主要做法',
      LONG,
      '培训十二期。',
      `这一页讲：${LONG}`,
    ]);
    expect(articles[0].title).toBe('青林县农技培训工作总结');
    expect(articles[0].passages.find((passage) => passage.text === '主要做法')?.kind).toBe('heading');
  });

  it('have their numbers in the text', async () => {
    const body = shape([
      numbered('甲', 'ea1ChsPeriod'),
      numbered('乙', 'arabicPeriod', 1),
      numbered('丙', 'arabicPeriod', 1),
      numbered('丁', 'ea1ChsPeriod'),
      numbered('戊', 'arabicParenBoth', 1),
      paragraph('不编号'),
      numbered('己', 'circleNumDbPlain'),
    ]);
    expect(await linesOf([{ shapes: [body] }])).toEqual([
      '一. 甲',
      '1. 乙',
      '2. 丙',
      '二. 丁',
      '(1) 戊',
      '不编号',
      '①己',
    ]);
  });

  it('have tables, groups, diagrams and alternatives; no shapes out of sight', async () => {
    const cells = (texts: readonly string[]) =>
      `<a:tr>${texts.map((text) => `<a:tc><a:txBody>${paragraph(text)}</a:txBody></a:tc>`).join('')}</a:tr>`;
    const table = `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${cells(['指标', '数值'])}${cells(['产值', '百亿元'])}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
    const smart =
      '<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="d"/></a:graphicData></a:graphic></p:graphicFrame>';
    const point = (text: string, type = '') => `<dgm:pt ${type}><dgm:t>${paragraph(text)}</dgm:t></dgm:pt>`;
    const slide = {
      shapes: [
        `<p:grpSp>${shape(['组里的话。'])}</p:grpSp>`,
        shape(['藏着的话。'], '', 'hidden="1"'),
        `<mc:AlternateContent><mc:Choice>${shape(['新式。'])}</mc:Choice><mc:Fallback>${shape(['旧式。'])}</mc:Fallback></mc:AlternateContent>`,
        table,
        smart,
      ],
      diagram: `<dgm:dataModel><dgm:ptLst>${point('谋划')}${point('x', 'type="pres"')}${point('落实')}</dgm:ptLst></dgm:dataModel>`,
    };
    const { text, articles } = await readSource(slidesOf([slide]), 'a.pptx');
    expect(text.split('\n')).toEqual(['组里的话。', '新式。', '指标\t数值', '产值\t百亿元', '谋划', '落实']);
    expect(articles[0].passages.filter(({ kind }) => kind === 'table')).toHaveLength(2);
  });

  it('break lines where the slide does', async () => {
    const body = '<a:p><a:r><a:t>第一行。</a:t></a:r><a:br/><a:r><a:t>第二行。</a:t></a:r></a:p>';
    expect(await linesOf([{ shapes: [shape([body])] }])).toEqual(['第一行。', '第二行。']);
  });

  it.each([
    ['without slides', 'empty', slidesOf([])],
    ['without its list', 'broken', zipOf([['ppt/presentation.xml', '']])],
  ])('%s: %s', async (_, reason, bytes) => {
    const read = readSource(bytes, 'a.pptx');
    await expect(read).rejects.toMatchObject({ name: 'SkippedSourceError' });
    if (reason === 'empty') await expect(read).rejects.toMatchObject({ reason });
  });
});
