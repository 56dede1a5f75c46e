import type { Span } from '../draft.ts';
import { REFERENCE } from '../markdown/mask.ts';
import { quotationsIn } from './quotations.ts';

/** What a paragraph says, in its own words, to be another's: the forms that Yinju itself writes, and the usual ones. */
export interface Attributions {
  /** Quotations that name their source, speech reported of a document, sentences with a source after them. Ascending. */
  readonly spans: readonly Span[];
  /** The source marks that follow no quotation: what was taken over may reach far back. */
  readonly marks: readonly SourceMark[];
}

/** Where the text ends that a source follows, and whether a clause ends there too. */
interface SourceMark {
  readonly at: number;
  readonly closesClause: boolean;
}

/** Shortest text in quotation marks that is a quotation and no name, in units. Guess. */
const SHORTEST_QUOTED = 6;
/** Units before a quotation in which its source may be named, and after it. Guess. */
const LEAD = 80;
const TRAIL = 40;
/** Longest source in brackets. Guess. */
const LONGEST_SOURCE = 160;
/** Units between a title and the verb of what it says. Guess. */
const BEFORE_VERB = 16;

/** Signs of another's words; the longer first, where one ends another. */
const VERBS =
  '指出 强调 要求 提出 提到 谈到 讲到 说到 说过 讲过 写道 写着 写明 载明 规定 明确 明确提出 认为 表示 论述 论断 教导 题词 号召 批示 指示 寄语 所言 所说 所述 讲话中 致辞中 报告中 重申 指明 阐明 阐述 告诫 嘱托 勉励 叮嘱 宣布 宣告 声明 申明 承诺 呼吁 倡议 倡导 主张 建议 回答 答复 介绍 评价 感慨 感叹 报道 记载 引用 引述 援引 归纳为 概括为 总结为 称 说 讲 云 曰'.split(
    ' ',
  );
/** What may be between the verb and what was said. */
const AFTER_VERB = /(?:了|过|道|到|着|的|要|：|:|，|,|、|\s|—|\uFDD1)$/u;
/** Opens a source in brackets. */
const SOURCE_LEAD = /^\s{0,4}(?:转?引自|摘自|摘编自|出自|选自|源自|语出|来源|出处|资料来源)/u;
const MENTION_LEAD = /^\s{0,4}(?:参?见|详见|据|根据|依据|引|注)/u;
const TITLE = /《[^《》]{1,120}》/u;
/** The number of an official paper: 国发〔2023〕1号. */
const PAPER = /〔\d{4}〕\d{1,4}号/u;
const BY_DOCUMENT = /按照|按|根据|依据|依照|遵照|对照|贯彻|落实|执行/u;
const SENTENCE_ENDS = '。！？!?';
const NOTE_NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹';
/** A note's number in brackets: `[1]`, `［12］`, `〔3〕`, `【4】`, `[^1]`, `[注1]`. */
const NOTE = /^[[［〔【](?:\^[^\]\s]{1,20}|注?\s?\d{1,3})[\]］〕】]/u;

/** The attributions of a paragraph: of its text as the checks read it, offsets in it. Linear. */
export function attributionsIn(text: string): Attributions {
  const spans: Span[] = [];
  const marks: SourceMark[] = [];
  const closing = new Map<number, Span>();
  for (const quotation of quotationsIn(text)) {
    closing.set(quotation.end, quotation);
    const isLong = quotation.end - quotation.start - 2 >= SHORTEST_QUOTED;
    if (isLong && (isLedIn(text, quotation.start) || isFollowed(text, quotation.end))) spans.push(quotation);
  }
  let sentence = 0;
  for (let at = 0; at < text.length; at++) {
    const length = sourceLength(text, at);
    if (length > 0) {
      const end = textEnd(text, at);
      const quotation = closing.get(end);
      if (quotation) spans.push(quotation);
      else {
        const closesClause = endsClause(text, at, at + length);
        marks.push({ at: end, closesClause });
        if (closesClause) spans.push({ start: sentenceStart(text, end, sentence), end });
      }
      // The next source belongs to the text after this one.
      sentence = at + length;
      at += length - 1;
    } else if (text[at] === '》') {
      const said = saidFrom(text, at + 1);
      if (said !== undefined) spans.push({ start: said, end: sentenceEnd(text, said) });
    }
  }
  return { spans: spans.sort((a, b) => a.start - b.start), marks };
}

/** Whether what is before a quotation says whose it is: a verb, or a document, in the same sentence. */
function isLedIn(text: string, at: number): boolean {
  return isLeadIn(text.slice(Math.max(0, at - LEAD), at));
}

/** Whether {@link text} ends in a sentence that says whose the words are that follow it. */
export function isLeadIn(text: string): boolean {
  const lead = text.slice(-LEAD);
  const sentence = lead.slice(Math.max(...Array.from(SENTENCE_ENDS, (end) => lead.lastIndexOf(end))) + 1);
  return TITLE.test(sentence) || PAPER.test(sentence) || endsWithVerb(sentence);
}

/** Whether what is after a quotation says whose it is: a source, a dash, or the words that close a report. */
function isFollowed(text: string, end: number): boolean {
  let at = end;
  if (/[。，；！？.,;]/u.test(text[at] ?? '')) at++;
  if (sourceLength(text, at, true) > 0 || text.startsWith('——', at)) return true;
  const rest = text.slice(at, at + TRAIL);
  const stop = rest.search(/[，。；！？]/u);
  const closes = stop > 0 && ('。；！？'.includes(rest[stop]) || '“「"'.includes(rest[stop + 1] ?? ' '));
  // The comma is after the mark, or before it: `“…，”他说。`
  const isSpeech = '，,'.includes(text[end] ?? ' ') || '，,！？'.includes(text[end - 2]);
  return closes && isSpeech && endsWithVerb(rest.slice(0, stop));
}

function endsWithVerb(text: string): boolean {
  let said = text;
  for (let stripped = 0; stripped < 6 && AFTER_VERB.test(said); stripped++) said = said.slice(0, -1);
  return VERBS.some((verb) => said.endsWith(verb) || text.endsWith(verb));
}

/**
 * Length of the source that is at {@link at}: in brackets, or a note's number; 0 where there is none. After a
 * {@link quoted} text less is asked of one.
 */
function sourceLength(text: string, at: number, quoted = false): number {
  const mark = text[at] ?? ' ';
  if (mark === REFERENCE || NOTE_NUMBERS.includes(mark)) return isNote(text, at, 1, quoted) ? 1 : 0;
  if (!'（([［〔【'.includes(mark)) return 0;
  const note = NOTE.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  if (note > 0) return isNote(text, at, note, quoted) ? note : 0;
  const length = bracketLength(text, at);
  if (length === 0) return 0;
  const inside = text.slice(at + 1, at + length - 1);
  if (SOURCE_LEAD.test(inside)) return length;
  const titleAt = inside.search(TITLE);
  if (quoted && (titleAt >= 0 || MENTION_LEAD.test(inside) || PAPER.test(inside))) return length;
  return titleAt === 0 || (titleAt > 0 && MENTION_LEAD.test(inside)) ? length : 0;
}

/** A number in a circle or brackets also counts items: after text that is not quoted, one that closes its clause is a note. */
function isNote(text: string, at: number, length: number, quoted: boolean): boolean {
  if (quoted || text[at] === REFERENCE) return true;
  const before = text[at - 1] ?? '';
  return /[\p{L}\p{N}。！？”’」』）)]/u.test(before) && endsClause(text, at, at + length);
}

/** Whether a mark at [{@link start}, {@link end}) closes a clause: before punctuation or the line's end, or after it. */
function endsClause(text: string, start: number, end: number): boolean {
  const next = text.slice(end).trimStart()[0];
  return (
    next === undefined ||
    /[，。；：！？、,.;:!?）)]/u.test(next) ||
    SENTENCE_ENDS.includes(text[start - 1] ?? ' ')
  );
}

/** Length of the bracket that opens at {@link at}, others inside it included; 0 where it is not closed near. */
function bracketLength(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length && i < at + LONGEST_SOURCE; i++) {
    if ('（('.includes(text[i])) depth++;
    else if ('）)'.includes(text[i]) && --depth === 0) return i + 1 - at;
  }
  return 0;
}

/** Where the text ends that a mark at {@link at} speaks of: blanks before the mark go. */
function textEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/u.test(text[end - 1])) end--;
  return end;
}

/** Where the sentence begins that ends at {@link end}, its own full stop left out, but not before {@link least}. */
function sentenceStart(text: string, end: number, least: number): number {
  let start = end - 1;
  while (start > least && !SENTENCE_ENDS.includes(text[start - 1])) start--;
  return Math.max(least, start);
}

function sentenceEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SENTENCE_ENDS.includes(text[end])) end++;
  return Math.min(text.length, end + 1);
}

/** Where what a document says begins, its title ending at {@link at}: `《意见》（国发〔2023〕1号）明确指出，…`. */
function saidFrom(text: string, at: number): number | undefined {
  const titleStart = text.lastIndexOf('《', at);
  const lead = text.slice(Math.max(0, titleStart - LEAD), titleStart);
  // What is done by a document is the writer's own: `按照《意见》要求，我们…`.
  if (BY_DOCUMENT.test(lead.split(/[，。；：！？]/u).at(-1) ?? '')) return undefined;
  const from = text[at] === '（' ? at + bracketLength(text, at) : at;
  const rest = text.slice(from, from + BEFORE_VERB);
  const stop = rest.search(/[，：:,]/u);
  if (stop < 0 || /[。！？；、]/u.test(rest.slice(0, stop))) return undefined;
  return endsWithVerb(rest.slice(0, stop)) ? from + stop + 1 : undefined;
}
