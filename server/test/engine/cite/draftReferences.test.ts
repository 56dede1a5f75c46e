import { describe, expect, it } from 'vitest';
import { sourceNote } from '../../../src/engine/cite/note.ts';
import { reuseBySection } from '../../../src/engine/check/sectionReuse.ts';
import type { CitedSource } from '../../../src/engine/cite/source.ts';
import { titleLinks } from '../../../src/engine/cite/titleLinks.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';
import type { Draft } from '../../../src/engine/draft.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

function draftOf(text: string, languageId = 'markdown'): Draft {
  return { uri: 'file:///draft.md', text, languageId };
}

describe('titleLinks', () => {
  const index = indexOf([
    fileOf('a.txt', '江州市安全生产工作报告\n正文提到南岭市数字政府建设实施方案。', { date: '2022' }),
    fileOf('b.txt', '江州市安全生产工作报告\n另一年的正文。', { date: '2023' }),
  ]);

  it('leads to the newest article of the title', () => {
    const text = '按照《江州市安全生产工作报告》的要求';
    const [link, ...others] = titleLinks(index, draftOf(text));
    expect(others).toEqual([]);
    expect(text.slice(link.span.start, link.span.end)).toBe('江州市安全生产工作报告');
    expect(link).toMatchObject({ uri: 'file:///corpus/b.txt', date: '2023', range: { start: { line: 0 } } });
  });

  it('leads to the newest, whichever was read first, and to the first of one day', () => {
    const title = '江州市安全生产工作报告';
    const uris = (dates: readonly string[]) => {
      const files = dates.map((date, n) => fileOf(`${n}.txt`, `${title}\n正文。`, { date }));
      return titleLinks(indexOf(files), draftOf(`《${title}》《${title}》`)).map(({ uri }) => uri.at(-5));
    };
    expect(uris(['2023', '2022'])).toEqual(['0', '0']);
    expect(uris(['2022', '2023'])).toEqual(['1', '1']);
    expect(uris(['2023', '2023'])).toEqual(['0', '0']);
  });

  it.each([1, 5, 50])('leads to the newest of %i articles whose title papers name everywhere', (count) => {
    const title = '政府工作报告';
    const mentions = Array.from({ length: 100 }, (_, n) => `第${n}次学习《${title}》，落实${title}要求。`);
    const papers = Array.from({ length: 60 }, (_, n) =>
      fileOf(`m${n}.txt`, `通知${n}\n${mentions.join('\n')}`),
    );
    const articles = Array.from({ length: count }, (_, n) =>
      fileOf(`r${n}.txt`, `${title}\n各位代表${n}。`, { date: String(1970 + n) }),
    );
    const common = indexOf([...papers, ...articles], 2);
    const newest = `file:///corpus/r${count - 1}.txt`;
    expect(titleLinks(common, draftOf(`《${title}》`))).toMatchObject([{ uri: newest }]);
  });

  it('leads to a title, and to no paragraph with its words', () => {
    const own = indexOf([fileOf('a.txt', '工作报告\n工作报告', { title: '工作报告' })]);
    expect(titleLinks(own, draftOf('《工作报告》'))).toMatchObject([{ range: { start: { line: 0 } } }]);
  });

  it('leads nowhere from titles that no article bears', () => {
    const text = '《南岭市数字政府建设实施方案》《江州市安全生产工作》《没有这一篇》《》《……》《  》';
    expect(titleLinks(index, draftOf(text))).toEqual([]);
  });
});

describe('sourceNote', () => {
  const place = { line: 3, character: 0 };
  const source: CitedSource = {
    uri: 'file:///a.txt',
    format: 'txt',
    range: { start: place, end: place },
    title: '关于印发《方案》的\n通知',
    cited: '关于印发《方案》的\n通知',
    date: '2023-05',
    headings: ['一、总体要求', '（一）指导思想。'],
    before: '',
    match: '统筹发展和安全',
    after: '',
  };

  function noted(draft: Draft, phrase: string, quoted = false): string {
    const start = draft.text.indexOf(phrase);
    const edits = sourceNote(draft, { start, end: start + phrase.length }, source, quoted);
    let text = draft.text;
    for (const { span, text: inserted } of edits.toReversed()) {
      text = text.slice(0, span.start) + inserted + text.slice(span.end);
    }
    return text;
  }

  it('is a footnote with the next number in Markdown', () => {
    const draft = draftOf('要“统筹发展和安全”。[^2]\n\n[^2]: 已有。\n\n');
    expect(noted(draft, '统筹发展和安全')).toBe(
      '要“统筹发展和安全”[^3]。[^2]\n\n[^2]: 已有。\n\n[^3]: 《关于印发〈方案〉的通知》，2023年5月，“一、总体要求—（一）指导思想”部分。\n',
    );
  });

  it('comes with quotation marks where the phrase is to be quoted and has none', () => {
    const bare = draftOf('要统筹发展和安全。', 'gongwen');
    expect(noted(bare, '统筹发展和安全', true)).toBe(
      '要“统筹发展和安全”（《关于印发〈方案〉的通知》，2023年5月）。',
    );
    const marked = draftOf('要“统筹发展和安全”。');
    expect(noted(marked, '统筹发展和安全', true)).toMatch(/^要“统筹发展和安全”\[\^1\]。\n/);
    const markdown = draftOf('要统筹发展和安全。');
    expect(noted(markdown, '统筹发展和安全', true)).toMatch(/^要“统筹发展和安全”\[\^1\]。\n/);
  });

  it('is in brackets elsewhere', () => {
    const draft = draftOf('要统筹发展和安全。', 'gongwen');
    expect(noted(draft, '统筹发展和安全')).toBe(
      '要统筹发展和安全（《关于印发〈方案〉的通知》，2023年5月）。',
    );
  });
});

describe('reuseBySection', () => {
  it('counts the passages of a section with those of its subsections', () => {
    const text = '标题\n一、甲\n照抄的话。\n（一）乙\n又照抄的话。\n二、丙\n自己的话。\n';
    const found = (code: Finding['code'], words: string): Finding => {
      const start = text.indexOf(words);
      const span = { start, end: start + words.length };
      return { code, span, message: { key: '', args: [] }, related: [], fixes: [] };
    };
    const findings = [
      found('copied', '照抄的话'),
      found('near-copied', '又照抄的话'),
      found('repeated', '自己'),
    ];
    const reuse = reuseBySection(draftOf(text), findings);
    expect(
      reuse.map(({ heading, ...rest }) => ({ ...rest, at: text.slice(heading.start, heading.end) })),
    ).toEqual([
      { at: '一、甲', passages: 2, units: 9 },
      { at: '（一）乙', passages: 1, units: 5 },
    ]);
    expect(reuseBySection(draftOf(text), [])).toEqual([]);
  });
});
