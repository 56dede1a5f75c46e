import { describe, expect, it } from 'vitest';
import { ChoiceHistory, choiceKey } from '../../../src/engine/complete/choiceHistory.ts';
import type { CompletionRequest } from '../../../src/engine/complete/completion.ts';
import { Preferences } from '../../../src/engine/complete/preferences.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const TEXTS = [
  '坚持统筹发展和安全，压实安全生产责任。一是突出重点；二是狠抓落实；三是完善机制。',
  '坚持统筹发展和安全，压实领导责任。一是突出重点；二是狠抓落实；三是强化督查。',
  '坚持统筹发展和安全，守牢安全底线。',
  '坚持统筹发展和安全，防范各类风险。',
  '坚持统筹发展和安全，筑牢平安根基。',
  '坚持统筹城乡协调发展，新建改建学校25所、幼儿园12所。点赞😀活动深入开展。',
  '坚持统筹城乡协调发展，新建改建学校31所、幼儿园18所。点赞😀活动有序开展。',
];
const index = indexOf(TEXTS.map((text, number) => fileOf(`${number}.txt`, `第${number}号报告\n${text}`)));
const OPTIONS = { maxItems: 5, threshold: 0, slots: false, pinyin: false };

function ask(predictor: Predictor, text: string, offset: number, memory?: Preferences): string[] {
  const draft = { uri: 'file:///draft.txt', text, languageId: 'plaintext' };
  const request: CompletionRequest = { draft, offset, options: OPTIONS, ...(memory && { memory }) };
  const { items } = predictor.completeNow(request);
  for (const { text: item, replace } of items) {
    expect(item).not.toBe('');
    expect(item).not.toMatch(/[\uD800-\uDFFF]/u);
    expect(item).not.toMatch(/[\r\n\0]/u);
    expect(replace.start).toBeGreaterThanOrEqual(0);
    expect(replace.end).toBeLessThanOrEqual(text.length);
    expect(replace.end).toBeGreaterThanOrEqual(replace.start);
  }
  return items.map(({ text: item }) => foldText(item));
}

function at(marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return ask(new Predictor({ index, lexicon: EMPTY_LEXICON }), text, offset);
}

describe('odd carets', () => {
  it.each([
    ['an enumeration', '会议强调，一是突出重点；二是|', '狠抓'],
    ['a number that has ended', '新建改建学校25所|', '、'],
    ['the middle of a sentence', '坚持统筹|，完善机制。', '发展'],
    ['CRLF, at a line of its own', '第一段。\r\n坚持统筹|', '发展'],
    ['CRLF, before the break', '坚持统筹|\r\n第二段。', '发展'],
    ['a lone carriage return', '第一段。\r坚持统筹|', '发展'],
    ['an emoji that the corpus holds', '点赞😀|', '活动'],
    ['an emoji before the context', '😀😀坚持统筹|', '发展'],
    ['a lone high surrogate', '\uD83D坚持统筹|', '发展'],
    ['a lone low surrogate', '\uDE00坚持统筹|', '发展'],
    ['a nul', '\0坚持统筹|', '发展'],
    ['white space inside the context', '坚持 统　筹|', '发展'],
  ])('in %s: a list', (_, marked, start) => {
    expect(at(marked).at(0)?.startsWith(start)).toBe(true);
  });

  it.each([
    ['an empty document', '|'],
    ['only line breaks', '\r\n|\r\n'],
    ['the start of a document', '|坚持统筹发展和安全'],
    ['half an emoji', '点赞\uD83D|\uDE00'],
    ['half an emoji and no more', '点赞\uD83D|'],
    ['between CR and LF', '坚持统筹\r|\n'],
  ])('at %s: nothing that does not fit', (_, marked) => {
    for (const item of at(marked)) expect(TEXTS.some((text) => foldText(text).includes(item))).toBe(true);
  });

  it.each([-1, 5, 1_000_000])('outside of the text, at %i: the nearest end counts', (offset) => {
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    const nearest = offset < 0 ? 0 : 4;
    const expected = ask(predictor, '坚持统筹', nearest);
    expect(ask(predictor, '坚持统筹', offset)).toEqual(expected);
    if (offset > 0) expect(expected[0]).toMatch(/^发展/u);
  });

  it('in a paragraph of 50,000 characters, typed on', () => {
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    let text = '全市各级各部门抓落实。'.repeat(4600);
    const lists: string[][] = [];
    for (const unit of '坚持统筹发展') {
      text += unit;
      lists.push(ask(predictor, text, text.length));
    }
    expect(lists[3][0]).toMatch(/^发展/u);
  });
});

describe('what is being typed along and what was taken before', () => {
  const NOW = 1_700_000_000_000;

  function remembering(times: number): Preferences {
    const choices = new ChoiceHistory();
    for (let i = 0; i < times; i++) choices.accept(choiceKey('坚持统筹', '城乡协调发展'), NOW);
    return new Preferences(choices, undefined, () => NOW);
  }

  it('do not meet: what is typed along keeps its place, and what was taken stands first', () => {
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    const memory = remembering(6);
    const before = ask(predictor, '坚持统筹', 4, memory);
    expect(before[0]).toMatch(/^城乡/u);
    expect(ask(predictor, '坚持统筹城', 5, memory)[0]).toMatch(/^乡/u);
    // The writer takes the character back.
    expect(ask(predictor, '坚持统筹', 4, memory)).toEqual(before);
  });

  it('leave the only way on where it is, typed past or not', () => {
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    const memory = remembering(6);
    ask(predictor, '坚持统筹', 4, memory);
    expect(ask(predictor, '坚持统筹城', 5, memory)[0]).toMatch(/^乡协调发展/u);
  });
});
