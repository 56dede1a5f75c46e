import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../src/engine/model.ts';
import type { Fix } from '../../../src/engine/check/finding.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf, wordSegmenter } from '../../support/corpora.ts';

const leftover = only('leftover');

const SOURCE = [
  '邢台市2023年工作总结',
  '邢台市把隐患排查作为首要任务，逐级压实工作责任，建立问题清单和整改台账，做到底数清楚、情况明白。',
  '全市上下担当作为，邢台发展的基础更加牢固，群众的获得感、幸福感、安全感不断提升，2023年各项任务顺利完成。',
  '在市委坚强领导下，邢台市干部群众团结一心，2023年经济总量迈上新台阶，城乡面貌发生可喜变化。',
  '张卫国同志多次深入一线督导检查，张卫国同志强调要举一反三、标本兼治，推动问题整改落到实处。',
];
const index = indexOf([
  fileOf('xingtai.txt', SOURCE.join('\n')),
  ...['保定', '石家庄', '唐山', '沧州'].map((place, i) =>
    fileOf(`${i}.txt`, `${place}市工作总结\n${place}市的做法各有特点，第${i}条经验值得一看。`),
  ),
]);

async function leftIn(text: string): Promise<string[]> {
  const findings = await findingsOf(index, text, leftover);
  return findings.map((finding) => textOf(text, finding));
}

describe('leftover', () => {
  it('finds the place of the source in a pasted passage', async () => {
    const text = `晋中市2024年工作总结\n一年来，晋中市成绩显著。${SOURCE[1]}`;
    const [finding, ...others] = await findingsOf(index, text, leftover);
    expect(others).toEqual([]);
    expect(textOf(text, finding)).toBe('邢台市');
    expect(finding.related[0]).toMatchObject({ uri: 'file:///corpus/xingtai.txt', text: '邢台市' });
  });

  it('finds the one name and the one year that were missed', async () => {
    const adapted = SOURCE.slice(0, 4).join('\n').replaceAll('邢台', '晋中').replaceAll('2023', '2024');
    const place = adapted.replace('晋中发展', '邢台发展');
    expect(await leftIn(place)).toEqual(['邢台']);
    const year = adapted.replace('2024年经济', '2023年经济');
    expect(await leftIn(year)).toEqual(['2023']);
    expect(await leftIn(adapted)).toEqual([]);
  });

  it('lets stand what the rest of the draft speaks of, and what was not copied', async () => {
    expect(await leftIn(`晋中市学习邢台市经验\n我们到邢台市考察。${SOURCE[1]}`)).toEqual([]);
    expect(await leftIn('晋中市总结\n我们学习邢台市的做法，收获很大。')).toEqual([]);
    // Before a copied passage in its paragraph, between two, and after it.
    const visited = '我们到邢台市考察。';
    expect(await leftIn(`晋中市总结\n${visited}${SOURCE[1]}`)).toEqual([]);
    expect(await leftIn(`晋中市总结\n${SOURCE[1]}${visited}${SOURCE[3]}`)).toEqual([]);
    expect(await leftIn(`晋中市总结\n${SOURCE[1]}${visited}`)).toEqual([]);
    expect(await leftIn(`晋中市总结\n我们到外地考察。${SOURCE[1]}`)).toEqual(['邢台市']);
    expect(await leftIn(SOURCE.join('\n'))).toEqual([]);
  });

  it('offers the draft’s own place, here and wherever its copied text has the other', async () => {
    const copied = `${SOURCE[1]}\n${SOURCE[2].replace('2023', '2024')}`;
    const text = `云岭县2024年工作总结\n一年来，云岭县成绩显著，我县落实《邢台市条例》。\n${copied}`;
    const [city, place, ...others] = await findingsOf(
      index,
      text.replace('《邢台市条例》', '条例'),
      leftover,
    );
    expect(others).toEqual([]);
    expect(city.fixes.map(({ title }) => title)).toEqual([
      { key: 'fix.replace', args: ['邢台市', '云岭县'] },
      { key: 'fix.replace.everywhere', args: ['邢台市', '云岭县', 2] },
    ]);
    expect(place.fixes[0].title).toEqual({ key: 'fix.replace', args: ['邢台', '云岭'] });
    const draft = text.replace('《邢台市条例》', '条例');
    expect(applied(draft, city.fixes[0])).toBe(draft.replace('邢台市', '云岭县'));
    expect(applied(draft, city.fixes[1])).toBe(draft.replace('邢台市', '云岭县').replace('邢台', '云岭'));
  });

  it('offers the draft’s own year', async () => {
    const adapted = SOURCE.slice(0, 4).join('\n').replaceAll('邢台', '晋中').replaceAll('2023', '2024');
    const text = adapted.replace('2024年经济', '2023年经济');
    const [{ fixes }] = await findingsOf(index, text, leftover);
    expect(fixes.map((fix) => applied(text, fix))).toEqual([adapted]);
  });

  it.each([
    ['a title without the kind of place', '云岭2024年工作总结\n我县成绩显著。\n', '云岭县'],
    ['a draft that names no place', '今年的工作总结\n一年来成绩显著。\n', undefined],
    ['a place without its kind', '云岭2024年工作总结\n成绩显著。\n', undefined],
    ['a place named in passing', '工作总结\n同云岭县签约。\n', undefined],
  ])('with %s', async (_, opening, instead) => {
    const [{ fixes }] = await findingsOf(index, opening + SOURCE[1], leftover);
    expect(fixes[0]?.title.args[1]).toBe(instead);
  });

  it('touches no title of a paper, and no body that bears the name', async () => {
    const paper =
      '邢台市把隐患排查作为首要任务，落实《邢台市消防条例》，会同邢台学院逐级压实工作责任，建立问题清单。';
    const corpus = indexOf([fileOf('a.txt', `邢台市总结\n${paper}\n邢台市有办法，邢台市有经验。`)]);
    const text = `云岭县2024年工作总结\n${paper}`;
    const [{ fixes }] = await findingsOf(corpus, text, leftover);
    expect(fixes.map((fix) => applied(text, fix))).toEqual([text.replace('邢台市把', '云岭县把')]);
  });

  it('takes the end of a longer word for no place', async () => {
    const motto = '各行各业都要鼓足干劲力争上游，多快好省地建设我们的家园，把每一件事情办得更好更实';
    const files = ['东', '西', '南', '北'].map((name) =>
      fileOf(`${name}.txt`, `${name}厂工作总结\n${motto}，${name}厂的工人说到做到。`),
    );
    expect(await namesLeft(files, `今年的打算\n${motto}。`)).toEqual([]);
    const county = motto.replace('多快好省地', '兰考县的干部');
    const other = fileOf('other.txt', `工作总结\n${county}。兰考县有经验，学习兰考县，请兰考县的人来讲。`);
    expect(await namesLeft([...files, other], `今年的打算\n${county}。`)).toEqual(['兰考县']);
  });

  it('takes kinds of villages for no place', async () => {
    const text = '保护和发展优秀传统文化及特色村镇，加大扶持力度，把实事办实、好事办好，让群众满意';
    const files = [fileOf('a.txt', `工作总结\n${text}。特色村镇越办越好，特色村镇有特色。`)];
    expect(await namesLeft(files, `今年的打算\n${text}。`)).toEqual([]);
  });

  it('takes a common noun that the segmenter tags for no body', async () => {
    const text = '办好每一所乡镇卫生院，让群众在家门口看得上病看得好病，把实事办到群众的心坎上';
    const once = fileOf('a.txt', `工作总结\n${text}。卫生院有了，卫生院好了，卫生院满了。`);
    const others = ['乙', '丙', '丁'].map((name) =>
      fileOf(`${name}.txt`, `${name}工作总结\n${name}的卫生院各有所长。`),
    );
    expect(await namesLeft([once], `今年的打算\n${text}。`, '卫生院')).toEqual(['卫生院']);
    expect(await namesLeft([once, ...others], `今年的打算\n${text}。`, '卫生院')).toEqual([]);
  });
});

/** {@link text} after a fix. */
function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (done, { span, text: written }) => done.slice(0, span.start) + written + done.slice(span.end),
      text,
    );
}

/** What is found in {@link text}, with {@link body} tagged as one by the segmenter. */
async function namesLeft(files: readonly SourceFile[], text: string, body?: string): Promise<string[]> {
  const tagged: Segmenter = {
    name: wordSegmenter.name,
    tag: (passage) =>
      passage
        .split(body ?? '\0')
        .flatMap((piece, number) => [
          ...(number > 0 ? [{ word: body ?? '', tag: 'nt' }] : []),
          ...wordSegmenter.tag(piece),
        ]),
  };
  const corpus = indexOf(files, files.length, tagged);
  const findings = await findingsOf(corpus, text, leftover);
  return findings.map((finding) => textOf(text, finding));
}
