import { isIllegible } from '../text/characters.ts';
import { openBrackets } from '../text/balance.ts';
import { decodeUnits } from '../text/fold.ts';
import { Blend } from './blend.ts';
import type { SearchStart } from './caretPlaces.ts';
import type { ContextShifts } from './contextShifts.ts';
import { Correction } from './correction.ts';
import { Likeliest } from './likeliest.ts';
import { PlaceOrder } from './placeOrder.ts';
import { DRAFT_VOICE, type PlaceList } from './places.ts';
import { endsCell, isStop } from './stops.ts';
import { endsClause, type Situation, situationTerm } from './trust.ts';
import type { Tuning } from './tuning.ts';
import type { FactsOf } from './unitFacts.ts';

/** A continuation from the caret that some place attests. */
export interface Continuation {
  /** Folded. */
  readonly text: string;
  /** Chance that the writer continues like this. */
  readonly probability: number;
  /**
   * An entry of the place list that attests it, at whose end a word ends: in the corpus where there is one, and of those there of
   * the longest context.
   */
  readonly place: number;
  /** Units of context that the place shares. */
  readonly shared: number;
  /**
   * How many of the articles examined continue like this, up to {@link MOST_VOICES}; articles that say nearly the same count once.
   */
  readonly voices: number;
  /** Whether the draft itself does. */
  readonly inDraft: boolean;
}

/** Articles that continue alike are counted up to here: more add nothing. Guess. */
const MOST_VOICES = 4;

/** Share of the least chance from which on one is corrected: it may grow. Guess. */
const LEAST_CORRECTED = 0.5;

interface Node {
  /** The places that continue like this: entries [from, to) of the order. */
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly probability: number;
  /** The unit before, 0 at a paragraph's start. */
  readonly previous: number;
  /** Ends of clauses so far. */
  readonly clauses: number;
}

/** {@link FactsOf} the node that was spread last: filled again for each. */
interface NodeFacts extends FactsOf {
  readonly situation: { -readonly [fact in keyof Situation]: Situation[fact] };
  likest: number;
}

/** A node that was reached, and the unit that came there. */
interface Followed {
  readonly of: NodeFacts;
  readonly unit: number;
  readonly chances: Float64Array;
  readonly starts: Uint32Array;
}

/**
 * The likeliest continuations of all places, ending at word borders, found best first: each unit's chance comes from
 * its count after the longest context, blended by escapes with the counts after each shorter one (Witten and
 * Bell, "The zero-frequency problem", IEEE Transactions on Information Theory, 1991).
 */
export class ContinuationSearch {
  readonly #tuning: Tuning;
  readonly #blend: Blend;
  readonly #correction: Correction;
  readonly #voices: number[] = [];
  readonly #nodes = new Likeliest<Node>();
  readonly #order = new PlaceOrder();

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
    this.#blend = new Blend(tuning.trust);
    this.#correction = new Correction(tuning.network);
  }

  /** Continuations from {@link start}. Cost: at most `tuning.nodes` steps, each linear in the places that share the node. */
  search(start: SearchStart): Continuation[] {
    const { places, tail } = start;
    const found: Continuation[] = [];
    const open = openBrackets(tail);
    const nodes = this.#nodes;
    nodes.clear();
    nodes.add(this.#begin(start));
    const of = factsAt(start);
    for (let steps = 0; steps < this.#tuning.nodes; steps++) {
      const node = nodes.take();
      if (node === undefined) break;
      const wordStart = this.#collect(places, node, open, found);
      if (node.depth === this.#tuning.longestItem) continue;
      this.#expand(of, node, wordStart);
    }
    return found;
  }

  /** How much more or less contexts of each kind are trusted from now on; {@link learn} changes them in place. */
  set shifts(shifts: ContextShifts) {
    this.#blend.shifts = shifts;
  }

  /**
   * Adjusts the shifts to {@link coming}, the units after {@link start}, one by one. Linear in the places for each
   * unit.
   */
  learn(start: SearchStart, coming: string): void {
    for (const { of, unit } of this.#follow(start, coming)) {
      const { situation } = of;
      this.#blend.learn(unit, situation.depth, situationTerm(situation), situation.wordStart);
    }
  }

  /**
   * What the network learns of each unit with a chance of {@link least} or more at {@link start} and after each unit of
   * {@link coming} in turn, and whether it came: for fitting it. The rows are overwritten.
   */
  examples(
    start: SearchStart,
    coming: string,
    least: number,
    take: (row: Float64Array, came: boolean) => void,
  ): void {
    for (const { of, unit, chances, starts } of this.#follow(start, coming)) {
      const came = this.#blend.childOf(unit);
      const spread = { blend: this.#blend, chances, order: this.#order.places, starts };
      this.#correction.eachUnit(spread, least, of, (row, child) => take(row, child === came));
    }
  }

  /** The nodes on the way of {@link coming}, the units after each of them spread. */
  *#follow(start: SearchStart, coming: string): Generator<Followed> {
    const { places } = start;
    const of = factsAt(start);
    let node = this.#begin(start);
    for (let at = 0; at < coming.length; at++) {
      const unit = coming.charCodeAt(at);
      const wordStart = this.#wordStarts(places, node);
      const chances = this.#spread(of, node, wordStart);
      const starts = this.#order.regroup(node.from, node.to, this.#blend);
      yield { of, unit, chances, starts };
      const child = this.#blend.childOf(unit);
      if (child === undefined) return;
      node = this.#childNode(node, child, starts[child], 1);
    }
  }

  /** The node of all places. */
  #begin({ places, tail }: SearchStart): Node {
    places.numberVoices();
    this.#order.reset(places.length);
    const previous = tail === '' ? 0 : tail.charCodeAt(tail.length - 1);
    return { from: 0, to: places.length, depth: 0, probability: 1, previous, clauses: 0 };
  }

  /** Keeps the node as a continuation if a word ends there at most of its places; returns the share. */
  #collect(places: PlaceList, node: Node, open: string, found: Continuation[]): number {
    const { places: order } = this.#order;
    let ends = 0;
    let all = 0;
    let best = -1;
    const voices = this.#voices;
    voices.length = 0;
    let inDraft = false;
    for (let i = node.from; i < node.to; i++) {
      const place = order[i];
      all += places.weight[place];
      const voice = places.voice[place];
      if (voice === DRAFT_VOICE) inDraft = true;
      else if (voices.length < MOST_VOICES && !voices.includes(voice)) voices.push(voice);
      const end = places.at[place] + node.depth;
      if (end < places.limit[place] && !places.sources[places.source[place]].isWordStart(end)) continue;
      ends += places.weight[place];
      if (best < 0 || isBetterProof(places, place, best)) best = place;
    }
    const share = all > 0 ? ends / all : 0;
    if (node.depth === 0 || best < 0 || share < 0.5) return share;
    const source = places.sources[places.source[best]];
    const at = places.at[best];
    if (!isStop(source, at, at + node.depth, open)) return share;
    found.push({
      text: decodeUnits(source.units, at, at + node.depth),
      probability: node.probability,
      place: best,
      shared: places.shared[best],
      voices: voices.length,
      inDraft,
    });
    return share;
  }

  #expand(of: NodeFacts, node: Node, wordStart: number): void {
    const blend = this.#blend;
    const chances = this.#spread(of, node, wordStart);
    const starts = this.#order.regroup(node.from, node.to, this.#blend);
    this.#correction.correct(
      { blend, chances, order: this.#order.places, starts },
      (LEAST_CORRECTED * this.#tuning.leastProbability) / node.probability,
      of,
    );
    for (let child = 0; child < blend.size; child++) {
      const unit = blend.unit(child);
      const probability = node.probability * chances[child];
      if (endsCell(unit) || isIllegible(unit) || probability < this.#tuning.leastProbability) continue;
      this.#nodes.add(this.#childNode(node, child, starts[child], probability));
    }
  }

  /** Adds the units after the node's places to the blend; returns the chance of each unit, and fills {@link of}. */
  #spread(of: NodeFacts, node: Node, wordStart: number): Float64Array {
    const { places, factors, situation } = of;
    const { depth } = node;
    const { places: order, childOf } = this.#order;
    const blend = this.#blend;
    blend.begin(of, depth);
    let likest = 0;
    for (let i = node.from; i < node.to; i++) {
      const place = order[i];
      const at = places.at[place] + depth;
      const unit = at < places.limit[place] ? places.sources[places.source[place]].units[at] : 0;
      if (factors[place] > likest) likest = factors[place];
      childOf[i] = blend.add(unit, place);
    }
    of.likest = likest;
    situation.depth = depth;
    situation.wordStart = wordStart;
    situation.previous = node.previous;
    situation.clauses = node.clauses;
    return blend.chances(depth, situationTerm(situation), wordStart);
  }

  /** The node of a child of the blend, whose places begin {@link from} the order. */
  #childNode(node: Node, child: number, from: number, probability: number): Node {
    const unit = this.#blend.unit(child);
    return {
      from,
      to: from + this.#blend.entries(child),
      depth: node.depth + 1,
      probability,
      previous: unit,
      clauses: node.clauses + (endsClause(unit) ? 1 : 0),
    };
  }

  /** The share of a node's places at which a word starts. */
  #wordStarts(places: PlaceList, node: Node): number {
    const { places: order } = this.#order;
    let starts = 0;
    let all = 0;
    for (let i = node.from; i < node.to; i++) {
      const place = order[i];
      all += places.weight[place];
      const end = places.at[place] + node.depth;
      const isInside = end < places.limit[place] && !places.sources[places.source[place]].isWordStart(end);
      if (!isInside) starts += places.weight[place];
    }
    return all > 0 ? starts / all : 0;
  }
}

/** The facts of {@link start}, those of its nodes still to be filled. */
function factsAt(start: SearchStart): NodeFacts {
  return { ...start, situation: { depth: 0, wordStart: 0, previous: 0, clauses: 0 }, likest: 0 };
}

/** The corpus is better evidence than the draft; then the longer context. */
function isBetterProof(places: PlaceList, place: number, best: number): boolean {
  const draft = places.sources.length - 1;
  const isDraft = places.source[place] === draft;
  if (isDraft !== (places.source[best] === draft)) return !isDraft;
  return places.shared[place] > places.shared[best];
}
