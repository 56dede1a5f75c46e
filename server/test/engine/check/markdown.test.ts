import { describe, expect, it } from 'vitest';
import { Checker } from '../../../src/engine/check/checker.ts';
import { EVERY_CHECK, type Finding } from '../../../src/engine/check/finding.ts';
import { checkedText } from '../../../src/engine/markdown/mask.ts';
import { Lexicon } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const RUN = '全年共整治各类隐患三千余处并逐一销号，整改率保持在较高水平';
const PHRASE = '做到“两个维护”';
const index = indexOf([
  fileOf('a.txt', `甲市总结\n一年来，${RUN}，成效明显。`),
  ...['乙', '丙', '丁', '戊', '己'].map((name) =>
    fileOf(`${name}.txt`, `${name}市总结\n${name}市${PHRASE}。`),
  ),
]);
const lexicon = Lexicon.of([{ text: PHRASE, original: PHRASE, articles: 5, places: 5 }]);

async function findingsIn(text: string): Promise<readonly Finding[]> {
  return new Checker({ index, lexicon }).check(draftOf(text, 'markdown'), EVERY_CHECK, NEVER);
}

// In each draft, what is to be found is in «».
const FOUND: readonly [what: string, code: string, marked: string][] = [
  ['a paragraph', 'copied', `这一年里，«${RUN}»，群众满意。`],
  ['a heading’s text below it', 'structure', '# 工作总结\n\n## 一、甲\n\n## «三、»乙\n'],
  ['a list', 'copied', `- 这一年里，«${RUN}»。\n- 其他。`],
  ['a numbered list', 'copied', `1. 坚持实干。«${RUN}»。\n2. 其他。`],
  ['a quote', 'copied', `> 这一年里，«${RUN}»。`],
  ['a quote in a quote', 'placeholder', '> > 今年以来，«XX市»的同志们。'],
  ['a table’s cell', 'placeholder', '| 地区 | 数量 |\n| --- | ---: |\n| «XX县» | 3 |\n'],
  ['a table’s cell, copied', 'copied', `| 地区 | 情况 |\n|:--|:-:|\n| 我市 | «${RUN}» |\n`],
  ['a link’s text', 'copied', `这一年里，[«${RUN}»](https://example.org/a_(b).md)。`],
  [
    'text on both sides of a link',
    'copied',
    `这一年里，«全年共整治[各类隐患](list.md)三千余处并逐一销号，整改率保持在较高水平»。`,
  ],
  [
    'text with emphasis in it',
    'copied',
    `这一年里，«全年共整治**各类隐患**三千余处并逐一*销号*，整改率保持在较高水平»。`,
  ],
  [
    'text with a footnote in it',
    'copied',
    `这一年里，«全年共整治各类隐患三千余处[^1]并逐一销号，整改率保持在较高水平»。\n\n[^1]: 甲市总结。`,
  ],
  ['a slip with emphasis beside it', 'wording', '我们要**做到“«四个维护»”**，久久为功。'],
  ['a footnote’s text', 'placeholder', '有例可循[^1]。\n\n[^1]: 见«XX县»的总结。'],
  ['after a box that is ticked', 'placeholder', '- [x] 已报«XX县»。\n1. [ ] 其他。'],
  ['after front matter', 'placeholder', '---\ntitle: XX市\n---\n«XX市»总结\n'],
  ['after code in its line', 'placeholder', '运行 `a，b` 后报«XX县»。'],
  ['after code in a block', 'placeholder', '```sh\necho XX市\n```\n\n报«XX县»。'],
  ['an indented paragraph', 'placeholder', '    今年以来，«XX县»的工作。'],
  ['an indented paragraph with a link in it', 'placeholder', '    今年[以来](XX市)，«XX县»的工作。'],
  ['after a rule at its beginning', 'placeholder', '---\n\n今年以来，«XX县»的工作。\n\n---\n\n完。'],
  ['between two rules at its beginning', 'placeholder', '---\n今年以来，«XX县»的工作。\n---\n完。'],
  [
    'after front matter with a list',
    'placeholder',
    '---\ntitle: 甲\ntags:\n  - XX市\n- 乙\n\nb: 1\n---\n«XX市»',
  ],
  ['a cell with a bar in it', 'placeholder', '| 甲\\|乙 | «XX县» |\n|---|---|\n| 丙 | 丁 |\n'],
  ['after a comment on its line', 'placeholder', '<!-- 注：XX市 -->今年以来，«XX县»的工作。'],
  ['a block of HTML', 'placeholder', '<div class="XX市">\n今年以来，«XX县»的工作。\n</div>\n'],
  ['after a script', 'placeholder', '<script>\nlet a = "XX市"\n</script>\n\n«XX县»\n'],
  ['brackets that are no link', 'placeholder', '按[甲]方案办，«XX县»除外。'],
  ['a less-than sign that is no tag', 'placeholder', '增速<目标，«XX县»除外，占比>三成。'],
  [
    'bold text that ends in a quotation mark',
    'near-copied',
    `这一年里，«全年共整治**“各类隐患”**三千余处并逐一销号，整改率保持在较高水平»。`,
  ],
  [
    'text around a blank entity',
    'copied',
    `这一年里，«全年共整治各类隐患&nbsp;三千余处并逐一销号，整改率保持在较高水平»。`,
  ],
  [
    'a paragraph wrapped by hand',
    'copied',
    `这一年里，«全年共整治各类隐患\n三千余处并逐一销号，\n整改率保持在较高水平»。`,
  ],
  [
    'a wrapped quotation',
    'copied',
    `> 这一年里，«全年共整治各类隐患\n> 三千余处并逐一销号，整改率\n> 保持在较高水平»。`,
  ],
  [
    'a wrapped item',
    'copied',
    `- 这一年里，«全年共整治各类隐患\n  三千余处并逐一销号，整改率\n  保持在较高水平»。\n- 其他。`,
  ],
  [
    'a wrapped paragraph with Windows’ line breaks',
    'copied',
    `这一年里，«全年共整治各类隐患\r\n三千余处并逐一销号，\r\n整改率保持在较高水平»。`,
  ],
];

const SILENT: readonly [what: string, text: string][] = [
  ['fenced code', `\`\`\`\n${RUN}\nXX市，，一、甲\n三、乙\n\`\`\`\n`],
  ['fenced code with tildes, never closed', `~~~text\n${RUN}\nXX市\n`],
  ['indented code', '说明：\n\n    curl XX市,乙\n'],
  ['code in a line', `参见 \`${RUN}\` 和 \`XX市\`。`],
  ['code in a bracket is no blank', '配置项（`a`）和［`b`］。'],
  ['a link’s address', `参见[总结](./${RUN}/XX市.md "说明")。`],
  ['the definition of a link', `参见[总结][甲]。\n\n[甲]: ./XX市/${RUN}.md\n`],
  ['a picture', `![XX市](a.png)\n`],
  ['an address', '参见 https://example.org/XX市?a=b。'],
  ['a tag', '<div title="XX市">正文</div>'],
  ['a comment', `<!-- ${RUN} XX市 -->\n正文。`],
  ['front matter', `---\ntitle: ${RUN}\ncity: XX市\n---\n正文。`],
  ['rules and underlines', '工作总结\n====\n\n甲\n\n---\n\n* * *\n\n| 甲 | 乙 |\n|:---:|---|\n| 丙 | 丁 |\n'],
  ['boxes to tick', '- [ ] 甲\n- [x] 乙\n1. [ ] 丙\n'],
  ['numbers that Markdown counts itself', '1. 甲\n1. 乙\n1. 丙\n1. 丁\n'],
  ['references to footnotes', '有例可循[^1]，另有一例[^注]。\n\n[^1]: 甲。\n[^注]: 乙。\n'],
  ['an escaped mark', '这里有一颗\\*星号\\*。'],
  ['code in an item', '- 甲\n\n  ```\n  XX市\n  ```\n'],
  ['code in a quotation, never closed', '> ```\n> XX市\n'],
  ['code over two lines', '参见 `XX市\nXX县`。'],
  ['a longer fence', '````\n```\nXX市\n```\n````\n'],
  ['a definition after a paragraph', '参见[甲]。\n[甲]: ./XX市.md'],
  ['an address in brackets', '参见 <https://example.org/XX市>。'],
  ['a comment in a line', '参见<!-- XX市 -->下文。'],
  ['a comment over lines, never closed', '正文。\n\n<!-- XX市\n\nXX县'],
  ['a processing instruction', '<?php XX市 ?>\n'],
  ['lines that each end a sentence', '# 一、甲\n第一段，写完了。\n二、乙\n第二段，写完了。\n三、丙\n'],
  ['a hard line break', `全年共整治各类隐患三千  \n余处并逐一销号，整改率。`],
  [
    'a heading above its text without a blank line',
    '全年共整治各类隐患\n三千余处并逐一销号的是他们，不是别人，也不会是别人。',
  ],
];

describe('a Markdown draft', () => {
  it.each(FOUND)('is checked in %s: %s', async (_what, code, marked) => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const text = marked.replace('«', '').replace('»', '');
    const found = await findingsIn(text);
    expect(found.map((finding) => [finding.code, text.slice(finding.span.start, finding.span.end)])).toEqual([
      [code, text.slice(start, end)],
    ]);
    expect(found[0].span).toEqual({ start, end });
  });

  it.each(SILENT)('is not checked in %s', async (_what, text) => {
    const found = await findingsIn(text);
    expect(found.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([]);
  });

  it('keeps its offsets and its lines, whatever is masked', () => {
    for (const text of [...FOUND.map(([, , marked]) => marked), ...SILENT.map(([, one]) => one)]) {
      const checked = checkedText(draftOf(text, 'markdown'));
      expect(checked).toHaveLength(text.length);
      for (const [at, unit] of Array.from(checked).entries()) {
        if (unit === '\n') expect(text[at]).toBe('\n');
      }
      expect(checkedText(draftOf(text))).toBe(text);
    }
  });

  it('corrects a slip and leaves its marks', async () => {
    const text = '我们要做到“**四**个维护”，久久为功。';
    const [{ fixes }] = await findingsIn(text);
    const [{ span, text: right }] = fixes[0].edits;
    expect(text.slice(0, span.start) + right + text.slice(span.end)).toBe(
      '我们要做到“**两**个维护”，久久为功。',
    );
  });
});
