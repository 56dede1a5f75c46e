import type { Blend } from './blend.ts';
import { Network, type NetworkWeights } from './network.ts';
import { type FactsOf, isDigit, logOdds, NODE_FACTS, UnitFacts } from './unitFacts.ts';

/** The units that may come at a node, and the places that attest them. */
interface Spread {
  readonly blend: Blend;
  /** Of each child of the blend. */
  readonly chances: Float64Array;
  /** Places by child; those of each begin where {@link starts} says. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
}

/** Takes the facts of a unit, whose chance is that of {@link child}; the facts are overwritten afterwards. */
type TakeFacts = (row: Float64Array, child: number) => void;

/**
 * The last stage of the chances: what a {@link Network} has learnt to read from the evidence behind each of them that the
 * blend gives no weight, such as how many articles continue with this unit among how many, and whether they are about the same. Only the
 * units that matter are looked at.
 */
export class Correction {
  readonly #network: Network;
  readonly #facts = new UnitFacts();
  /** The likely units, the likeliest first. */
  #likely = new Uint16Array(64);
  #likelyCount = 0;
  #corrected = new Float64Array(64);

  constructor(weights: NetworkWeights) {
    this.#network = new Network(weights);
  }

  /**
   * Corrects those chances of {@link spread} that are {@link least} or more, at the node {@link of}. Linear in their places.
   */
  correct(spread: Spread, least: number, of: FactsOf): void {
    const { blend, chances } = spread;
    if (this.#corrected.length < blend.size) this.#corrected = new Float64Array(blend.size * 2);
    const corrected = this.#corrected;
    const network = this.#network;
    let isShared = false;
    let sum = 0;
    this.eachUnit(spread, least, of, (row, child) => {
      if (!isShared) network.share(row, NODE_FACTS);
      isShared = true;
      // A figure seldom comes again, but with its words around it it is a row whose writer fills it in.
      corrected[child] = isDigit(blend.unit(child))
        ? chances[child]
        : 1 / (1 + Math.exp(-logOdds(chances[child]) - network.result(row, NODE_FACTS)));
      sum += corrected[child];
    });
    for (let rank = 0; rank < this.#likelyCount; rank++) {
      const child = this.#likely[rank];
      chances[child] = corrected[child] / Math.max(1, sum);
    }
  }

  /** Reads the facts of each unit whose chance is {@link least} or more, the likeliest first; otherwise as {@link correct}. */
  eachUnit({ blend, chances, order, starts }: Spread, least: number, of: FactsOf, take: TakeFacts): void {
    if (this.#likely.length < blend.size) this.#likely = new Uint16Array(blend.size * 2);
    const likely = this.#likely;
    let count = 0;
    let sum = 0;
    let second = 0;
    let first = 0;
    for (let child = 0; child < blend.size; child++) {
      const chance = chances[child];
      sum += chance;
      if (chance > first) {
        second = first;
        first = chance;
      } else if (chance > second) second = chance;
      if (chance >= least) insert(likely, count++, child, chances);
    }
    this.#likelyCount = count;
    if (count === 0) return;
    const facts = this.#facts;
    facts.readNode(blend, of, sum);
    for (let rank = 0; rank < count; rank++) {
      const child = likely[rank];
      const other = rank === 0 ? second : first;
      facts.readUnit(blend, of, child, chances[child], rank, other, order, starts[child]);
      take(facts.row, child);
    }
  }
}

/** Puts {@link child} among the first {@link count} of {@link likely}, which are the likeliest first, after those as likely. */
function insert(likely: Uint16Array, count: number, child: number, chances: Float64Array): void {
  const chance = chances[child];
  let rank = count;
  for (; rank > 0 && chances[likely[rank - 1]] < chance; rank--) likely[rank] = likely[rank - 1];
  likely[rank] = child;
}
