import type { CorpusIndex } from '../index/corpusIndex.ts';
import { isProven } from '../index/recognized.ts';
import type { SetPhrase } from '../phrases/lexicon.ts';
import type { FoundRuns } from './foundRuns.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { type Exchanges, areConnectives } from './exchanges.ts';
import type { Paragraph } from './paragraph.ts';
import type { NearPhrase } from './nearPhrases.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import { LONGEST_REGION, type Slip, slipIn } from './slips.ts';
import { isOneWord, standsAlone } from './wordBorders.ts';

/** A run of a paragraph that is nearly a set phrase. */
export interface WordingFault {
  /** Folded offsets of the whole wording. */
  readonly start: number;
  readonly end: number;
  readonly phrase: SetPhrase;
  readonly slip: Slip;
}

/**
 * Times that the corpus would have been expected to vary a wording that it never varies: from here on that is not chance
 * (one in twenty, were its articles to choose the word each for themselves).
 */
const EXPECTED_VARIATIONS = 3;
/**
 * The same of one connective for another, which each sentence chooses for itself (`国家主权与领土完整`): in texts to develop and to fit on, eight
 * of sixteen alarms are so, where 17 to 32 articles share the other. What is fixed has hundreds.
 */
const EXPECTED_OF_CONNECTIVE = 10;

/**
 * A set phrase that this share of a corpus's articles has is a formula of theirs: a connective in it that none of them varies
 * or leaves out was not free in any. Then less must have been expected: in a corpus of five articles all of them say so.
 */
const FORMULA_SHARE = 2 / 3;
const FORMULA_ARTICLES = 5;
const EXPECTED_OF_FORMULA = 1;

/** Articles that must have a set phrase for each that has the draft's wording: one bad source settles nothing. Guess. */
const ARTICLES_AGAINST_ONE = 50;
/** Expected variations more for each that there is, so that so few are no chance either: bounds of a Poisson count. */
const EXPECTED_FOR_EACH = 2;

/**
 * Wordings in {@link paragraph} that are one slip away from a set phrase and that no source has, or next to none. Ascending, none
 * overlaps another. {@link near} are the phrases that it may mean; what is known to be {@link attested} is not looked up.
 */
export function findWordingFaults(
  paragraph: Paragraph,
  phrases: PhraseIndex,
  near: readonly NearPhrase[],
  matcher: CorpusMatcher,
  attested: FoundRuns,
  exchanges: Exchanges,
): WordingFault[] {
  const { folded } = paragraph;
  const faults: WordingFault[] = [];
  const consider = (phrase: SetPhrase, start: number, end: number): void => {
    if (start < 0 || end > folded.length) return;
    if (attested.holds(start, end) && phrase.articles < ARTICLES_AGAINST_ONE) return;
    const slip = slipIn(phrase.text, folded, start, end);
    if (slip === undefined) return;
    if (slip.right.length !== slip.wrong.length && !areConnectives(slip.right, slip.wrong)) return;
    if (isFixed(phrase, slip, folded, start, end, matcher, exchanges))
      faults.push({ start, end, phrase, slip });
  };
  for (const { phrase, at, side } of near) {
    // A connective may be missing in a formula.
    const shortest = isFormula(phrase, matcher.index) ? 1 : 0;
    for (let length = phrase.text.length - shortest; length <= phrase.text.length; length++) {
      if (side === 'begins') consider(phrase, at, at + length);
      else consider(phrase, at - length, at);
    }
  }
  return best([
    ...faults,
    ...seriesFaults(folded, phrases, matcher),
    ...numberFaults(folded, matcher, phrases.fewestArticles),
  ]);
}

function isFormula({ articles }: SetPhrase, index: CorpusIndex): boolean {
  return articles >= FORMULA_ARTICLES && articles >= FORMULA_SHARE * index.articleCount;
}

/**
 * True where the corpus had the chance to put the draft's word into the phrase, as it does elsewhere, and never did in
 * any of the articles that share it, or in one of very many.
 */
function isFixed(
  phrase: SetPhrase,
  slip: Slip,
  folded: string,
  start: number,
  end: number,
  matcher: CorpusMatcher,
  exchanges: Exchanges,
): boolean {
  const wrongWording = folded.slice(start, end);
  const { right, wrong } =
    slip.right.length === slip.wrong.length
      ? wholeWords(phrase.text, wrongWording, slip, matcher.index)
      : slip;
  const fewest = fewestVariations(phrase, areConnectives(right, wrong), matcher.index);
  // Most words are exchanged too seldom, and many of them are known.
  const known = exchanges.knownRate(right, wrong);
  if (known !== undefined && phrase.articles * known < fewest) return false;
  const most = Math.floor(phrase.articles / ARTICLES_AGAINST_ONE);
  const exceptions = matcher.holds(wrongWording) ? matcher.articles(wrongWording, most + 1) : 0;
  if (exceptions > most || !standsAlone(folded, start, end, matcher.index)) return false;
  const rate = exchanges.rate(right, wrong);
  const least = fewest + EXPECTED_FOR_EACH * exceptions;
  if (phrase.articles * rate < least) return false;
  // A draft that lies in the corpus is one of the articles itself.
  const others = matcher.excludesDraft ? matcher.articles(phrase.text, phrase.articles) : phrase.articles;
  return others * rate >= least;
}

/** How often the corpus would have had to vary {@link phrase} at least, where it never does. */
function fewestVariations(phrase: SetPhrase, isConnective: boolean, index: CorpusIndex): number {
  if (!isConnective) return EXPECTED_VARIATIONS;
  return isFormula(phrase, index) ? EXPECTED_OF_FORMULA : EXPECTED_OF_CONNECTIVE;
}

/** What differs, with the rest of the words that it is part of in either text: `推进` and `推动`, not `进` and `动`. */
function wholeWords(phrase: string, draft: string, { at, right }: Slip, index: CorpusIndex) {
  let from = at;
  let to = at + right.length;
  const isInside = (joint: number): boolean =>
    [phrase, draft].some((text) => isOneWord(text.slice(joint - 1, joint + 1), index));
  if (to - from < LONGEST_REGION && from > 0 && isInside(from)) from--;
  if (to - from < LONGEST_REGION && to < phrase.length && isInside(to)) to++;
  return { right: phrase.slice(from, to), wrong: draft.slice(from, to) };
}

/** A series with a member left out, or in an order that no source has. */
function seriesFaults(folded: string, phrases: PhraseIndex, matcher: CorpusMatcher): WordingFault[] {
  return phrases.series.slips(folded).flatMap(({ start, end, phrase }) => {
    const wrong = folded.slice(start, end);
    const isAttestedSo = matcher.holds(wrong) || matcher.holds(wrong.replaceAll('，', '、'));
    if (isAttestedSo || !standsAlone(folded, start, end, matcher.index)) return [];
    return [{ start, end, phrase, slip: { kind: 'series', at: 0, right: phrase.text, wrong } }];
  });
}

const NUMBERED = /“([一二两三四五六七八九十])(个|项|大|化|有|条)([^“，。；：、]{1,6})“/gu;
const NUMBERS = [...'一二两三四五六七八九十'];
/** Units before a numbered term that the sources must have before it, too. Guess. */
const NUMBERED_LEAD = 2;
/**
 * Share of the articles with a numbered term in which that must be before it: what comes before any term (`坚持“两个结合”`) does not say that it
 * is the one that is meant. In news it is 0.96 to 1 for `做到“两个维护”`, `增强“四个意识”` and `坚定“四个自信”`, 0.32 for the other; where
 * between them, a guess.
 */
const LEAST_LED = 1 / 2;

/** `“四个维护”` where every source says `“两个维护”`. */
function numberFaults(folded: string, matcher: CorpusMatcher, fewestArticles: number): WordingFault[] {
  const { index } = matcher;
  return Array.from(folded.matchAll(NUMBERED)).flatMap((match) => {
    const [whole, wrong, measure, name] = match;
    if (matcher.holds(whole)) return [];
    const attested = NUMBERS.map((number) => ({
      text: `“${number}${measure}${name}“`,
      right: number,
    })).filter(({ text }) => matcher.holds(text));
    if (attested.length !== 1) return [];
    const { text, right } = attested[0];
    // A term of the drafter's own may have the same name: it does not occur where the other one does.
    const lead = folded.slice(Math.max(0, match.index - NUMBERED_LEAD), match.index);
    if (!isProven(index, lead + text, fewestArticles)) return [];
    const { places, articles } = index.attestation(text);
    if (index.attestation(lead + text).articles < LEAST_LED * articles) return [];
    // The quotation marks are not part of the wording.
    const inner = text.slice(1, -1);
    return [
      {
        start: match.index + 1,
        end: match.index + whole.length - 1,
        phrase: { text: inner, original: inner, places, articles },
        slip: { kind: 'number', at: 0, right, wrong },
      },
    ];
  });
}

/** Of faults that overlap the one with the longest phrase, then that of most articles. */
function best(faults: readonly WordingFault[]): WordingFault[] {
  const byWeight = faults.toSorted(
    (a, b) =>
      b.phrase.text.length - a.phrase.text.length ||
      b.phrase.articles - a.phrase.articles ||
      a.start - b.start,
  );
  const taken: WordingFault[] = [];
  for (const fault of byWeight) {
    if (taken.every((other) => fault.end <= other.start || fault.start >= other.end)) taken.push(fault);
  }
  return taken.sort((a, b) => a.start - b.start);
}
