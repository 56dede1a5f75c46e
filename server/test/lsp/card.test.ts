import { MarkupKind } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import type { HoverCard } from '../../src/engine/cite/card.ts';
import { boldMarkdown } from '../../src/engine/text/safeMarkdown.ts';
import { type CommandLink, renderCard } from '../../src/lsp/card.ts';
import { contentOf } from '../../src/lsp/richText.ts';
import { SourceAddresses } from '../../src/lsp/sourceAddresses.ts';
import { translatorFor } from '../../src/messages/translate.ts';

const card: HoverCard = {
  phrase: '统筹发展和安全',
  span: { start: 0, end: 7 },
  places: 7,
  articles: 4,
  sources: [
    {
      uri: 'file:///reports/(2023)%20a.txt',
      format: 'txt',
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
      title: '[甲](command:evil) <b>县</b>',
      cited: '[甲](command:evil) <b>县</b>',
      date: '2023-01',
      headings: ['一、总体要求'],
      before: '坚持*',
      match: '统筹发展和安全',
      after: '，<script>守住底线',
    },
  ],
  variants: [{ text: '统筹发展与安全', folded: '统筹发展与安全', places: 2 }],
  following: [{ text: '，守住底线', places: 3 }],
  related: [],
};

const ADDRESSES = new SourceAddresses(
  { commandLinks: false, sourceDocuments: true, readOnlySources: false },
  { uriOf: (uri) => uri, write: () => Promise.resolve(true) },
  () => undefined,
);

function shown(of: HoverCard, locale: string, links: CommandLink[] = []): string {
  return contentOf(renderCard(of, translatorFor(locale), ADDRESSES, links), MarkupKind.Markdown).value;
}

describe('renderCard', () => {
  it('shows counts, sources with links, variants and what follows', () => {
    expect(shown(card, 'zh-cn')).toMatchInlineSnapshot(`
      "**统筹发展和安全** — 7 处 · 4 篇

      - [\\[甲\\]\\(command\\:evil\\) \\<b\\>县\\</b\\>](file:///reports/%282023%29%20a.txt#L5,3) 2023-01 · 一、总体要求  
        坚持\\***统筹发展和安全**，\\<script\\>守住底线

      另有 6 处

      也作：统筹发展与安全（2 处）

      后面常接：，守住底线（3 处）"
    `);
  });

  it('names the body and the number of a source, the body unless its title does', () => {
    const [source] = card.sources;
    const of = (body: string) =>
      shown({ ...card, sources: [{ ...source, body, paperNumber: '云政发〔2026〕3号' }] }, 'en');
    expect(of('云岭市人民政府')).toContain('云岭市人民政府 · 云政发〔2026〕3号 · 2023-01 · 一、总体要求');
    expect(of('甲')).not.toContain('甲 · ');
    expect(of('甲')).toContain('云政发〔2026〕3号 · 2023-01');
  });

  it('says plainly that a clause is not in the corpus, and offers related passages as such', () => {
    const none = { ...card, places: 0, articles: 0, sources: [], variants: [], following: [] };
    const text = shown({ ...none, related: card.sources }, 'zh-cn');
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '**统筹发展和安全** — 语料中没有这样的说法',
      '内容相近的段落（不是出处）：',
    ]);
  });

  it('offers what a client can do that runs the commands of links', () => {
    const argument = { uri: 'file:///d(1).md', position: { line: 1, character: 2 } };
    const text = shown(card, 'en', [{ title: 'hover.sources', command: 'yinju.showSources', argument }]);
    const link = /\[All sources\]\(command:yinju\.showSources\?([^()]*)\)/.exec(text);
    expect(JSON.parse(decodeURIComponent(link?.[1] ?? ''))).toEqual([argument]);
  });

  it('is plain text for a client that shows no Markdown', () => {
    const links = [{ title: 'hover.sources', command: 'yinju.showSources', argument: 1 }] as const;
    const rich = renderCard(card, translatorFor('zh-cn'), ADDRESSES, links);
    expect(contentOf(rich, MarkupKind.PlainText)).toEqual({
      kind: 'plaintext',
      value: [
        '统筹发展和安全 — 7 处 · 4 篇',
        '- [甲](command:evil) <b>县</b> 2023-01 · 一、总体要求\n  坚持*统筹发展和安全，<script>守住底线',
        '另有 6 处',
        '全部出处',
        '也作：统筹发展与安全（2 处）',
        '后面常接：，守住底线（3 处）',
      ].join('\n\n'),
    });
  });

  it('keeps bold where a match opens and closes with punctuation', () => {
    expect(boldMarkdown('“放管服”')).toBe('**\u200b“放管服”\u200b**');
    expect(boldMarkdown('放管服')).toBe('**放管服**');
  });

  it('lets no corpus text be Markdown, HTML or a link', () => {
    const text = shown(card, 'en');
    expect(text).not.toMatch(/(?<!\\)<|\]\(command:/);
    expect(text.match(/(?<!\\)\]\(([^)]*)\)/g)).toEqual(['](file:///reports/%282023%29%20a.txt#L5,3)']);
  });
});
