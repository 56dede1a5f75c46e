import { describe, expect, it } from 'vitest';
import { Checker } from '../../../src/engine/check/checker.ts';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { draftOf } from '../../support/checks.ts';

const checker = new Checker({ index: CorpusIndex.empty, lexicon: EMPTY_LEXICON });

/** What is found in a Markdown draft: the words, and of what is said of directives the key. */
async function foundIn(text: string, languageId = 'markdown'): Promise<string[]> {
  const found = await checker.check(draftOf(text, languageId), EVERY_CHECK, NEVER);
  return found.map(({ span, message }) => {
    const words = text.slice(span.start, span.end);
    return message.key.startsWith('finding.directive') ? `${message.key.slice(18)}: ${words}` : words;
  });
}

const XX = '今年以来，XX市作了部署。';
const YY = '今年以来，××县，，作了部署。';

describe('directives', () => {
  it.each([
    ['silence to the end', `${XX}\n\n<!-- yinju-disable -->\n\n${YY}`, ['XX市']],
    [
      'silence up to another',
      `<!-- yinju-disable -->\n\n${XX}\n\n<!-- yinju-enable -->\n\n${YY}`,
      ['××县', '，，'],
    ],
    ['silence what they name', `<!-- yinju-disable placeholder -->\n\n${YY}`, ['，，']],
    [
      'name several, however they are parted',
      `<!-- yinju-disable placeholder, repeated structure -->\n\n${YY}`,
      [],
    ],
    [
      'give back one of several',
      `<!-- yinju-disable -->\n<!-- yinju-enable structure -->\n\n${YY}`,
      ['，，'],
    ],
    ['may stand in a line', `${XX}<!-- yinju-disable -->${YY}<!-- yinju-enable -->${XX}`, ['XX市', 'XX市']],
    ['may stand in an item and in a quotation', `- <!-- yinju-disable -->${XX}\n\n> ${YY}\n`, []],
    ['may stand in a block of HTML', `<div>\n<!-- yinju-disable -->\n</div>\n\n${XX}`, []],
    ['need no blanks', `<!--yinju-disable placeholder-->\n\n${XX}`, []],
    ['take several lines', `<!--\nyinju-disable\n  placeholder\n-->\n\n${XX}`, []],
    ['mean all copying by one name', `<!-- yinju-disable copied -->\n\n${XX}`, ['XX市']],
  ])('%s', async (_what, text, found) => {
    expect(await foundIn(text)).toEqual(found);
  });

  it.each([
    ['the next line', `<!-- yinju-disable-next-line -->\n${XX}\n${YY}`, ['××县', '，，']],
    [
      'the next line that is not blank',
      `<!-- yinju-disable-next-line -->\n\n\n${XX}\n\n${YY}`,
      ['××县', '，，'],
    ],
    ['what they name in it', `<!-- yinju-disable-next-line structure -->\n${YY}`, ['××县']],
    [
      'the paragraph that it begins',
      '<!-- yinju-disable-next-line -->\n\n今年以来，全市上下认真作了部署，\nXX市也是这样。\n\n××县。',
      ['××县'],
    ],
    ['not their own line', `XX市<!-- yinju-disable-next-line -->XX县\n\n${YY}`, ['XX市', 'XX县']],
    ['nothing at the end', `${XX}\n\n<!-- yinju-disable-next-line -->`, ['XX市']],
  ])('of one line silence %s', async (_what, text, found) => {
    expect(await foundIn(text)).toEqual(found);
  });

  it.each([
    ['fenced code', `\`\`\`\n<!-- yinju-disable -->\n\`\`\`\n\n${XX}`],
    ['code in a line', `写作 \`<!-- yinju-disable -->\`。\n\n${XX}`],
    ['indented code', `用法：\n\n    <!-- yinju-disable -->\n\n${XX}`],
    ['front matter', `---\ntitle: <!-- yinju-disable -->\n---\n${XX}`],
    ['an address', `[题](<!--yinju-disable-->)\n\n${XX}`],
    ['a comment that is never closed', `${XX}\n\n<!-- yinju-disable`],
    ['a comment about them', `<!-- see yinju-disable -->\n\n${XX}`],
    ['a tag', `<p title="<!-- yinju-disable -->">\n\n${XX}`],
  ])('are not obeyed in %s', async (_where, text) => {
    expect(await foundIn(text)).toEqual(['XX市']);
  });

  it('are text where the draft is not Markdown', async () => {
    expect(await foundIn(`<!-- yinju-disable -->\n${XX}`, 'plaintext')).toEqual(['XX市']);
  });

  it('that name no check silence none, and are reported', async () => {
    expect(await foundIn(`<!-- yinju-disable placeholdr -->\n\n${YY}`)).toEqual([
      'name: placeholdr',
      '××县',
      '，，',
    ]);
    // Those beside it hold.
    expect(await foundIn(`<!-- yinju-disable placeholder, 结构 -->\n\n${YY}`)).toEqual([
      'name: 结构',
      '，，',
    ]);
    expect(await foundIn(`<!-- yinju-disabel placeholder -->\n\n${XX}`)).toEqual([
      'command: yinju-disabel',
      'XX市',
    ]);
    expect(await foundIn(`<!-- yinju-disable-nextline -->\n\n${XX}`)).toEqual([
      'command: yinju-disable-nextline',
      'XX市',
    ]);
  });

  it.each([
    ['placeholdr', 'placeholder'],
    ['copid', 'copied'],
    ['Structure', 'structure'],
    ['wordign', 'wording'],
    ['nearcopied', 'near-copied'],
    ['wordnig', 'wording'],
    ['tpyo', 'typo'],
    ['tpoy', 'typo'],
    ['ktpp', undefined],
    ['check', undefined],
    ['拼写', undefined],
  ])('offer the name that was meant: %s', async (name, meant) => {
    const text = `<!-- yinju-disable ${name} -->`;
    const [{ fixes }] = await checker.check(draftOf(text, 'markdown'), EVERY_CHECK, NEVER);
    const [edit] = fixes.flatMap(({ edits }) => edits);
    expect(edit?.text).toBe(meant);
    if (edit) expect(text.slice(edit.span.start, edit.span.end)).toBe(name);
  });

  it.each([
    ['yinju-disabel', 'yinju-disable'],
    ['yinju-enabled', 'yinju-enable'],
    ['yinju-off', undefined],
  ])('offer the command that was meant: %s', async (command, meant) => {
    const text = `<!-- ${command} typo -->`;
    const [{ fixes }] = await checker.check(draftOf(text, 'markdown'), EVERY_CHECK, NEVER);
    const edits = fixes.flatMap((fix) => fix.edits);
    expect(edits.map((edit) => edit.text)).toEqual(meant === undefined ? [] : [meant]);
    for (const { span } of edits) expect(text.slice(span.start, span.end)).toBe(command);
  });

  it('may be many', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) => `<!-- yinju-disable-next-line placeholder -->\n第${i}处XX市。\n`,
    );
    expect(await foundIn(lines.join('\n'))).toEqual([]);
  });
});
