import { compareUnits } from '../text/units.ts';

/** A text that may come, and its chance. */
interface Prospect {
  readonly text: string;
  readonly probability: number;
}

/** What {@link length} units of a text are worth to a writer who need not type them. */
export type GainOf = (length: number) => number;

/** Rows of later lists that are taken into account: with three, the rows save 0.0002 more, with one 0.004 less (as in {@link EVERY_LIST}). */
const ROWS = 2;

/** How far the lists that come later are relied on, as they would be made from what is known now. */
export interface Later {
  /** The list after one more character typed by hand. */
  readonly typed: number;
  /** The list after a row was taken. More than 1: by then more is known. */
  readonly taken: number;
}

/**
 * Where every list is shown. On every third bulletin of the even days of the second half of 2024, of which every twelfth passage was
 * written from those before, 0.2896 is saved; with 0.85, 0.9 and 0.95 for `typed` 0.2868, 0.2886 and 0.2895, with 0.95 and
 * 1.03 for `taken` (at 0.9) 0.2863 and 0.2886. Without later lists it is 0.240.
 */
export const EVERY_LIST: Later = { typed: 0.93, taken: 1 };
/**
 * Where lists are shown that are likely to be used: many of the later ones are not. On the same bulletins 0.234 is saved by lists
 * used 43 times of 100, with 0.85 and 1.05 0.237 and 41, with 0.9 and 1 0.239 and 40; on every third passage of party reports 0.178 and 37, 0.179 and 36
 * with 0.85 and 1.05. That lists are used was preferred.
 */
export const SURE_LISTS: Later = { typed: 0.8, taken: 1.1 };

/**
 * What a list saves on the way to each text that may come, by its own rows and by the lists after it: the one after the row
 * that was taken, and the one after the next character where none was. A row earns its place by what it adds to that. Each text
 * stands for a draft that goes on with it and then with none of the longer ones. Reading down to rank r (from 1) costs r.
 */
export class Prospects {
  /** The position of each text in the order of the tree. */
  readonly #positions: Uint16Array;
  readonly #list: List;

  /** {@link later} is absent where no lists come. Cost: for each beginning that several texts share, linear in these. */
  constructor(prospects: readonly Prospect[], gainOf: GainOf, later?: Later) {
    const order = Array.from(prospects.keys()).sort((a, b) =>
      compareUnits(prospects[a].text, prospects[b].text),
    );
    const tree = new Tree(
      order.map((number) => prospects[number]),
      later,
    );
    this.#positions = new Uint16Array(order.length);
    for (let position = 0; position < order.length; position++) this.#positions[order[position]] = position;
    this.#list = new List(tree, { from: 0, to: order.length, written: 0 }, gainOf);
  }

  /** The expected saving, in units of the cost of reading one rank down, that the text of this {@link number} adds as the next row. */
  addedBy(number: number): number {
    return this.#list.addedBy(this.#positions[number]);
  }

  /** Makes it the next row. */
  take(number: number): void {
    this.#list.take(this.#positions[number]);
  }
}

/** Texts of a tree of which the same first units are {@link written}: its positions from {@link from} to before {@link to}. */
interface State {
  readonly from: number;
  readonly to: number;
  readonly written: number;
}

/** Texts in the order of their units: each is followed by those that it begins. */
class Tree {
  readonly texts: readonly string[];
  /** Position after the last text that each begins. */
  readonly ends: Uint16Array;
  /** The chance that a text comes, and none of those that it begins. */
  readonly chances: Float64Array;
  readonly #saved = new Map<number, Float64Array>();
  readonly #after: (Float64Array | undefined)[] = [];
  readonly #rows: Float64Array[] = [];

  constructor(
    prospects: readonly Prospect[],
    readonly later: Later | undefined,
  ) {
    this.texts = prospects.map(({ text }) => text);
    this.chances = Float64Array.from(prospects, ({ probability }) => probability);
    this.ends = new Uint16Array(prospects.length);
    const open: number[] = [];
    const close = (end: number): void => {
      const position = open.pop();
      if (position !== undefined) this.ends[position] = end;
    };
    for (let position = 0; position < prospects.length; position++) {
      const { text, probability } = prospects[position];
      while (open.length > 0 && !text.startsWith(this.texts[open[open.length - 1]])) close(position);
      if (open.length > 0) this.chances[open[open.length - 1]] -= probability;
      open.push(position);
    }
    while (open.length > 0) close(prospects.length);
    for (let position = 0; position < prospects.length; position++) {
      this.chances[position] = Math.max(0, this.chances[position]);
    }
  }

  /** What the lists of the texts at [{@link from}, {@link to}) save on the way to each, their first {@link written} units written. */
  saved(from: number, to: number, written: number): Float64Array {
    if (to - from === 1) return this.#alone(this.texts[from].length - written);
    const key = from * 0x10000 + written;
    let saved = this.#saved.get(key);
    if (!saved) {
      saved = new List(this, { from, to, written }, unread).filled();
      this.#saved.set(key, saved);
    }
    return saved;
  }

  /** What is relied on to be saved after the text at {@link row} was taken, on the way to each that it begins. */
  after(row: number): Float64Array {
    let after = this.#after[row];
    if (!after) {
      const { length } = this.texts[row];
      const taken = this.later?.taken;
      after =
        taken === undefined
          ? new Float64Array(this.ends[row] - row)
          : this.saved(row, this.ends[row], length).map((saved) => taken * saved);
      this.#after[row] = after;
    }
    return after;
  }

  /** One text alone, of which {@link rest} units are left, is the first row. */
  #alone(rest: number): Float64Array {
    return (this.#rows[rest] ??= Float64Array.of(Math.max(0, rest - 1)));
  }
}

/** A list in the making. Of its state's texts, by position less {@link State.from}: */
class List {
  /** what is saved on the way to each, */
  readonly #saved: Float64Array;
  /** and what the row that a writer takes there saves at once. */
  readonly #gained: Float64Array;
  #rank = 1;

  constructor(
    readonly tree: Tree,
    readonly state: State,
    readonly gainOf: GainOf,
  ) {
    this.#saved = new Float64Array(state.to - state.from);
    this.#gained = new Float64Array(state.to - state.from);
    if (tree.later) this.#foresee(tree.later.typed);
  }

  /** Adds the rows that save most; returns what is saved on the way to each text. */
  filled(): Float64Array {
    while (this.#rank <= ROWS) {
      let best = -1;
      let most = 0;
      for (let row = this.state.from; row < this.state.to; row++) {
        const added = this.addedBy(row);
        if (added <= most) continue;
        best = row;
        most = added;
      }
      if (best < 0) break;
      this.take(best);
    }
    return this.#saved;
  }

  addedBy(row: number): number {
    const { texts, ends, chances } = this.tree;
    const { from, written } = this.state;
    const gained = this.gainOf(texts[row].length - written) - this.#rank;
    if (gained <= 0) return 0;
    const after = this.tree.after(row);
    let added = 0;
    for (let position = row; position < ends[row]; position++) {
      // A writer takes the row that saves most at once.
      if (gained <= this.#gained[position - from]) continue;
      added += chances[position] * (gained + after[position - row] - this.#saved[position - from]);
    }
    return Math.max(0, added);
  }

  take(row: number): void {
    const { texts, ends } = this.tree;
    const { from, written } = this.state;
    const gained = this.gainOf(texts[row].length - written) - this.#rank++;
    const after = this.tree.after(row);
    for (let position = row; position < ends[row]; position++) {
      if (gained <= this.#gained[position - from]) continue;
      this.#gained[position - from] = gained;
      this.#saved[position - from] = gained + after[position - row];
    }
  }

  /** Takes into account what is saved after one more unit typed by hand. */
  #foresee(typed: number): void {
    const { texts } = this.tree;
    const { from, to, written } = this.state;
    for (let first = from, next = from; first < to; first = next) {
      const unit = texts[first].charCodeAt(written);
      while (next < to && texts[next].charCodeAt(written) === unit) next++;
      // A text that is written whole has no unit there.
      if (Number.isNaN(unit)) next = first + 1;
      else {
        const saved = this.tree.saved(first, next, written + 1);
        for (let position = first; position < next; position++) {
          this.#saved[position - from] = typed * saved[position - first];
        }
      }
    }
  }
}

function unread(length: number): number {
  return length;
}
