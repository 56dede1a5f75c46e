/** How characters that no dictionary has as a word are joined into words: a hidden Markov model of four states. */
export interface HiddenModel {
  /** By state: logarithm of the chance that a run begins with it. */
  readonly start: Float64Array;
  /** By state, then the next state. */
  readonly steps: Float64Array;
  /** By unit: number of its row in {@link chances}; row 0 is that of all others. */
  readonly rows: Uint16Array;
  /** Four states a row: logarithm of the chance that the state shows the character. */
  readonly chances: Float64Array;
}

/** A character begins a word, ends one, is inside, or is one by itself: the ends have odd numbers. */
const STATES = 4;
const END = 1;
const SINGLE = 3;
/** Logarithm of what never happens. `MIN_FLOAT` of jieba. */
export const NEVER_SEEN = -3.14e100;

/** Characters (code points) of the least and of the most letters and digits, which stay together. */
const ASCII = 0x80;

/** Finds words in runs of characters that the dictionary leaves single. */
export class HiddenWords {
  readonly #model: HiddenModel;
  #weights = new Float64Array(STATES * 64);
  #paths = new Uint8Array(STATES * 64);

  constructor(model: HiddenModel) {
    this.#model = model;
  }

  /** Calls {@link word} for each word of {@link characters}[from, to) (code points), with its ends. Linear. */
  cut(characters: Uint32Array, from: number, to: number, word: (from: number, to: number) => void): void {
    let left = from;
    let right = from;
    while (right < to) {
      if (characters[right] >= ASCII) {
        right++;
        continue;
      }
      if (left < right) this.#cutRun(characters, left, right, word);
      left = right;
      right = endOfLatin(characters, left, to);
      word(left, right);
      left = right;
    }
    if (left < right) this.#cutRun(characters, left, right, word);
  }

  /** Viterbi's way through the states. */
  #cutRun(characters: Uint32Array, from: number, to: number, word: (from: number, to: number) => void): void {
    const length = to - from;
    if (length === 1) {
      word(from, to);
      return;
    }
    this.#reserve(length);
    const { start, steps, rows, chances } = this.#model;
    const weights = this.#weights;
    const paths = this.#paths;
    const rowAt = (at: number): number => (characters[at] < rows.length ? rows[characters[at]] : 0) * STATES;
    let row = rowAt(from);
    for (let state = 0; state < STATES; state++) weights[state] = start[state] + chances[row + state];
    for (let at = 1; at < length; at++) {
      row = rowAt(from + at);
      const now = at * STATES;
      const before = now - STATES;
      for (let state = 0; state < STATES; state++) {
        const chance = chances[row + state];
        let best = NEVER_SEEN;
        let path = END;
        for (let last = 0; last < STATES; last++) {
          const weight = weights[before + last] + steps[last * STATES + state] + chance;
          if (weight > best) {
            best = weight;
            path = last;
          }
        }
        weights[now + state] = best;
        paths[now + state] = path;
      }
    }
    const last = (length - 1) * STATES;
    let state = weights[last + END] >= weights[last + SINGLE] ? END : SINGLE;
    // From the last character back to the first; what ends a word is marked in place.
    for (let at = length - 1; at >= 0; at--) {
      const before = paths[at * STATES + state];
      paths[at * STATES] = state & 1;
      state = before;
    }
    let left = 0;
    for (let at = 0; at < length; at++) {
      if (paths[at * STATES] === 0) continue;
      word(from + left, from + at + 1);
      left = at + 1;
    }
  }

  #reserve(length: number): void {
    if (this.#paths.length >= STATES * length) return;
    this.#weights = new Float64Array(2 * STATES * length);
    this.#paths = new Uint8Array(2 * STATES * length);
  }
}

/** End of a run of letters and digits that begins with a letter, of a number, or of any one character. */
function endOfLatin(characters: Uint32Array, from: number, to: number): number {
  let at = from + 1;
  if (isLetter(characters[from]))
    while (at < to && (isLetter(characters[at]) || isDigit(characters[at]))) at++;
  else if (isDigit(characters[from]))
    while (at < to && (isDigit(characters[at]) || characters[at] === POINT)) at++;
  return at;
}

const POINT = 0x2e;

function isLetter(character: number): boolean {
  const lower = character | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(character: number): boolean {
  return character >= 0x30 && character <= 0x39;
}
