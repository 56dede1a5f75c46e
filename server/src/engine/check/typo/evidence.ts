import type { CorpusMatcher } from '../corpusMatcher.ts';
import type { Run } from '../runs.ts';
import type { Exchanges } from '../exchanges.ts';
import { type Edit, isExchange } from './edit.ts';
import { type Likelihood, LONGEST_CONTEXT } from './likelihood.ts';
import { reachesOf } from './reaches.ts';

/** What speaks for an exchange, and against it. All finite. */
export interface Evidence {
  /** What share of the corpus's units what the draft has there is; 0 where it has nothing there. */
  readonly share: number;
  /** How much likelier, in nats, the corpus finds the corrected text. */
  readonly gain: number;
  /** How likely it finds the text as it is written there, in nats a unit. */
  readonly written: number;
  /** Units on both sides that the corpus holds together with what is corrected, up to 6 each. */
  readonly reachBefore: number;
  readonly reachAfter: number;
  /** The corrected run that the corpus holds: folded offsets in the corrected text, and the articles that have it, up to {@link ENOUGH}. */
  readonly start: number;
  readonly end: number;
  readonly articles: number;
  /** Places of what the draft has there with one neighbour, and with both. */
  readonly pairBefore: number;
  readonly pairAfter: number;
  readonly three: number;
  /** Places of what the draft has there with the two units before it, or with the two after it: whichever are fewer. */
  readonly ownLess: number;
  /** Units of the longest run that the corpus holds over what the draft has there and a neighbour on either side. */
  readonly spanned: number;
  /** Places of what is corrected with one neighbour on either side, and with two. */
  readonly heart: number;
  readonly wideHeart: number;
  /** Articles that have what is corrected with two neighbours, up to {@link ENOUGH}. */
  readonly wideArticles: number;
  /** Whether it is a word that the corpus has on one side of it, or on either, and never on both at once. */
  readonly isBeside: boolean;
  /**
   * Of two characters for two, and of one that the corpus has on one side alone: places of what is corrected with two units before it, and
   * with two after it; the fewer.
   */
  readonly lesserSide: number;
  /** Places of what the draft has there by itself, and of what is put there. */
  readonly own: number;
  readonly corrected: number;
  /** Places of what the draft has there with the two units before it, and with the two after it; the lesser is {@link ownLess}. */
  readonly twoBefore: number;
  readonly twoAfter: number;
  /** What costs as much as all else, and is computed last. */
  readonly closer: () => Closer;
}

/** What a closer look says of an exchange. */
export interface Closer {
  /** At how many places the corpus had the chance to put something else between the same neighbours, and at how many it has what is corrected. */
  readonly chances: number;
  readonly fixed: number;
  /**
   * Of what is moved alone: units of the runs that the corpus holds up to what is corrected and from there on, up to {@link LONGEST_HELD};
   * how freely it exchanges the two with the unit before, and with the one after (`Exchanges.nearRate`).
   */
  readonly heldBefore: number;
  readonly heldAfter: number;
  readonly freeBefore: number;
  readonly freeAfter: number;
}

/** What is known before a closer look. */
export const NO_CLOSER: Closer = {
  chances: 0,
  fixed: 0,
  heldBefore: 0,
  heldAfter: 0,
  freeBefore: 0,
  freeAfter: 0,
};

/** Articles from which on more prove no more. Guess. */
const ENOUGH = 30;
/** Less than this is no gain: nothing further is asked. Guess. */
const LEAST_GAIN = 6;
/** Units of the run shown on either side of what is corrected. Guess. */
const SHOWN = 4;
/** Units on either side of what is corrected that a filling is sought between, and places looked at. Guesses. */
const NEIGHBOURS = 3;
const NEIGHBOURS_AFTER = 2;
export const MOST_CHANCES = 400;
/** Longer runs around what is corrected say no more. Guess. */
const LONGEST_HELD = 6;

/**
 * Whether something put in at {@link at} may gain enough for {@link evidenceFor}: nothing is likelier than certain. Of joints that are
 * doubted, as before the end of a text, 19 of 20 are too likely in the bench's drafts, four of ten in national reports that no corpus held.
 */
export function mayGain(text: string, at: number, likelihood: Pick<Likelihood, 'ofDraft'>): boolean {
  return (
    likelihood.ofDraft(text, at, Math.min(text.length, at + LONGEST_CONTEXT), -LEAST_GAIN) <= -LEAST_GAIN
  );
}

/** What the corpus says of {@link edit}; nothing where it does not gain by it. */
export function evidenceFor(
  text: string,
  edit: Edit,
  likelihood: Pick<Likelihood, 'of' | 'ofDraft' | 'count' | 'share'>,
  matcher: CorpusMatcher,
  exchanges: Pick<Exchanges, 'nearRate'>,
): Evidence | undefined {
  const { at, wrong, right } = edit;
  const corrected = text.slice(0, at) + right + text.slice(at + wrong.length);
  const end = at + wrong.length;
  const correctedEnd = at + right.length;
  const written = likelihood.ofDraft(text, at, Math.min(text.length, end + LONGEST_CONTEXT));
  const stop = Math.min(corrected.length, correctedEnd + LONGEST_CONTEXT);
  const gain = likelihood.of(corrected, at, stop, written + LEAST_GAIN) - written;
  // Nine of ten end here, most of them by the chance of their first unit.
  if (gain < LEAST_GAIN) return undefined;
  // The filters let some through whose heart the corpus does not hold.
  const { isBeside, lesserSide, places: heart } = heartOf(corrected, edit, likelihood);
  if (heart === 0) return undefined;
  const reach = reachesOf(matcher).over(corrected, at, at + right.length);
  if (reach === undefined) return undefined;
  const start = Math.max(reach.start, at - SHOWN);
  const last = Math.min(reach.end, at + right.length + SHOWN);
  const articles = matcher.articles(corrected.slice(start, last), ENOUGH);
  if (articles === 0) return undefined;
  const wideHeart = corrected.slice(Math.max(0, at - 2), correctedEnd + 2);
  const twoBefore = likelihood.count(text.slice(Math.max(0, at - 2), Math.max(end, at + 1)));
  const twoAfter = likelihood.count(text.slice(wrong === '' ? Math.max(0, at - 1) : at, end + 2));
  return {
    share: wrong === '' ? 0 : likelihood.share(wrong),
    gain,
    written: written / Math.max(1, Math.min(text.length, end + LONGEST_CONTEXT) - at),
    reachBefore: at - reach.start,
    reachAfter: reach.end - at - right.length,
    start,
    end: last,
    articles,
    pairBefore: at > 0 ? likelihood.count(text.slice(at - 1, at + Math.max(1, wrong.length))) : 0,
    pairAfter: end < text.length ? likelihood.count(text.slice(Math.min(at, end - 1), end + 1)) : 0,
    closer: () => ({
      ...fillingsOf(corrected, edit, reach, matcher),
      ...(isExchange(edit) ? NOT_MOVED : movedCloser(text, corrected, edit, matcher, exchanges)),
    }),
    own: wrong === '' ? 0 : likelihood.count(wrong),
    corrected: right === '' ? 0 : likelihood.count(right),
    twoBefore,
    twoAfter,
    spanned: spannedBy(text, at, end, matcher),
    heart,
    isBeside,
    lesserSide,
    wideHeart: likelihood.count(wideHeart),
    wideArticles: matcher.articles(wideHeart, ENOUGH),
    ownLess: Math.min(twoBefore, twoAfter),
    three: at > 0 && end < text.length ? likelihood.count(text.slice(at - 1, end + 1)) : 0,
  };
}

function fillingsOf(
  corrected: string,
  { at, wrong, right }: Edit,
  reach: Run,
  matcher: CorpusMatcher,
): Pick<Closer, 'chances' | 'fixed'> {
  const end = at + right.length;
  const before = corrected.slice(Math.max(reach.start, at - NEIGHBOURS), at);
  const after = corrected.slice(end, Math.min(reach.end, end + NEIGHBOURS_AFTER));
  // At the edge of what the corpus holds nothing says what else might be there.
  if (before === '' || after === '') return { chances: 0, fixed: 0 };
  const widest = Math.max(right.length, wrong.length) + 1;
  const fillings = matcher.between(before, after, widest, MOST_CHANCES);
  let chances = 0;
  for (const times of fillings.values()) chances += times;
  return { chances, fixed: fillings.get(right) ?? 0 };
}

const NOT_MOVED = { heldBefore: 0, heldAfter: 0, freeBefore: 0, freeAfter: 0 };

function movedCloser(
  text: string,
  corrected: string,
  { at, wrong, right }: Edit,
  matcher: CorpusMatcher,
  exchanges: Pick<Exchanges, 'nearRate'>,
): typeof NOT_MOVED {
  const end = at + wrong.length;
  const correctedEnd = at + right.length;
  // Where something is taken away, the unit after it stands for what is put there, and the one before it.
  const last = Math.max(correctedEnd, at + 1);
  const first = right === '' ? Math.max(0, at - 1) : at;
  const before = text.slice(Math.max(0, at - 1), at);
  const after = text.slice(end, end + 1);
  return {
    heldBefore: heldLength((length) => at - length >= 0 && matcher.holds(corrected.slice(at - length, last))),
    heldAfter: heldLength(
      (length) =>
        correctedEnd + length <= corrected.length &&
        matcher.holds(corrected.slice(first, correctedEnd + length)),
    ),
    freeBefore: before === '' ? 0 : exchanges.nearRate(before + right, before + wrong),
    freeAfter: after === '' ? 0 : exchanges.nearRate(right + after, wrong + after),
  };
}

/** How many lengths from 0 on, up to {@link LONGEST_HELD}, are held: none is beyond one that is not. */
function heldLength(isHeld: (length: number) => boolean): number {
  let lengths = 0;
  while (lengths < LONGEST_HELD && isHeld(lengths)) lengths++;
  return lengths;
}

/**
 * Places of what is corrected with a neighbour on either side; see {@link Evidence.isBeside}. Where it is the first or the last of a
 * set phrase a second neighbour inside stands for the one outside.
 */
function heartOf(
  corrected: string,
  { at, right, phrase, kind }: Edit,
  likelihood: Pick<Likelihood, 'count'>,
): Pick<Evidence, 'isBeside' | 'lesserSide'> & { readonly places: number } {
  const end = at + right.length;
  const places = likelihood.count(corrected.slice(Math.max(0, at - 1), end + 1));
  const before = (): number => (at < 2 ? 0 : likelihood.count(corrected.slice(at - 2, end)));
  const after = (): number =>
    end + 2 > corrected.length ? 0 : likelihood.count(corrected.slice(at, end + 2));
  if (kind === 'word exchanged' || (kind === 'exchanged' && places === 0 && phrase === undefined)) {
    const sides = [before(), after()];
    const isBeside = places === 0;
    return { isBeside, lesserSide: Math.min(...sides), places: isBeside ? Math.max(...sides) : places };
  }
  const found = { isBeside: false, lesserSide: 0 };
  if (places > 0 || phrase === undefined) return { ...found, places };
  if (at === phrase.start) return { ...found, places: after() };
  return { ...found, places: end === phrase.start + phrase.length ? before() : 0 };
}

function spannedBy(text: string, at: number, end: number, matcher: CorpusMatcher): number {
  if (at === 0 || end === text.length) return 0;
  const run = reachesOf(matcher).overInDraft(text, at - 1, end + 1);
  return run === undefined ? 0 : run.end - run.start;
}
