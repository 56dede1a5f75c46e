/**
 * What a writer accepted and what was passed over, by item and the two units before it: a word that is wrong here
 * is not wrong everywhere. Counts decay, so that last year's habits weigh less than last week's. Pure: the
 * clock is passed in.
 */

/** One item's record, with counts as they were at {@link at}. */
export interface ChoiceRecord {
  /** A {@link choiceKey}. */
  readonly text: string;
  readonly accepted: number;
  readonly passed: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Folded units before an item that identify where it was offered. Guess. */
const CONTEXT = 2;

/** The key of an item: `统筹|发展`, from the folded line before it and its folded text. */
export function choiceKey(tail: string, text: string): string {
  return `${tail.slice(-CONTEXT)}|${text}`;
}

/**
 * The beginnings of {@link shown} items from which {@link typed} (all folded) departs: up to the first word that differs,
 * each once. Empty where one of the items was typed in full, or where all of them may still be typed.
 */
export function beginningsLeft(shown: readonly string[], typed: string): string[] {
  if (typed === '' || shown.some((item) => typed.startsWith(item))) return [];
  const left = shown.filter((item) => !item.startsWith(typed));
  return [...new Set(left.map((item) => item.slice(0, commonLength(item, typed) + CONTEXT)))];
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Half-life of a count, in milliseconds. Guess. */
const HALF_LIFE = 30 * 24 * 60 * 60 * 1000;
/** Records kept; beyond that, those with the lowest counts are dropped. Guess. */
const MOST_RECORDS = 5000;
/** Passing over is the common case: only items passed over more often than this are ranked lower. Guess. */
const PASSES_FORGIVEN = 3;
const RISE_PER_ACCEPTANCE = 1.5;
const SINK_PER_PASS = 0.25;
const HIGHEST = 8;
const LOWEST = 0.2;

/** The memory of one workspace. */
export class ChoiceHistory {
  readonly #records = new Map<string, ChoiceRecord>();

  constructor(records: readonly ChoiceRecord[] = []) {
    this.add(records);
  }

  /**
   * Merges the counts of another window or an earlier session. Both counted the same past, so the higher count of the two
   * is kept: merging the same records twice changes nothing.
   */
  add(records: readonly ChoiceRecord[]): void {
    for (const record of records) {
      const known = this.#records.get(record.text);
      this.#records.set(record.text, known ? higher(known, record) : record);
    }
    const latest = records.reduce((most, { at }) => Math.max(most, at), 0);
    while (this.#records.size > MOST_RECORDS) this.#forget(latest);
  }

  /** Remembers that {@link text} (a {@link choiceKey}, as everywhere here) was accepted at {@link now} (milliseconds since 1970). */
  accept(text: string, now: number): void {
    this.#count(text, 1, 0, now);
  }

  /** Remembers that {@link text} was shown and something else typed. */
  passOver(text: string, now: number): void {
    this.#count(text, 0, 1, now);
  }

  /**
   * Factor for the expected saving of {@link text}: 1 for an unknown text, up to 8 for one that is accepted,
   * down to 0.2 for one that is passed over again and again.
   */
  weight(text: string, now: number): number {
    if (this.#records.size === 0) return 1;
    const record = this.#records.get(text);
    const accepted = record ? faded(record, now).accepted : 0;
    const sinking = Math.max(0, this.#passedOver(text, now) - PASSES_FORGIVEN * (1 + accepted));
    const weight = (1 + RISE_PER_ACCEPTANCE * accepted) / (1 + SINK_PER_PASS * sinking);
    return Math.min(HIGHEST, Math.max(LOWEST, weight));
  }

  /** Everything remembered, most counted first: at most 5,000 records. */
  records(): ChoiceRecord[] {
    return [...this.#records.values()].toSorted(
      (a, b) => b.accepted + b.passed - a.accepted - a.passed || (a.text < b.text ? -1 : 1),
    );
  }

  /** How often {@link text} or a beginning of it was passed over: whoever did not want the beginning does not want more of it. */
  #passedOver(text: string, now: number): number {
    let most = 0;
    for (let end = text.indexOf('|') + 2; end <= text.length; end++) {
      const record = this.#records.get(text.slice(0, end));
      if (record) most = Math.max(most, faded(record, now).passed);
    }
    return most;
  }

  #count(text: string, accepted: number, passed: number, now: number): void {
    if (text === '') return;
    const record = this.#records.get(text);
    const old = record ? faded(record, now) : { accepted: 0, passed: 0 };
    this.#records.set(text, {
      text,
      accepted: old.accepted + accepted,
      passed: old.passed + passed,
      at: now,
    });
    if (this.#records.size > MOST_RECORDS) this.#forget(now);
  }

  /** Drops a tenth, so that not every new record pays for the sort. */
  #forget(now: number): void {
    const worth = (record: ChoiceRecord) => {
      const { accepted, passed } = faded(record, now);
      return 3 * accepted + passed;
    };
    const least = [...this.#records.values()].toSorted((a, b) => worth(a) - worth(b) || a.at - b.at);
    for (const { text } of least.slice(0, MOST_RECORDS / 10)) this.#records.delete(text);
  }
}

function higher(a: ChoiceRecord, b: ChoiceRecord): ChoiceRecord {
  const at = Math.max(a.at, b.at);
  const [ours, theirs] = [faded(a, at), faded(b, at)];
  return {
    text: a.text,
    accepted: Math.max(ours.accepted, theirs.accepted),
    passed: Math.max(ours.passed, theirs.passed),
    at,
  };
}

function faded(record: ChoiceRecord, now: number): { accepted: number; passed: number } {
  const share = 0.5 ** (Math.max(0, now - record.at) / HALF_LIFE);
  return { accepted: record.accepted * share, passed: record.passed * share };
}
