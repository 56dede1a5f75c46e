/** What came of the requests of one kind. */
export class Tally {
  readonly #milliseconds: number[] = [];
  #shown = 0;
  #first = 0;
  #among = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** {@link right} says of each item, best first, whether the text continues that way. */
  add(milliseconds: number, right: readonly boolean[]): void {
    this.#milliseconds.push(milliseconds);
    if (right.length > 0) this.#shown++;
    if (right[0]) this.#first++;
    if (right.includes(true)) this.#among++;
  }

  row(): Record<string, string | number> {
    const times = this.#milliseconds.toSorted((a, b) => a - b);
    const at = (share: number): number => round(times[Math.floor(times.length * share)]);
    return {
      typed: this.#name,
      asked: times.length,
      shown: round(this.#shown / times.length),
      'right first': round(this.#first / times.length),
      'right in list': round(this.#among / times.length),
      'right ÷ shown': round(this.#among / this.#shown),
      'p50 ms': at(0.5),
      'p99 ms': at(0.99),
      'max ms': round(times[times.length - 1]),
    };
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
