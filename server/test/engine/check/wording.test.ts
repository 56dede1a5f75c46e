import { describe, expect, it } from 'vitest';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const wording = only('wording');

const SENTENCES = [
  '统筹发展和安全',
  '坚持稳中求进工作总基调',
  '全面推进乡村振兴',
  '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
  '要增强政治意识、大局意识、核心意识、看齐意识',
  '完善社会治安防控体系',
];
const OPENERS = ['会议认为', '实践证明', '我们看到', '各地反映', '群众期盼'];
const index = indexOf(
  OPENERS.map((opener, i) =>
    fileOf(`${i}.txt`, `第${i}篇\n${SENTENCES.map((sentence) => `${opener}，${sentence}。`).join('\n')}`),
  ),
);
const lexicon = await mineLexicon(index);

async function fixed(text: string): Promise<string[]> {
  const findings = await findingsOf(index, text, wording, lexicon);
  return findings.map((finding) => {
    const [fix] = finding.fixes;
    const edits = fix.edits.toSorted((a, b) => b.span.start - a.span.start);
    const { start, end } = finding.span;
    let now = text;
    for (const edit of edits) now = now.slice(0, edit.span.start) + edit.text + now.slice(edit.span.end);
    return now.slice(start, end + now.length - text.length);
  });
}

describe('wording', () => {
  it('says what all sources have, how many, and where first', async () => {
    const text = '我们要统筹发展与安全，守牢底线。';
    const [finding, ...others] = await findingsOf(index, text, wording, lexicon);
    expect(others).toEqual([]);
    expect(finding.message).toEqual({
      key: 'finding.wording',
      args: [textOf(text, finding), 5, textOf(text, finding).replace('与', '和')],
    });
    expect(finding.related).toHaveLength(5);
    expect(finding.fixes).toMatchObject([{ preferred: true, edits: [{ text: '和' }] }]);
  });

  it.each([
    ['synonym', '我们要统筹发展与安全。', '统筹发展和安全'],
    ['homophone', '我们要坚持稳中求近工作总基调。', '坚持稳中求进工作总基调'],
    [
      'look-alike',
      '我们要坚持稳中求进工作总墓调。'.replace('墓', '基').replace('稳', '隐'),
      '坚持稳中求进工作总基调',
    ],
    ['dropped', '我们要坚持稳中求进工总基调。', '坚持稳中求进工作总基调'],
    ['added', '我们要坚持稳中求进工作作总基调。', '坚持稳中求进工作总基调'],
    ['doubled at its end', '我们要完完善社会治安防控体系。', '完善社会治安防控体系'],
    ['swapped', '我们要完善社会治防安控体系。', '完善社会治安防控体系'],
    [
      'quoted members exchanged',
      '我们不断增强“四个意识”、做到“两个维护”、坚定“四个自信”，向前走。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    [
      'quoted members turned round, with commas',
      '我们要坚定“四个自信”，做到“两个维护”，增强“四个意识”。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    [
      'quoted member left out',
      '我们要增强“四个意识”、做到“两个维护”。',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
    ],
    ['number', '我们要做到“四个维护”。', '两个维护'],
    ['member left out', '要增强政治意识、大局意识、看齐意识。', '政治意识、大局意识、核心意识、看齐意识'],
    [
      'members exchanged',
      '要增强政治意识、核心意识、大局意识、看齐意识。',
      '政治意识、大局意识、核心意识、看齐意识',
    ],
  ])('puts right a slip: %s', async (_, text, right) => {
    const wordings = await fixed(text);
    expect(wordings).toHaveLength(1);
    expect(wordings[0]).toContain(right);
  });

  it.each([
    '我们要统筹发展和安全。',
    '我们要全面推进城镇建设。',
    '我们要全面推进乡村治理。',
    '增强“四个意识”，坚定“四个自信”。',
    '增强“四个意识”。我们坚定“四个自信”。',
    '增强“四个意识”，坚定“四个自信”，做到“两个维护”。',
    '要增强政治意识，也要有大局意识、核心意识、看齐意识。',
    '2023年全面推进乡村振兴3.0版。',
  ])('lets stand %s', async (text) => {
    expect(await findingsOf(index, text, wording, lexicon)).toEqual([]);
  });

  it('lets stand what a single source has', async () => {
    const also = indexOf([
      ...OPENERS.map((opener, i) => fileOf(`${i}.txt`, `第${i}篇\n${opener}，必须统筹发展和安全。`)),
      fileOf('other.txt', '另一篇\n他们也要统筹发展与安全。'),
    ]);
    const text = '我们要统筹发展与安全。';
    expect(await findingsOf(also, text, wording, await mineLexicon(also))).toEqual([]);
  });
});
