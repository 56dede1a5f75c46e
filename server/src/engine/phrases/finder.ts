import type { Corpus } from '../corpus.ts';
import { breathe, type CancelSignal, NEVER, throwIfCancelled } from '../signal.ts';
import { foldText } from '../text/fold.ts';
import { CharIndex, isWritten } from './charIndex.ts';
import { Findables, type FindableKind } from './findable.ts';
import { readingsInContext } from './pinyin.ts';
import { PinyinPattern } from './pinyinPattern.ts';
import { closeness } from './closeness.ts';

/** An entry that answers a query. */
export interface FoundEntry {
  readonly kind: FindableKind;
  /** Folded, and as a source writes it. */
  readonly folded: string;
  readonly original: string;
  readonly articles: number;
}

/** Entries whose pinyin is read in context to rank them; more would cost a pause and change nothing seen. */
const READ_IN_CONTEXT = 200;
/** Entries compared closely with a query of characters. */
const COMPARED = 600;
/** Share of a query's characters, by weight, that an answer holds. */
const LEAST_SHARE = 0.45;
const BREATH = 1 << 14;

/**
 * Finds set phrases, titles and headings by what someone remembers of them: characters in any order, with a
 * wrong one among them; pinyin initials, full pinyin, or characters and pinyin mixed. Built at the first query.
 */
export class PhraseFinder {
  readonly #corpus: Corpus;
  #prepared: Promise<{ findables: Findables; chars: CharIndex }> | undefined;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /**
   * At most {@link limit} entries, best first: by how they match, by articles, the shorter first. Linear in the
   * number of entries. Throws `CancelledError`.
   */
  async find(query: string, limit: number, signal: CancelSignal): Promise<FoundEntry[]> {
    const folded = foldText(query);
    if (folded === '' || limit <= 0) return [];
    // Others may be waiting for the same preparation: one query's end must not end it.
    this.#prepared ??= prepare(this.#corpus);
    const { findables, chars } = await this.#prepared;
    throwIfCancelled(signal);
    const ranked = /[a-z]/.test(folded)
      ? await byPinyin(findables, query, signal)
      : byCharacters(findables, chars, folded);
    return ranked.slice(0, limit).map((entry) => ({
      kind: findables.kind(entry),
      folded: findables.folded(entry),
      original: findables.original(entry),
      articles: findables.articles[entry],
    }));
  }
}

async function prepare(corpus: Corpus): Promise<{ findables: Findables; chars: CharIndex }> {
  const findables = await Findables.of(corpus, NEVER);
  return { findables, chars: new CharIndex(findables.units, findables.starts) };
}

/** Whole matches before openings before others; of each, those read so in context first, then by articles. */
async function byPinyin(findables: Findables, query: string, signal: CancelSignal): Promise<number[]> {
  const pattern = new PinyinPattern(foldText(query).replaceAll(' ', ''));
  const matches: { entry: number; rank: number }[] = [];
  for (let entry = 0; entry < findables.count; entry++) {
    const from = findables.starts[entry];
    const to = findables.starts[entry + 1];
    const match = pattern.find(findables.units, from, to);
    if (match) matches.push({ entry, rank: matchRank(match.start === from, match.end === to) });
    if (entry % BREATH === BREATH - 1) await breathe(signal);
  }
  const order = (a: { entry: number; rank: number }, b: { entry: number; rank: number }) =>
    b.rank - a.rank || preferred(findables, a.entry, b.entry);
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
  const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
  return pattern.find(units, 0, units.length, (at) => inContext[at]) !== undefined;
}

function byCharacters(findables: Findables, chars: CharIndex, query: string): number[] {
  const units = Array.from(query, (character) => character.charCodeAt(0)).filter(isWritten);
  if (units.length === 0) return [];
  const shortlist = chars.shortlist([...new Set(units)], LEAST_SHARE);
  shortlist.sort((a, b) => b.share - a.share || preferred(findables, a.entry, b.entry));
  const written = String.fromCharCode(...units);
  return shortlist
    .slice(0, COMPARED)
    .map(({ entry, share }) => ({
      entry,
      score: closeness(written, findables.folded(entry), share) + fame(findables.articles[entry]),
    }))
    .sort((a, b) => b.score - a.score || preferred(findables, a.entry, b.entry))
    .map(({ entry }) => entry);
}

/** A little for each doubling of the articles: decides between entries that are equally close. */
function fame(articles: number): number {
  return 0.02 * Math.log2(1 + articles);
}

/** By articles, then the shorter first. */
function preferred(findables: Findables, a: number, b: number): number {
  const { articles, starts } = findables;
  const lengthA = starts[a + 1] - starts[a];
  const lengthB = starts[b + 1] - starts[b];
  return articles[b] - articles[a] || lengthA - lengthB || a - b;
}
