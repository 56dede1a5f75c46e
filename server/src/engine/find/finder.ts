import { unitsOf } from '../text/units.ts';
import type { Corpus } from '../corpus.ts';
import { breathe, type CancelSignal, NEVER, throwIfCancelled } from '../signal.ts';
import { wholeCharacters } from '../text/characters.ts';
import { foldText } from '../text/fold.ts';
import { Findables, type FindableKind, type NamedArticle } from './findable.ts';
import { loadContextReadings, readingsInContext } from '../text/pinyin.ts';
import { PinyinPattern } from './pinyinPattern.ts';
import { closeness, piecesOf } from './closeness.ts';
import type { Shortlister } from './candidate.ts';
import { shortlistersOf } from './shortlist.ts';

/** An entry that answers a query. */
export interface FoundEntry {
  readonly kind: FindableKind;
  /** Folded, and as a source writes it. */
  readonly folded: string;
  readonly original: string;
  readonly articles: number;
  /** Of a title that is found by more than itself: the article. */
  readonly article?: NamedArticle;
}

/** Entries whose pinyin is read in context to rank them; more would cost a pause and change nothing seen. Guess. */
const READ_IN_CONTEXT = 200;
/** Entries of a kind that are compared closely with a query of characters. Guess. */
const COMPARED = 600;
const BREATH = 1 << 14;
/** Units of a query that are compared: more than any entry has. Someone may paste a whole paper. Guess. */
const LONGEST_QUERY = 128;

/**
 * Finds set phrases, titles and headings by what someone remembers of them: characters in any order, with a
 * wrong one among them; pinyin initials, full pinyin, or characters and pinyin mixed. Built at the first query.
 */
export class PhraseFinder {
  readonly #corpus: Corpus;
  #prepared: Promise<Prepared> | undefined;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Builds, in slices, what queries look things up in. */
  prepare(): Promise<Prepared> {
    // Several may be waiting for it: one query's end must not end it.
    return (this.#prepared ??= prepare(this.#corpus));
  }

  /**
   * At most {@link limit} entries, best first: by how they match, by articles, the shorter first. Linear in the
   * number of entries. Throws `CancelledError`.
   */
  async find(query: string, limit: number, signal: CancelSignal): Promise<FoundEntry[]> {
    const whole = foldText(query);
    const [, end] = wholeCharacters(whole, 0, LONGEST_QUERY);
    const folded = whole.slice(0, end);
    if (folded === '' || limit <= 0) return [];
    const { findables, shortlisters } = await this.prepare();
    throwIfCancelled(signal);
    const ranked = /[a-z]/.test(folded)
      ? await byPinyin(findables, folded, signal)
      : byCharacters(findables, shortlisters, folded);
    return ranked.slice(0, limit).map((entry) => {
      const article = findables.article(entry);
      return {
        kind: findables.kind(entry),
        folded: findables.folded(entry),
        original: findables.original(entry),
        articles: findables.articles[entry],
        ...(article && { article }),
      };
    });
  }
}

interface Prepared {
  readonly findables: Findables;
  readonly shortlisters: readonly Shortlister[];
}

async function prepare(corpus: Corpus): Promise<Prepared> {
  const findables = await Findables.of(corpus, NEVER);
  return { findables, shortlisters: await shortlistersOf(findables, NEVER) };
}

/** Whole matches before openings before others; of each, those read so in context first, then by articles. */
async function byPinyin(findables: Findables, query: string, signal: CancelSignal): Promise<number[]> {
  await loadContextReadings();
  const pattern = new PinyinPattern(query.replaceAll(' ', ''));
  const matches: { entry: number; rank: number }[] = [];
  for (let entry = 0; entry < findables.count; entry++) {
    const from = findables.starts[entry];
    const to = findables.starts[entry + 1];
    const match = pattern.find(findables.units, from, to);
    if (match) matches.push({ entry, rank: matchRank(match.start === from, match.end === to) });
    if (entry % BREATH === BREATH - 1) await breathe(signal);
  }
  const order = (a: { entry: number; rank: number }, b: { entry: number; rank: number }) =>
    b.rank - a.rank || findables.preferred(a.entry, b.entry);
  const best = matches.sort(order).slice(0, READ_IN_CONTEXT);
  for (const match of best) {
    if (!readsInContext(pattern, findables.folded(match.entry))) match.rank -= 0.5;
  }
  return best.sort(order).map(({ entry }) => entry);
}

function matchRank(opens: boolean, closes: boolean): number {
  if (opens) return closes ? 3 : 2;
  return 1;
}

function readsInContext(pattern: PinyinPattern, text: string): boolean {
  const inContext = readingsInContext(text);
  const units = unitsOf(text);
  return pattern.find(units, 0, units.length, (at) => inContext[at]) !== undefined;
}

function byCharacters(findables: Findables, shortlisters: readonly Shortlister[], query: string): number[] {
  const pieces = piecesOf(query);
  if (pieces.length === 0) return [];
  return shortlisters
    .flatMap((shortlister) => shortlister.shortlist(pieces, COMPARED))
    .map(({ entry, share }) => ({
      entry,
      score: closeness(pieces, findables.folded(entry), share) + fame(findables.articles[entry]),
    }))
    .sort((a, b) => b.score - a.score || findables.preferred(a.entry, b.entry))
    .map(({ entry }) => entry);
}

/** A little for each doubling of the articles: decides between entries that are equally close. */
function fame(articles: number): number {
  return 0.02 * Math.log2(1 + articles);
}
