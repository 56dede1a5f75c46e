import { unitsOf } from '../text/units.ts';
import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { loadContextReadings, readings, readingsInContext } from '../text/pinyin.ts';
import { Letters } from '../text/letters.ts';

/** Best matches whose pinyin is read in context; more would cost time and change nothing seen. Guess. */
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
  readonly #lexicon: Lexicon;

  private constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Over {@link lexicon}, once what reads its phrases is loaded, so that no request waits for that. */
  static async of(lexicon: Lexicon): Promise<PhraseOrder> {
    await loadContextReadings();
    return new PhraseOrder(lexicon);
  }

  /**
   * At most {@link limit} phrases that open with what {@link letters} stand for: those that they spell to the end
   * first, those read so in context before those that other readings of a character match, then by articles, the
   * longer first. Logarithmic in the phrases for each character tried, linear in those that match.
   */
  find(letters: Letters, limit: number): SetPhrase[] {
    const { order, starts } = this.#lexicon.columns;
    const best: Match[] = [];
    const most = Math.max(limit, READ_IN_CONTEXT);
    for (const { from, to, depth } of this.#runs(letters)) {
      for (let at = from; at < to; at++) {
        const number = order[at];
        keepBest(best, { number, whole: starts[number + 1] - starts[number] === depth }, most);
      }
    }
    return best
      .map((match) => ({ ...match, inContext: readsSo(letters, this.#lexicon.text(match.number)) }))
      .sort((a, b) => Number(b.inContext) - Number(a.inContext) || before(a, b))
      .slice(0, limit)
      .map(({ number }) => this.#lexicon.phrase(number));
  }

  *#runs(letters: Letters): Generator<Run> {
    const open = [{ from: 0, to: this.#lexicon.count, depth: 0, state: Letters.start }];
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

  /** The unit at {@link depth} of the phrase at a place of the order; 0 after its last one. */
  #unit(place: number, depth: number): number {
    const { order, starts, units } = this.#lexicon.columns;
    const number = order[place];
    const at = starts[number] + depth;
    return at < starts[number + 1] ? units[at] : 0;
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
  const units = unitsOf(text);
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
