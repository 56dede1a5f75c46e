import type { Place } from '../index/corpusIndex.ts';
import { decodeUnits } from '../text/fold.ts';
import { alignments, type Block, type Cluster, matchedWords } from './alignment.ts';
import { type Candidate, candidatesOf, seedLength } from './candidates.ts';
import { countCharacters, isCharacter, isDigit } from './characters.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { attributedRuns, notExempt } from './exempt.ts';
import { mayHaveSeeds } from './figureSeeds.ts';
import { normalize, type Normalized, Normalizer, unitAt } from './normalized.ts';
import type { Paragraph } from './paragraph.ts';
import { disjointRuns, maximalRuns, type Run } from './runs.ts';
import type { SetPhrases } from './setPhrases.ts';

/** A passage of a paragraph that was taken from the corpus. */
export interface CopiedPassage {
  /** Folded offsets in the paragraph. */
  readonly start: number;
  readonly end: number;
  /** Punctuation not counted. */
  readonly characters: number;
  /** True where it is in its source word for word, punctuation included. */
  readonly exact: boolean;
  /** Share of its characters that its best source has too, 0 to 1. */
  readonly similarity: number;
  /** Where it is in the corpus, edited or not: the best source first, all of its passages that make it up. */
  readonly places: readonly Place[];
  /** How many of the first {@link places} make it up together: more than one where it joins passages of one article. */
  readonly parts: number;
}

/** Fewest characters of a word-for-word run, and of an edited passage, that are not a set phrase. Guess. */
const FEWEST_OWN = 5;
const FEWEST_OWN_EDITED = 9;
/** An edited passage must share this many characters beyond the shortest copied run. Guess. */
const EDITED_MARGIN = 7;
/** Units of the draft looked at on both sides of what a source is known to share. Guess. */
const REACH = 120;
/** A source that has this share of what the best one has is listed beside it. Guess. */
const ALSO_A_SOURCE = 0.7;
/** Pieces of one article no further apart than this, in folded units, are one passage. Guess. */
const MOST_APART = 24;
const MOST_PLACES = 200;

/** A cluster with its source, in folded offsets of the draft. */
interface Found extends Run {
  readonly matched: number;
  /** Units that it shares, a number counted as one, and how many of them are not numbers. */
  readonly units: number;
  readonly words: number;
  readonly blocks: readonly Run[];
  readonly place: Place;
}

type OwnText = Pick<Paragraph, 'folded' | 'units'>;

/** A character of no Chinese text: it parts what is around it, and counts as one that no source has. */
const FOREIGN = 0xbdc1;

/** The text of a paragraph with {@link runs} made such as no source has, unit by unit. */
function without({ folded, units }: OwnText, runs: readonly Run[]): OwnText {
  const own = units.slice();
  for (const { start, end } of runs) own.fill(FOREIGN, start, end);
  return { units: own, folded: decodeUnits(own, 0, folded.length) };
}

/** What is taken from one source, in folded offsets of the draft; see {@link CopiedPassage}. */
interface Piece extends Run {
  readonly matched: number;
  readonly places: Place[];
  readonly parts: number;
}

/** Finds passages taken from the corpus in paragraphs of one draft. */
export class CopyFinder {
  readonly #matcher: CorpusMatcher;
  readonly #setPhrases: SetPhrases;
  readonly #source = new Normalizer();
  readonly #runs = new WeakMap<Paragraph, readonly Run[]>();

  constructor(matcher: CorpusMatcher, setPhrases: SetPhrases) {
    this.#matcher = matcher;
    this.#setPhrases = setPhrases;
  }

  /** Maximal runs of {@link paragraph}, those that {@link find} came upon last where it was asked before. */
  runsIn(paragraph: Paragraph): readonly Run[] {
    let runs = this.#runs.get(paragraph);
    if (runs === undefined) {
      runs = maximalRuns(paragraph, seedLength(this.#matcher.index), this.#matcher);
      this.#runs.set(paragraph, runs);
    }
    return runs;
  }

  /**
   * Passages of {@link paragraph} that are in the corpus word for word in at least {@link minLength}
   * characters, or edited in somewhat more; set phrases left out. Ascending, none overlaps another.
   */
  find(paragraph: Paragraph, minLength: number): CopiedPassage[] {
    const shortest = Math.min(seedLength(this.#matcher.index), minLength);
    const runs = maximalRuns(paragraph, shortest, this.#matcher);
    this.#runs.set(paragraph, runs);
    if (runs.length === 0 && !mayHaveSeeds(paragraph.units)) return [];
    const attributed = attributedRuns(paragraph, runs);
    if (attributed.length === 0) return this.#findIn(paragraph, paragraph, runs, minLength);
    const own = without(paragraph, attributed);
    return this.#findIn(paragraph, own, maximalRuns(own, shortest, this.#matcher), minLength);
  }

  /** {@link find} in the text {@link own} of the paragraph, of which {@link runs} are in the corpus. */
  #findIn(
    paragraph: Paragraph,
    { folded, units }: OwnText,
    runs: readonly Run[],
    minLength: number,
  ): CopiedPassage[] {
    const exact = disjointRuns(folded, runs, minLength).filter(
      (run) => this.#ownCharacters(paragraph, [run], FEWEST_OWN) >= FEWEST_OWN,
    );
    const draft = normalize(units, 0, folded.length);
    const found = this.#alignAll(draft, candidatesOf(folded, runs, this.#matcher)).filter(
      (each) => sharesEnough(each, minLength) && this.#hasOwnWords(paragraph, each),
    );
    return this.#choose(folded, exact, found);
  }

  #alignAll(draft: Normalized, candidates: readonly Candidate[]): Found[] {
    const found: Found[] = [];
    for (const candidate of candidates) {
      const { shard, passage } = candidate;
      const source = this.#source.read(
        shard.columns.text,
        shard.passageStart(passage),
        shard.passageEnd(passage),
      );
      const first = candidate.seeds[0].start;
      const last = candidate.seeds.reduce((end, seed) => Math.max(end, seed.end), 0);
      const from = Math.max(0, unitAt(draft, first) - REACH);
      const to = Math.min(draft.units.length, unitAt(draft, last) + REACH);
      for (const cluster of alignments(draft, from, to, source)) {
        found.push(toFound(cluster, draft, source, candidate));
      }
    }
    return found;
  }

  /** Whether a passage is more than set phrases: as much as a copy where only marks and numbers were changed, else more. */
  #hasOwnWords(paragraph: Paragraph, { blocks }: Found): boolean {
    return (
      this.#ownCharacters(paragraph, blocks, FEWEST_OWN_EDITED) >= FEWEST_OWN_EDITED ||
      (blocks.length === 1 && this.#ownCharacters(paragraph, blocks, FEWEST_OWN, isWord) >= FEWEST_OWN)
    );
  }

  /** Characters of {@link runs} that are neither exempt nor in set phrases and that {@link counts}; stops at {@link enough}. */
  #ownCharacters(paragraph: Paragraph, runs: readonly Run[], enough: number, counts = isCharacter): number {
    let own = 0;
    for (const run of runs) {
      for (const { start, end } of notExempt(paragraph, run)) {
        own += this.#setPhrases.ownCharacters(paragraph.folded, start, end, enough - own, counts);
        if (own >= enough) return own;
      }
    }
    return own;
  }

  /** Of overlapping finds the one that shares most; what it covers of the others makes them further sources. */
  #choose(folded: string, exact: readonly Run[], found: readonly Found[]): CopiedPassage[] {
    const byMatched = found.toSorted((a, b) => b.matched - a.matched || a.end - a.start - (b.end - b.start));
    const taken: Piece[] = [];
    for (const each of byMatched) {
      const over = taken.find((other) => other.start < each.end && each.start < other.end);
      if (over === undefined) {
        const { start, end, matched, place } = each;
        taken.push({ start, end, matched, places: [place], parts: 1 });
      } else if (each.matched >= ALSO_A_SOURCE * over.matched && over.places.length < MOST_PLACES) {
        over.places.push(each.place);
      }
    }
    const passages = merged(taken, this.#matcher);
    const whole = exact.filter((run) => !passages.some((other) => covers(other, run)));
    const kept = passages.filter(
      (passage) => !whole.some((run) => run.start < passage.end && passage.start < run.end),
    );
    return [
      ...kept.map((passage) => this.#edited(folded, passage, exact)),
      ...whole.map((run) => this.#exact(folded, run)),
    ].sort((a, b) => a.start - b.start);
  }

  #edited(folded: string, passage: Piece, exact: readonly Run[]): CopiedPassage {
    const same = exact.find(
      (run) => Math.abs(run.start - passage.start) <= 2 && Math.abs(run.end - passage.end) <= 2,
    );
    if (same !== undefined) return this.#exact(folded, same);
    // Aligned with some passage as an edit, and yet word for word in one: that is what it is.
    const wordForWord = this.#exact(folded, passage);
    if (wordForWord.places.length > 0) return wordForWord;
    const characters = countCharacters(folded, passage.start, passage.end);
    return {
      start: passage.start,
      end: passage.end,
      characters,
      exact: false,
      similarity: Math.min(1, passage.matched / characters),
      places: passage.places,
      parts: passage.parts,
    };
  }

  #exact(folded: string, { start, end }: Run): CopiedPassage {
    const places: Place[] = [];
    for (const place of this.#matcher.places(folded.slice(start, end))) {
      places.push(place);
      if (places.length >= MOST_PLACES) break;
    }
    return {
      start,
      end,
      characters: countCharacters(folded, start, end),
      exact: true,
      similarity: 1,
      places,
      parts: 1,
    };
  }
}

/**
 * Whether a passage shares enough: where only marks and numbers were changed what a copy must have, each number that is where
 * the source has one counted once; where words were changed, this many words or more.
 */
function sharesEnough({ blocks, units, words }: Found, minLength: number): boolean {
  return blocks.length === 1 ? units >= minLength : words >= minLength + EDITED_MARGIN;
}

/** Not a figure: figures are the draft's own. */
function isWord(unit: number): boolean {
  return isCharacter(unit) && !isDigit(unit);
}

function toFound(cluster: Cluster, draft: Normalized, source: Normalized, candidate: Candidate): Found {
  const { shard, shardNumber, passage } = candidate;
  const low = cluster.blocks.reduce((least, block) => Math.min(least, block.source), source.units.length);
  const high = cluster.blocks.reduce((most, block) => Math.max(most, block.source + block.length), 0);
  const base = shard.passageStart(passage);
  return {
    start: draft.starts[cluster.start],
    end: draft.ends[cluster.end - 1],
    matched: cluster.blocks.reduce((sum, block) => sum + foldedLength(draft, block), 0),
    units: cluster.matched,
    words: matchedWords(cluster, draft),
    blocks: cluster.blocks.map((block) => ({
      start: draft.starts[block.draft],
      end: draft.ends[block.draft + block.length - 1],
    })),
    place: { shard, shardNumber, start: base + source.starts[low], end: base + source.ends[high - 1] },
  };
}

/** Characters of a block as the draft writes them, digits one by one. */
function foldedLength(draft: Normalized, block: Block): number {
  let length = 0;
  for (let i = block.draft; i < block.draft + block.length; i++) length += draft.ends[i] - draft.starts[i];
  return length;
}

/** Joins neighbouring pieces whose best sources are in one article. */
function merged(passages: readonly Piece[], matcher: CorpusMatcher): Piece[] {
  const joined: Piece[] = [];
  for (const passage of passages.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      passage.start - last.end <= MOST_APART &&
      matcher.index.articleKey(last.places[0]) === matcher.index.articleKey(passage.places[0])
    ) {
      const [larger, smaller] = last.matched >= passage.matched ? [last, passage] : [passage, last];
      const parts = [...larger.places.slice(0, larger.parts), ...smaller.places.slice(0, smaller.parts)];
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, passage.end),
        matched: last.matched + passage.matched,
        places: [...parts, ...larger.places.slice(larger.parts)],
        parts: parts.length,
      };
    } else {
      joined.push(passage);
    }
  }
  return joined;
}

function covers(outer: Run, inner: Run): boolean {
  const shared = Math.min(outer.end, inner.end) - Math.max(outer.start, inner.start);
  return shared >= 0.8 * (inner.end - inner.start);
}
