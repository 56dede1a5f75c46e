import type { Paragraph } from './paragraph.ts';
import type { Run } from './runs.ts';
import { headingLength } from './sections.ts';

/** What opens and closes reports everywhere, up to the end of its sentence. */
const SENTENCE = /[^。！？]+[。！？]?/gu;
const FIXED =
  /请予审议|请予审查|请审议|请批评指正|以上报告|现将.{0,30}(?:报告|汇报|通报)如下|向(?:大会|会议)(?:报告|作)|我代表.{0,20}向.{0,20}报告/u;
const SALUTATION = /^(?:各位|同志们|尊敬的|女士们|先生们|朋友们)[^。，；]{0,20}[：:！，,]?$/u;
/** The line under a title that tells when and where it was spoken. */
const OCCASION =
  /^[—\-（(\s]*(?:(?:[\d０-９]\s?){4}|[一二三四五六七八九〇○零]{4})\s*年.{0,60}(?:会议|大会|座谈会|动员会|推进会)上[）)\s]*$/u;
/** A quotation, others inside it included; one that is never closed has no end to be found. */
const QUOTED = /(?:“(?:[^“”]|“[^“”]*”){6,400}”|"[^"]{6,400}"|「[^「」]{6,400}」)/u.source;
/** A quotation with what tells whose it is. */
const ATTRIBUTED = new RegExp(
  `(?:指出|强调|要求|提出|说过?|讲过?|称|写道|写着|规定|明确|认为|表示|论述|教导|题词|号召|批示|寄语|所言|讲话中)[，：:,]{0,2}${QUOTED}|${QUOTED}(?=（(?:出自|引自|摘自|见)|——)`,
  'gu',
);
const TITLE = /《[^《》]{1,80}》/gu;

const EXEMPT = new WeakMap<Paragraph, readonly Run[]>();

/**
 * Runs of {@link paragraph} (folded offsets, ascending, apart) that anyone may take over as they stand: headings,
 * fixed openings and closings, titles in 《》, quotations that name their source.
 */
export function exemptRuns(paragraph: Paragraph): readonly Run[] {
  let runs = EXEMPT.get(paragraph);
  if (runs === undefined) {
    runs = findExempt(paragraph);
    EXEMPT.set(paragraph, runs);
  }
  return runs;
}

/** The part of {@link run} that no exempt run covers, as runs. */
export function notExempt(paragraph: Paragraph, run: Run): Run[] {
  const rest: Run[] = [];
  let { start } = run;
  for (const exempt of exemptRuns(paragraph)) {
    if (exempt.end <= start) continue;
    if (exempt.start >= run.end) break;
    if (exempt.start > start) rest.push({ start, end: exempt.start });
    start = exempt.end;
  }
  if (start < run.end) rest.push({ start, end: run.end });
  return rest;
}

function findExempt(paragraph: Paragraph): Run[] {
  const { text, folded } = paragraph;
  if (SALUTATION.test(text.trim()) || OCCASION.test(text)) return [{ start: 0, end: folded.length }];
  const runs: Run[] = [];
  const heading = headingLength(paragraph);
  if (heading > 0) runs.push({ start: 0, end: heading });
  for (const pattern of [SENTENCE, ATTRIBUTED, TITLE]) {
    for (const match of text.matchAll(pattern)) {
      if (pattern === SENTENCE && !FIXED.test(match[0])) continue;
      runs.push(foldedRun(paragraph, match.index, match.index + match[0].length));
    }
  }
  runs.sort((a, b) => a.start - b.start);
  const apart: { start: number; end: number }[] = [];
  for (const run of runs) {
    const last = apart.at(-1);
    if (last !== undefined && run.start <= last.end) last.end = Math.max(last.end, run.end);
    else if (run.end > run.start) apart.push({ ...run });
  }
  return apart;
}

function foldedRun({ offsets, folded }: Paragraph, start: number, end: number): Run {
  return {
    start: firstAtOrAfter(offsets, folded.length, start),
    end: firstAtOrAfter(offsets, folded.length, end),
  };
}

function firstAtOrAfter(offsets: Uint32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
