import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { readings, readingsInContext } from '../phrases/pinyin.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { Letters } from './letters.ts';

/** Phrases sorted between two breaths. */
const BREATH = 4096;
/** Best matches whose pinyin is read in context; more would cost time and change nothing seen. */
const READ_IN_CONTEXT = 8;

/** A run of phrases that open alike, up to the characters that stand for all the letters. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** Units that stand for the letters. */
  readonly depth: number;
}

interface Match {
  /** Number of the phrase in the lexicon. */
  readonly number: number;
  /** Whether the letters spell the phrase to its end. */
  readonly whole: boolean;
}

/**
 * The set phrases in the order of their characters, so that letters are matched once for all phrases that open
 * alike.
 */
export class PhraseOrder {
  readonly #phrases: readonly SetPhrase[];
  /** Numbers of the phrases, by their text. */
  readonly #order: Uint32Array;
  /** Folded phrases in that order, one behind the other, each closed by 0; where each begins. */
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;

  private constructor(phrases: readonly SetPhrase[], order: Uint32Array) {
    this.#phrases = phrases;
    this.#order = order;
    this.#starts = new Uint32Array(order.length + 1);
    this.#units = new Uint16Array(phrases.reduce((sum, { text }) => sum + text.length + 1, 0));
    let at = 0;
    for (const [place, number] of order.entries()) {
      this.#starts[place] = at;
      const { text } = phrases[number];
      for (let i = 0; i < text.length; i++) this.#units[at++] = text.charCodeAt(i);
      at++;
    }
    this.#starts[order.length] = at;
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
      // Asked for now, a character's readings cost no request its time.
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
    const best: Match[] = [];
    const most = Math.max(limit, READ_IN_CONTEXT);
    for (const { from, to, depth } of this.#runs(letters)) {
      for (let at = from; at < to; at++) {
        const whole = this.#starts[at + 1] - this.#starts[at] - 1 === depth;
        keepBest(best, { number: this.#order[at], whole }, most);
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
      const depth = node.depth + 1;
      for (let from = node.from, to = from; from < node.to; from = to) {
        const unit = this.#unit(from, node.depth);
        to = this.#endOf(unit, node.depth, from, node.to);
        const state = unit === 0 ? 0 : letters.step(node.state, unit);
        if (state === 0) continue;
        if (letters.isCovered(state)) yield { from, to, depth };
        else open.push({ from, to, depth, state });
      }
    }
  }

  #unit(place: number, depth: number): number {
    return this.#units[this.#starts[place] + depth];
  }

  /** End of the run from {@link from} on that has {@link unit} at {@link depth}: steps that double, then halve. */
  #endOf(unit: number, depth: number, from: number, to: number): number {
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

function keepBest(best: Match[], match: Match, most: number): void {
  if (best.length === most) {
    if (before(best[best.length - 1], match) < 0) return;
    best.pop();
  }
  let at = best.length;
  while (at > 0 && before(match, best[at - 1]) < 0) at--;
  best.splice(at, 0, match);
}

/** The lexicon is in the order of articles, then length. */
function before(a: Match, b: Match): number {
  return Number(b.whole) - Number(a.whole) || a.number - b.number;
}

/** Whether {@link text} is read as {@link letters} spell it. Looks its reading up only where it could differ. */
function readsSo(letters: Letters, text: string): boolean {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  if (letters.cover(units, 0, units.length, onlyReading(units)) > 0) return true;
  const inContext = readingsInContext(text);
  return letters.cover(units, 0, units.length, (at) => inContext[at]) > 0;
}

/** The readings of characters that have but one, and none of the others. */
function onlyReading(units: Uint16Array): (at: number) => readonly string[] {
  return (at) => {
    const all = readings(units[at]);
    return all.length === 1 ? all : [];
  };
}
