import type { Span } from '../draft.ts';
import { blanksIn } from './blanks.ts';
import type { Paragraph } from './paragraph.ts';

/** Forms of text left to be filled in. Each matches the placeholder alone. */
const FORMS: readonly RegExp[] = [
  // 20xx年, 20××, 二〇xx; xx, ××, XX市: never inside a Latin word or between two numbers.
  /(?<![A-Za-z\d/\\.@#&=_-])(?:[12]\d|[12]\d{2}|二[〇○零0])?[xX×ｘＸ✕╳]{2,}(?:[·.][xX×ｘＸ]+)?(?![A-Za-z\d])(?:年|省|市|县|区|乡|镇|村|州|局|同志|书记|%|％)?/gu,
  /(?<![A-Za-z\d])[12]\d{1,2}[xX×_＿](?:年|(?![A-Za-z\d]))/gu,
  // X市, X月X日: a single letter where a name or a number belongs.
  /(?<![A-Za-z\dＡ-Ｚａ-ｚ])[xXＸｘ×](?:年|月|日|省|市|县|区|乡|镇|村|州|局|书记|同志|个百分点|%|％|亿元|万元)/gu,
  // Blanks drawn with signs, and brackets with nothing in them.
  /(?<![二一三四五六七八九〇○])[○〇□△◯■]{2,}(?![一二三四五六七八九])/gu,
  /(?<=[\p{Script=Han}\p{P}])[_＿]{3,}|[_＿]{3,}(?=[\p{Script=Han}\p{P}])/gu,
  /〔[\s\u3000]*〕|《[\s\u3000]*》|【[\s\u3000]*】|（[\s\u3000]*）|“[\s\u3000]*”|(?<!^\s*[-*+]\s)(?<!\w)\[[\s\u3000]*\](?!\()/gu,
  /(?<=[\p{Script=Han}])\([\s\u3000]*\)/gu,
  /(?<![有亟尚仍急期等优])待(?:补充|填写|填充|填报|补|填|插入)(?=[）)】\]，。；、！？,.;\s]|$)/gu,
  /(?:点击|单击)此处(?:输入|添加|编辑)[\p{Script=Han}]{0,6}|请(?:在此|在此处)(?:输入|填写)[\p{Script=Han}]{0,6}/gu,
  /\b(?:TODO|TBD|FIXME|XXX)\b/gu,
  /#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?)/gu,
  /(?<=[\p{Script=Han}\d])[?？]{2,}(?=[%％年月日个万亿元人次家件项名])|[?？]{4,}/gu,
];

/** Notes to oneself in brackets: what they open with, and what they then ask for, if that alone does not say it. */
const BRACKETED = /[（(【[〔]([^（(【[〔）)】\]〕]{2,90})[）)】\]〕]/gu;
const NOTE = /^(?:此处|待定|待补|待填|暂缺|略写|数据待)/u;
const REQUEST = /^(?:这里|待|请|需|须|拟)/u;
const REQUESTED = /插入|填写|填入|补充|补|填|核实|核对|确认|完善|更新|修改|数据|略/u;

const FOUND = new WeakMap<Paragraph, readonly Span[]>();

/** Placeholders of {@link paragraph}: UTF-16 offsets in it, ascending, none inside another. */
export function placeholdersOf(paragraph: Paragraph): readonly Span[] {
  let spans = FOUND.get(paragraph);
  if (spans === undefined) {
    spans = findPlaceholders(paragraph.text);
    FOUND.set(paragraph, spans);
  }
  return spans;
}

function findPlaceholders(text: string): Span[] {
  if (isRule(text)) return [];
  const spans: Span[] = [];
  for (const form of FORMS) {
    for (const { index, 0: found } of text.matchAll(form)) {
      spans.push({ start: index, end: index + found.length });
    }
  }
  for (const { index, 0: found, 1: note } of text.matchAll(BRACKETED)) {
    if (isNote(note)) spans.push({ start: index, end: index + found.length });
  }
  spans.push(...blanksIn(text));
  let end = 0;
  return spans
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      const isApart = span.start >= end;
      end = Math.max(end, span.end);
      return isApart;
    });
}

function isNote(text: string): boolean {
  return NOTE.test(text) || (REQUEST.test(text) && REQUESTED.test(text));
}

/** A line drawn across the page is not a blank to fill in. */
function isRule(text: string): boolean {
  return /^[\s_＿\-—*=○□]+$/u.test(text);
}
