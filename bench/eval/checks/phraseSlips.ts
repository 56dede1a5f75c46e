import type { Checker } from '../../../server/src/engine/check/checker.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { UnseenReport } from './field.ts';
import { fixedBy, slipsFound } from './fixed.ts';
import { draftTextOf } from './material.ts';
import type { Random } from '../../random.ts';
import { CUT_OFF, materialOf, phrasesToSlipIn, SLIPS } from './slipCases.ts';

/** Articles that share the phrases which slips are put into, and their fewest and most characters. */
const FEWEST_ARTICLES = 8;
const FEWEST_CHARACTERS = 6;
const LONGEST = 40;
/** Characters of a paragraph around a phrase that are checked with it. */
const AROUND = 60;

const MARK = /^[，。；：、！？]/u;

/** Slips of one kind put into set phrases where they are in unseen text. */
export interface PhraseSlipScore {
  cases: number;
  found: number;
  right: number;
}

/** A set phrase of unseen text, where it stands, and the phrase with a slip in it. */
export interface PhraseSlip {
  readonly kind: string;
  readonly before: string;
  readonly phrase: string;
  readonly wrong: string;
  readonly after: string;
}

/** {@link each} slips of every kind; those whose slip the corpus has as well are left out. */
export function phraseSlips(
  corpus: Corpus,
  reports: readonly UnseenReport[],
  each: number,
  random: Random,
): PhraseSlip[] {
  const phrases = phrasesToSlipIn(corpus, { fewest: FEWEST_ARTICLES }, FEWEST_CHARACTERS);
  const material = materialOf(phrases);
  const places = placesIn(reports, new Set(phrases.map(({ original }) => original)));
  const slips: PhraseSlip[] = [];
  if (places.length === 0) return slips;
  for (const [kind, slip] of Object.entries(SLIPS)) {
    for (let made = 0, tries = 0; made < each && tries < each * 50; tries++) {
      const place = random.pick(places);
      const wrong = slip(place.phrase, random, material);
      if (wrong === undefined || wrong === place.phrase) continue;
      if (kind === CUT_OFF ? !MARK.test(place.after) : corpus.index.holds(wrong)) continue;
      made++;
      slips.push({ kind, wrong, ...place });
    }
  }
  return slips;
}

/** How {@link slips} are found and corrected; {@link report} is given each that is not corrected. */
export async function scorePhraseSlips(
  checker: Checker,
  slips: readonly PhraseSlip[],
  report: (kind: string, text: string, fixed: string) => void,
): Promise<Map<string, PhraseSlipScore>> {
  const scores = new Map<string, PhraseSlipScore>();
  for (const { kind, before, phrase, wrong, after } of slips) {
    let score = scores.get(kind);
    if (score === undefined) scores.set(kind, (score = { cases: 0, found: 0, right: 0 }));
    score.cases++;
    const text = before + wrong + after;
    const findings = await slipsFound(checker, text);
    const hits = findings.filter(
      ({ span }) => span.start <= before.length + wrong.length && before.length <= span.end,
    );
    if (hits.length > 0) score.found++;
    const fixed = fixedBy(text, hits);
    if (fixed === before + phrase + after) score.right++;
    else report(kind, text, fixed);
  }
  return scores;
}

interface PhrasePlace {
  readonly before: string;
  readonly phrase: string;
  readonly after: string;
}

/** Where the longest phrases stand in reports. */
function placesIn(reports: readonly UnseenReport[], phrases: ReadonlySet<string>): PhrasePlace[] {
  const places: PhrasePlace[] = [];
  for (const article of reports.flatMap(({ file }) => file.articles)) {
    for (const line of draftTextOf(article).split('\n')) {
      for (let at = 0; at < line.length; at++) {
        let end = Math.min(line.length, at + LONGEST);
        while (end > at && !phrases.has(line.slice(at, end))) end--;
        if (end === at) continue;
        places.push({
          before: line.slice(Math.max(0, at - AROUND), at),
          phrase: line.slice(at, end),
          after: line.slice(end, end + AROUND),
        });
        at = end - 1;
      }
    }
  }
  return places;
}
