import { type Tree } from '@lezer/common';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markdownOf, parseMarkdown } from '../../../src/engine/markdown/document.ts';
import { directivesOf } from '../../../src/engine/markdown/directives.ts';
import { inlineSteps } from '../../../src/engine/markdown/parser.ts';
import { checkedText } from '../../../src/engine/markdown/mask.ts';
import { isProse } from '../../../src/engine/markdown/prose.ts';
import { Steps } from '../../support/steps.ts';

const draftOf = (text: string, uri = 'untitled:draft') => ({ uri, text, languageId: 'markdown' });

/** All nodes of a tree with their places. */
function nodesOf(tree: Tree): string[] {
  const nodes: string[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      nodes.push(`${name} ${from} ${to}`);
    },
  });
  return nodes;
}

/** Pieces of Markdown, whole and broken. */
const PIECES = [
  '坚持',
  '统筹发展和安全，',
  '。',
  'word ',
  '\n',
  '\n\n',
  '\r\n',
  '  \n',
  '    ',
  '\t',
  '- ',
  '* ',
  '> ',
  '1. ',
  '2) ',
  '# ',
  '### ',
  '---',
  '***',
  '===',
  '```',
  '~~~',
  '`',
  '``',
  '**',
  '*',
  '_',
  '__',
  '~~',
  '[',
  ']',
  '](',
  ')',
  '![',
  '[^1]',
  '[^1]: ',
  '[a]: b',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<!-- yinju-disable -->',
  '<br>',
  '<script>',
  '</script>',
  'https://a.b/c',
  '&nbsp;',
  '\\',
  '|',
  '| a | b |',
  '|---|---|',
  '- [ ] ',
  '"',
  "'",
  '（',
  '一、',
  '---\ntitle: a\n---\n',
] as const;
const markdown = (maxLength: number) =>
  fc.array(fc.constantFrom(...PIECES), { maxLength }).map((pieces) => pieces.join(''));

describe('a Markdown draft that is edited', () => {
  it('is read as if it were read from scratch', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(12),
      put: markdown(4),
    });
    fc.assert(
      fc.property(markdown(60), fc.array(edit, { maxLength: 12 }), fc.uuid(), (first, edits, uri) => {
        let text = first;
        markdownOf(draftOf(text, uri));
        for (const { at, cut, put } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + put + text.slice(start + cut);
          expect(nodesOf(markdownOf(draftOf(text, uri)).tree)).toEqual(nodesOf(parseMarkdown(text).tree));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is kept as long as its text stays', () => {
    const text = '# 总结\n\n正文。';
    expect(markdownOf(draftOf(text))).toBe(markdownOf(draftOf(text)));
    expect(markdownOf(draftOf(`${text}。`)).text).toBe(`${text}。`);
  });
});

describe('any text', () => {
  it('keeps its length and its offsets, loses nothing of its Chinese outside of what is masked, and is answered at every place', () => {
    fc.assert(
      fc.property(markdown(80), (text) => {
        const checked = checkedText(draftOf(text));
        expect(checked).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) {
          // A unit stands as it was, or something stands for it that is not text.
          if (checked[at] !== text[at]) expect(checked[at]).toMatch(/[ \uFDD0\uFDD1]/u);
        }
        for (let at = 0; at <= text.length; at += 7) expect(isProse(draftOf(text), at)).toBeTypeOf('boolean');
        for (const { start, end } of directivesOf(parseMarkdown(text)))
          expect(text.slice(start, end)).toMatch(/^<!--\s*yinju-[^]*-->$/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile Markdown of 60,000 characters', () => {
  const LENGTH = 60_000;
  let steps: Steps;
  beforeEach(() => {
    steps = new Steps();
  });
  afterEach(() => steps.stop());

  function stepsOf(text: string): number {
    steps.start();
    try {
      checkedText(draftOf(text, 'untitled:hostile'));
      isProse(draftOf(text, 'untitled:hostile'), text.length);
      isProse(draftOf(text, 'untitled:hostile'), Math.floor(text.length / 2));
      directivesOf(markdownOf(draftOf(text, 'untitled:hostile')));
    } finally {
      steps.stop();
    }
    return steps.count;
  }
  const filled = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

  /** Three hundred a unit; a reading in the square of the length takes 1,800,000,000. */
  const MOST_STEPS = 20_000_000;

  it.each([
    ...PIECES,
    ' ',
    '- a\n',
    '> - ',
    'a ',
    '*a ',
    'a* ',
    '_a_ ',
    '``a`',
    '[a](',
    '![a](',
    '<a ',
    "<a b='",
    '<!A',
    '<?',
    '<http:b',
    '[此处',
    '***' + ' '.repeat(500),
    '[a\n',
    '[a]: <',
    'a\n---\n',
    'a|b\n',
    '|\n|-',
    '（(',
    '~~~a\n',
    '<a b="c" ',
    '[^',
    '&',
    'http://',
    'x\n=\n',
    '  - a\n',
  ])('%j', (piece) => {
    expect(stepsOf(filled(piece))).toBeLessThan(MOST_STEPS);
    // The same as a line that is none of marks alone.
    expect(stepsOf(`字${filled(piece).slice(2)}字`)).toBeLessThan(MOST_STEPS);
  });

  it('of any two pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PIECES),
        fc.constantFrom(...PIECES),
        fc.constantFrom(1, 2, 50),
        (a, b, times) => {
          steps.count = 0;
          expect(stepsOf(filled(a.repeat(times) + b))).toBeLessThan(MOST_STEPS);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts marks times length, one step below the limit and one above', () => {
    expect(inlineSteps('甲*乙*')).toBe(2 * 4);
    expect(inlineSteps('甲   乙')).toBe(2 * 5);
    const dense = (marks: number) => '*甲* '.repeat(marks / 2).padEnd(2000, '乙');
    const masked = (marks: number) => !checkedText(draftOf(dense(marks), `untitled:${marks}`)).includes('*');
    // Marks that are not read as such are masked all the same: emphasis is seen in the tree.
    const emphasis = (marks: number) =>
      nodesOf(parseMarkdown(dense(marks)).tree).filter((node) => node.startsWith('Emphasis ')).length;
    expect(inlineSteps(dense(1000))).toBe(2_000_000);
    expect([emphasis(1000), emphasis(1002)]).toEqual([500, 0]);
    expect([masked(1000), masked(1002)]).toEqual([true, true]);
  });

  it('follows quotations twenty deep, and forty, and reads on', () => {
    const deep = (depth: number) => `${'> '.repeat(depth)}坚持\n\n\`XX\`\n`;
    for (const depth of [20, 40, 41, 3000]) {
      const checked = checkedText(draftOf(deep(depth), `untitled:deep${depth}`));
      expect(checked).toContain('坚持');
      expect(checked).not.toContain('XX');
    }
  });
});
