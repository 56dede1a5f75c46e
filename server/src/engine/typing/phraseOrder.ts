import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { readings, readingsInContext } from '../phrases/pinyin.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { Letters } from './letters.ts';

/** Phrases sorted between two breaths. */
const BREATH = 4096;
/** Best matches whose pinyin is read in context; more would cost time and change nothing seen. */
const READ_IN_CONTEXT = 24;

/** A run of phrases that open alike, up to the characters that stand for all the letters. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** Units that stand for the letters. */
  readonly depth: number;
}

/**
 * The set phrases in the order of their characters, so that letters are matched once for all phrases that open
 * alike.
 */
export class PhraseOrder {
  readonly #phrases: readonly SetPhrase[];
  /** Numbers of the phrases, by their text. */
  readonly #order: Uint32Array;

  private constructor(phrases: readonly SetPhrase[], order: Uint32Array) {
    this.#phrases = phrases;
    this.#order = order;
  }

  /** Sorts a lexicon in small steps. Throws `CancelledError`. */
  static async of({ phrases }: Lexicon, signal: CancelSignal): Promise<PhraseOrder> {
    const byFirst = new Map<number, number[]>();
    for (const [number, { text }] of phrases.entries()) {
      const first = text.charCodeAt(0);
      const known = byFirst.get(first);
      if (known) known.push(number);
      else byFirst.set(first, [number]);
    }
    const order = new Uint32Array(phrases.length);
    let filled = 0;
    let untilBreath = BREATH;
    for (const first of [...byFirst.keys()].sort((a, b) => a - b)) {
      const numbers = byFirst.get(first)!;
      numbers.sort((a, b) => (phrases[a].text < phrases[b].text ? -1 : 1));
      order.set(numbers, filled);
      filled += numbers.length;
      readings(first);
      untilBreath -= numbers.length;
      if (untilBreath > 0) continue;
      await breathe(signal);
      untilBreath = BREATH;
    }
    return new PhraseOrder(phrases, order);
  }

  /**
   * At most {@link limit} phrases that open with what {@link letters} stand for: those that they spell to the end
   * first, those read so in context before those that other readings of a character match, then by articles, the
   * longer first. Logarithmic in the phrases for each character tried, linear in those that match.
   */
  find(letters: Letters, limit: number): SetPhrase[] {
    const best: { number: number; whole: boolean }[] = [];
    for (const { from, to, depth } of this.#runs(letters)) {
      for (let at = from; at < to; at++) {
        const number = this.#order[at];
        keepBest(best, { number, whole: this.#phrases[number].text.length === depth });
      }
    }
    return best
      .map((match) => ({ ...match, inContext: readsSo(letters, this.#phrases[match.number].text) }))
      .sort((a, b) => Number(b.inContext) - Number(a.inContext) || before(a, b))
      .slice(0, limit)
      .map(({ number }) => this.#phrases[number]);
  }

  *#runs(letters: Letters): Generator<Run> {
    const open = [{ from: 0, to: this.#order.length, depth: 0, state: Letters.start }];
    for (let node = open.pop(); node; node = open.pop()) {
      const { depth } = node;
      let from = node.from;
      while (from < node.to) {
        const unit = this.#unit(from, depth);
        const to = this.#endOf(unit, depth, from, node.to);
        // NaN: the phrase ends here.
        const state = unit >= 0 ? letters.step(node.state, unit) : 0;
        if (state !== 0 && letters.isCovered(state)) yield { from, to, depth: depth + 1 };
        else if (state !== 0) open.push({ from, to, depth: depth + 1, state });
        from = to;
      }
    }
  }

  #unit(at: number, depth: number): number {
    return this.#phrases[this.#order[at]].text.charCodeAt(depth);
  }

  /** End of the run from {@link from} on that has {@link unit} at {@link depth}: steps that double, then halve. */
  #endOf(unit: number, depth: number, from: number, to: number): number {
    if (!(unit >= 0)) return from + 1;
    let stride = 1;
    while (from + stride < to && this.#unit(from + stride, depth) === unit) stride *= 2;
    let lo = from + (stride >> 1);
    let hi = Math.min(to, from + stride);
    while (lo + 1 < hi) {
      const middle = (lo + hi) >> 1;
      if (this.#unit(middle, depth) === unit) lo = middle;
      else hi = middle;
    }
    return lo + 1;
  }
}

function keepBest(
  best: { number: number; whole: boolean }[],
  match: { number: number; whole: boolean },
): void {
  if (best.length === READ_IN_CONTEXT) {
    if (before(best[best.length - 1], match) < 0) return;
    best.pop();
  }
  let at = best.length;
  while (at > 0 && before(match, best[at - 1]) < 0) at--;
  best.splice(at, 0, match);
}

/** The lexicon is in the order of articles, then length. */
function before(a: { number: number; whole: boolean }, b: { number: number; whole: boolean }): number {
  return Number(b.whole) - Number(a.whole) || a.number - b.number;
}

function readsSo(letters: Letters, text: string): boolean {
  const inContext = readingsInContext(text);
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return letters.cover(units, 0, units.length, (at) => inContext[at]) > 0;
}
