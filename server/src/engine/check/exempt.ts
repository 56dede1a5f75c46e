import { type Attributions, attributionsIn } from './attribution.ts';
import type { Paragraph } from './paragraph.ts';
import type { Run } from './runs.ts';
import { headingLength } from './sectionPaths.ts';
import { firstAtOrAfter } from '../text/sorted.ts';

/** What opens and closes reports everywhere, up to the end of its sentence. */
const SENTENCE = /[^。！？]+[。！？]?/gu;
const FIXED =
  /请予审议|请予审查|请审议|请批评指正|以上报告|现将.{0,30}(?:报告|汇报|通报)如下|向(?:大会|会议)(?:报告|作)|我代表.{0,20}向.{0,20}报告/u;
const SALUTATION = /^(?:各位|同志们|尊敬的|女士们|先生们|朋友们)[^。，；]{0,20}[：:！，,]?$/u;
/** The line under a title that says when and where it was spoken. */
const OCCASION =
  /^[—\-（(\s]*(?:(?:[\d０-９]\s?){4}|[一二三四五六七八九〇○零]{4})\s*年.{0,60}(?:会议|大会|座谈会|动员会|推进会)上[）)\s]*$/u;
const TITLE = /《[^《》]{1,80}》/gu;

const EXEMPT = new WeakMap<Paragraph, readonly Run[]>();
const ATTRIBUTIONS = new WeakMap<Paragraph, Attributions>();

/**
 * Runs of {@link paragraph} (folded offsets, ascending, apart) that anyone may take over as they stand: headings,
 * fixed openings and closings, titles in 《》, and what it says itself to be another's (see `attribution.ts`).
 */
function exemptRuns(paragraph: Paragraph): readonly Run[] {
  let runs = EXEMPT.get(paragraph);
  if (runs === undefined) {
    runs = findExempt(paragraph);
    EXEMPT.set(paragraph, runs);
  }
  return runs;
}

/**
 * The runs of {@link paragraph} whose source it names. A mark after text that is in no quotation marks speaks of its
 * sentence, and of the run of the corpus that leads up to it, however far back that began: {@link runs} are those found.
 * One in the middle of a clause that goes on in the source speaks of a word alone.
 */
export function attributedRuns(paragraph: Paragraph, runs: readonly Run[]): Run[] {
  const { spans, marks } = attributions(paragraph);
  const taken = marks.flatMap(({ at, closesClause }) => {
    const mark = firstAtOrAfter(paragraph.offsets, at, paragraph.folded.length);
    return runs
      .filter(
        ({ start, end }) =>
          start < mark && (end === mark || end === mark - 1 || (closesClause && end > mark)),
      )
      .map(({ start }) => ({ start, end: mark }));
  });
  return apart([...spans.map((span) => paragraph.run(span)), ...taken]);
}

function attributions(paragraph: Paragraph): Attributions {
  let known = ATTRIBUTIONS.get(paragraph);
  if (known === undefined) {
    known = attributionsIn(paragraph.text);
    ATTRIBUTIONS.set(paragraph, known);
  }
  return known;
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
  for (const pattern of [SENTENCE, TITLE]) {
    for (const match of text.matchAll(pattern)) {
      if (pattern === SENTENCE && !FIXED.test(match[0])) continue;
      runs.push(paragraph.run({ start: match.index, end: match.index + match[0].length }));
    }
  }
  for (const span of attributions(paragraph).spans) runs.push(paragraph.run(span));
  return apart(runs);
}

/** {@link runs} put together where they overlap or touch; ascending. */
function apart(runs: readonly Run[]): Run[] {
  const sorted = runs.toSorted((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const run of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && run.start <= last.end) last.end = Math.max(last.end, run.end);
    else if (run.end > run.start) joined.push({ ...run });
  }
  return joined;
}
