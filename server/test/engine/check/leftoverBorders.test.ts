import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../src/engine/model.ts';
import type { Fix } from '../../../src/engine/check/finding.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf, wordSegmenter } from '../../support/corpora.ts';

/** Long enough to be copied, with nothing in them that is a name. */
const SENTENCES = [
  '把隐患排查作为首要任务，逐级压实工作责任，建立问题清单和整改台账，做到底数清楚、情况明白',
  '上下担当作为，发展的基础更加牢固，群众的获得感、幸福感、安全感不断提升，各项任务顺利完成',
  '干部群众团结一心，经济总量迈上新台阶，城乡面貌发生可喜变化，改革开放取得新的重要成果',
  '多次深入一线督导检查，强调要举一反三、标本兼治，推动问题整改落到实处，坚决防止反弹回潮',
  '统筹推进重大项目建设，优化营商环境，激发市场活力，扩大有效投资，培育壮大新的增长动能',
  '持续改善人居环境，补齐基础设施短板，提升公共服务水平，让改革发展成果更多惠及广大群众',
];

/** The first {@link count} sentences, a line each, with {@link name} before them from {@link from} on and {@link other} before that. */
function lines(count: number, name: string, from = 0, other = ''): string {
  return SENTENCES.slice(0, count)
    .map((sentence, i) => `${i < from ? other : name}${sentence}。`)
    .join('\n');
}

/** Files that hold {@link text}, of which {@link count} there are. */
function filler(count: number, text: (n: number) => string): SourceFile[] {
  return Array.from({ length: count }, (_, n) => fileOf(`filler${n}.txt`, `第${n}篇\n${text(n)}`));
}

async function leftIn(
  files: readonly SourceFile[],
  text: string,
  tagged: Record<string, string> = {},
): Promise<string[]> {
  const findings = await findingsOf(indexOf(files, files.length, tagging(tagged)), text, only('leftover'));
  return findings.map((finding) => textOf(text, finding));
}

/** Words as in any text, but for those that are {@link tagged}. */
function tagging(tagged: Record<string, string>): Segmenter {
  const names = Object.keys(tagged);
  if (names.length === 0) return wordSegmenter;
  const pattern = new RegExp(`(${names.join('|')})`, 'u');
  return {
    name: wordSegmenter.name,
    tag: (text) =>
      text.split(pattern).flatMap((piece) => {
        if (piece in tagged) return [{ word: piece, tag: tagged[piece] }];
        return piece === '' ? [] : wordSegmenter.tag(piece);
      }),
  };
}

describe('a name of another report', () => {
  it.each([
    [1, 1],
    [2, 2],
    // Three times is no oversight.
    [3, 0],
  ])('that is left %i times is found %i times', async (left, found) => {
    const source = fileOf('a.txt', `邢台市总结\n${lines(6, '邢台市')}`);
    const draft = `云岭县总结\n${lines(6, '邢台市', 6 - left, '云岭县')}`;
    expect(await leftIn([source], draft)).toEqual(Array.from({ length: found }, () => '邢台市'));
  });

  it.each([
    // In two places of five it is left by oversight, in two of four it is not.
    [5, 2, ['2023', '2023']],
    [4, 2, []],
    [4, 1, ['2023']],
    [2, 1, ['2023']],
    // One that the source has once was changed nowhere.
    [1, 1, []],
    [2, 2, []],
  ])('of %i places in the source, left at %i: a year', async (times, left, found) => {
    const source = fileOf('a.txt', `工作总结\n${lines(times, '在2023年，')}`);
    const draft = `今年的打算\n${lines(times, '在2023年，', times - left, '在2024年，')}`;
    expect(await leftIn([source], draft)).toEqual(found);
  });

  it.each([
    [2, []],
    [3, ['卫生院']],
  ])('is one that its source names %i times', async (times, found) => {
    const source = fileOf('a.txt', `工作总结\n卫生院${SENTENCES[0]}。\n${'好的卫生院。'.repeat(times - 1)}`);
    expect(await leftIn([source], `今年的打算\n卫生院${SENTENCES[0]}。`, { 卫生院: 'nt' })).toEqual(found);
  });

  it.each([
    // Of four articles with a body among 25 it is some report's own, of five it is a common noun.
    [25, 4, ['卫生院']],
    [25, 5, []],
    // A fifth of the articles at the most.
    [10, 2, ['卫生院']],
    [10, 3, []],
  ])('of %i articles is no body that %i have', async (articles, holding, found) => {
    const source = fileOf('a.txt', `工作总结\n卫生院${SENTENCES[0]}。\n好的卫生院，新的卫生院。`);
    const others = filler(articles - 1, (n) => (n < holding - 1 ? `第${n}个卫生院。` : `第${n}个想法。`));
    const draft = `今年的打算\n卫生院${SENTENCES[0]}。`;
    expect(await leftIn([source, ...others], draft, { 卫生院: 'nt' })).toEqual(found);
  });

  it.each([
    // What every report names is left by oversight only where it was changed at six places or more.
    [5, []],
    [6, ['北京']],
  ])('that all know, at %i places in the source', async (times, found) => {
    // Inside the sentences, where what was changed is part of what was copied.
    const sentences = SENTENCES.slice(0, times).map((one) => one.replace('，', '，来自北京的客人'));
    const source = fileOf('a.txt', `工作总结\n${sentences.join('。\n')}`);
    const others = filler(4, (n) => `北京来的第${n}批。`);
    const adapted = sentences.map((one, i) => (i === 0 ? one : one.replace('北京', '云岭')));
    const draft = `今年的打算\n${adapted.join('。\n')}`;
    expect(await leftIn([source, ...others], draft, { 北京: 'ns' })).toEqual(found);
  });

  it('is named in the title of its source, or is its place or its body', async () => {
    const draft = `今年的打算\n卫生院${SENTENCES[0]}。`;
    const text = `总结\n卫生院${SENTENCES[0]}。`;
    const tagged = { 卫生院: 'nt' };
    expect(await leftIn([fileOf('a.txt', text)], draft, tagged)).toEqual([]);
    expect(await leftIn([fileOf('a.txt', `卫生院${text}`)], draft, tagged)).toEqual(['卫生院']);
    expect(await leftIn([fileOf('a.txt', text, { body: '城东卫生院' })], draft, tagged)).toEqual(['卫生院']);
    expect(await leftIn([fileOf('a.txt', text, { place: '卫生院' })], draft, tagged)).toEqual(['卫生院']);
  });
});

describe('the draft’s own name', () => {
  const applied = (text: string, { edits }: Fix): string =>
    edits
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce(
        (done, { span, text: written }) => done.slice(0, span.start) + written + done.slice(span.end),
        text,
      );

  it.each([
    // What a body is called by may be six characters after the name.
    ['邢台市职业技术师范学院', false],
    ['邢台市职业技术高等师范学院', true],
    ['邢台市的医院', false],
    ['邢台市的医生', true],
    ['《邢台市条例》', false],
    ['《条例》邢台市', true],
  ])('replaces the other in %s: %s', async (words, isReplaced) => {
    const copied = `邢台市${SENTENCES[0]}，会同${words}${SENTENCES[1]}。`;
    const index = indexOf([fileOf('a.txt', `邢台市总结\n${copied}\n邢台市有办法，邢台市有经验。`)]);
    const draft = `云岭县总结\n${copied}`;
    const [{ fixes }] = await findingsOf(index, draft, only('leftover'));
    const all = applied(draft, fixes.at(-1)!);
    const first = copied.replace('邢台市', '云岭县');
    expect(all).toBe(`云岭县总结\n${isReplaced ? first.replaceAll('邢台市', '云岭县') : first}`);
  });

  it('replaces it at the end of a copied passage, and nothing after it', async () => {
    const copied = `${SENTENCES[0]}，${SENTENCES[1]}，感谢邢台市`;
    const index = indexOf([fileOf('a.txt', `邢台市总结\n${copied}\n邢台市有办法，邢台市有经验。`)]);
    const draft = `云岭县总结\n${copied}`;
    const [{ fixes }] = await findingsOf(index, draft, only('leftover'));
    expect(fixes.map((fix) => applied(draft, fix))).toContain(
      `云岭县总结\n${copied.replace('邢台市', '云岭县')}`,
    );
  });
});
