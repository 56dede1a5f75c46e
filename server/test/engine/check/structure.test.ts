import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';
import { type NumeralKind, writeNumeral } from '../../../src/engine/text/numerals.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';

const structure = only('structure');

async function faults(text: string): Promise<string[]> {
  const findings = await findingsOf(CorpusIndex.empty, text, structure);
  return findings.map(
    (finding) => `${finding.message.key.replace('finding.structure.', '')} ${textOf(text, finding)}`,
  );
}

function applied(text: string, finding: Finding): string {
  const edits = finding.fixes[0].edits.toSorted((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (now, { span, text: with_ }) => now.slice(0, span.start) + with_ + now.slice(span.end),
    text,
  );
}

describe('structure: numbering', () => {
  it.each([
    ['一、甲\n三、乙', ['skips 三、']],
    ['一、甲\n二、乙\n二、丙', ['repeats 二、']],
    ['一、甲\n（一）子\n（二）丑\n（四）寅\n二、乙', ['skips （四）']],
    ['一、甲\n（二）子\n二、乙', ['starts （二）']],
    ['一、甲\n（二）乙\n三、丙', ['level （二）']],
    ['（一）子\n（二）丑\n一、甲\n二、乙', ['orphan （一）']],
    ['1.甲\n2.乙\n4.丙', ['skips 4.']],
    ['重点做好：一是抓学习；三是抓落实。', ['skips 三是']],
    ['重点做好：一是抓学习；二是抓落实；二是抓督查。', ['repeats 二是']],
    ['１．甲\n２．乙\n４．丙', ['skips ４．']],
    ['１、甲\n３、乙', ['skips ３、']],
    ['（１）甲\n（３）乙', ['skips （３）']],
    ['（１）甲\n（２）乙\n（２）丙', ['repeats （２）']],
    ['⑴甲\n⑶乙', ['skips ⑶']],
    ['要做到：⑴甲；⑵乙；⑷丙。', ['skips ⑷']],
    ['㈠甲\n㈢乙', ['skips ㈢']],
    ['一、甲\n㈠子\n㈡丑\n㈣寅\n二、乙', ['skips ㈣']],
    ['⒈甲\n⒊乙', ['skips ⒊']],
    ['第一条　甲甲。\n第三条　乙乙。', ['skips 第三条']],
    ['第一条 甲甲。\n第二条 乙乙。\n第二条 丙丙。', ['repeats 第二条']],
    ['第1条 甲甲。\n第3条 乙乙。', ['skips 第3条']],
    ['第一章 甲\n第一条 子。\n第二条 丑。\n第二章 乙\n第四条 寅。', ['skips 第四条']],
    ['第一条 有下列情形的：\n（一）子；\n（三）丑。\n第二条 乙。', ['skips （三）']],
  ])('%j', async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it.each([
    '一、甲\n（一）子\n（二）丑\n1.甲甲\n2.乙乙\n二、乙\n（一）寅\n（二）卯\n三、丙',
    '做到：一是甲；二是乙。\n又要：一是丙；二是丁；三是戊。',
    '一是甲。\n二是乙。其中，一是子，二是丑。\n三是丙。',
    '一是一、二是二，说到做到。',
    '第一篇\n一、甲\n二、乙\n第二篇\n一、丙\n二、丁',
    '十、甲的十一、不算\n2023.5月完成\n1.5倍',
    '１．甲\n２．乙\n（１）子\n（２）丑\n３．丙',
    '一、甲\n㈠子\n㈡丑\n二、乙\n㈠寅\n㈡卯',
    '⑴甲；⑵乙。\n⑴丙；⑵丁。',
    '⑳甲；㉑乙；㉒丙',
    '九十九、甲\n一百、乙\n一百零一、丙\n一百〇二、丁',
    '第一章 甲\n第一条 子。\n第二条 丑。\n第二章 乙\n第三条 寅。\n第四条 卯。\n第三章 丙\n第五条 辰。',
    '第一条 有下列情形之一的：\n（一）子。\n第二条 另有规定的：\n（一）丑。\n第三条 还有：\n（一）寅；\n（二）卯。',
    '一、总则\n第一条 甲。\n第二条 乙。\n二、管理\n第三条 丙。\n三、附则\n第四条 丁。',
    '甲办法\n第一条 子。\n第二条 丑。\n乙办法\n第一条 寅。\n第二条 卯。',
    '节选如下：\n第十二条 甲。\n第十三条 乙。',
    '根据第三条规定办理。\n第五条规定的除外。',
    '见注⑶。另见（⑴⑶）。',
  ])('lets stand %j', async (text) => {
    expect(await faults(text)).toEqual([]);
  });

  it('renumbers what follows on', async () => {
    const text = '一、甲\n三、乙\n四、丙';
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding)).toBe('一、甲\n二、乙\n三、丙');
  });

  /** A list of {@link count} items, {@link left} of them left out, as {@link write} numbers them. */
  const list = (write: (value: number) => string, count: number, left: readonly number[] = []): string =>
    Array.from({ length: count }, (_, i) => i + 1)
      .filter((value) => !left.includes(value))
      .map((value) => `${write(value)}事。`)
      .join('\n');
  const written = (kind: NumeralKind) => (value: number) => writeNumeral(value, kind) ?? '';

  it.each<[string, (value: number) => string, number, number]>([
    ['after ⑳', written('circled'), 25, 21],
    ['over ⑳', written('circled'), 25, 20],
    ['after ㉟', written('circled'), 50, 36],
    ['after 九十九', (value) => `${written('chinese')(value)}、`, 112, 100],
    ['over 九十九', (value) => `${written('chinese')(value)}、`, 112, 99],
    ['after （九十九）', (value) => `（${written('chinese')(value)}）`, 103, 100],
    ['after 99.', (value) => `${value}.`, 103, 100],
    ['in full width', (value) => `${written('fullWidth')(value)}．`, 12, 10],
    ['in full-width brackets', (value) => `（${written('fullWidth')(value)}）`, 12, 10],
    ['㈠', written('bracketedChinese'), 10, 9],
    ['⑴', written('bracketed'), 20, 19],
    ['⒈', written('pointed'), 20, 2],
    ['of a regulation', (value) => `第${written('chinese')(value)}条　`, 130, 100],
  ])('goes on rightly where a number is missing: %s', async (_what, write, count, missing) => {
    const text = list(write, count, [missing]);
    const found = await findingsOf(CorpusIndex.empty, text, structure);
    expect(found.map(({ message }) => message.args)).toEqual([
      [write(missing + 1).trim(), write(missing).trim()],
    ]);
    expect(applied(text, found[0])).toBe(list(write, count - 1));
    expect(await faults(list(write, count))).toEqual([]);
  });

  it.each([
    ['⒇', 'bracketed', '（21）'],
    ['⒛', 'pointed', '21.'],
    ['㈩', 'bracketedChinese', '（十一）'],
  ] as const)('is written out after %s', async (last, kind, next) => {
    const text = `${list(written(kind), kind === 'bracketedChinese' ? 10 : 20)}\n${last}又一事。`;
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding).endsWith(`${last}事。\n${next}又一事。`)).toBe(true);
  });

  it('leaves to the drafter what cannot be put in a circle', async () => {
    const text = `${list(written('circled'), 50)}\n㊿又一事。`;
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect([finding.message.args, finding.fixes]).toEqual([['㊿', '51'], []]);
  });
});

describe('structure: punctuation', () => {
  it.each([
    ['工作完成。。下一步', ['doubled 。。']],
    ['工作完成，。下一步', ['doubled ，。']],
    ['认真落实,确保到位:不走过场', ['half-width.all ,']],
    ['学习《条例，落实制度', ['unclosed 《']],
    ['增强“四个意识，做到', ['unclosed “']],
    ['落实制度），做到', ['unopened ）']],
    ['按照‘三个务必，做到', ['unclosed ‘']],
    ['按照三个务必’要求，做到', ['unopened ’']],
    ['国发〔2023号文件', ['unclosed 〔']],
    ['国发2023〕1号文件', ['unopened 〕']],
    ['增强"四个意识"，做到', ['half-width.all "']],
    ['增强"四个意识，做到', ['unclosed "']],
    ['打造"AI+"平台', ['half-width.all "']],
    ["所谓'两个毫不动摇'，", ["half-width.all '"]],
    ['"四个意识"', ['half-width.all "']],
  ])('%j', async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it.each([
    '“第一段。\n“第二段。”',
    '他说：“这是\n两段话。”',
    '1）甲；2）乙',
    '……就这样。（见附件）《〈条例〉说明》3.5亿,https://a.b',
    '１）甲；２）乙；㉑）丙',
    '国发〔2023〕1号、“‘三个’务必”',
    '’98抗洪、O’Neill先生和工人们’'.slice(0, -1),
    '5"屏、身高6\'2"的球员、name="值"，he said "no" to it.',
    '“第一段‘甲。\n“第二段’乙。”',
  ])('lets stand %j', async (text) => {
    expect(await faults(text)).toEqual([]);
  });

  it('puts right every mark of the wrong width at once', async () => {
    const text = '认真落实,确保到位:不走过场';
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding)).toBe('认真落实，确保到位：不走过场');
  });

  it('turns straight quotation marks to the side that they are on', async () => {
    const text = '增强"四个意识"、坚定"四个自信",落实\'两个\'要求';
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding)).toBe('增强“四个意识”、坚定“四个自信”,落实‘两个’要求');
  });

  it('takes no longer for many brackets than their number says', async () => {
    const many = [...'《“‘（〔'].map((mark) => mark.repeat(6000)).join('') + '）》'.repeat(6000);
    // Pairs looked for one by one, each through all the others, would not end before the test does.
    expect((await findingsOf(CorpusIndex.empty, many, structure)).length).toBeGreaterThan(0);
  });
});
