import type { SetPhrase } from '../phrases/lexicon.ts';

/** A set phrase that lists members in a fixed order: `增强“四个意识”、坚定“四个自信”、做到“两个维护”`. */
interface Series {
  readonly phrase: SetPhrase;
  readonly members: readonly string[];
  /** Whether each of its members has a quoted term. */
  readonly isQuoted: boolean;
}

/** A run of a text that lists the members of a series in another order, or all but one of them. */
interface SeriesSlip {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly phrase: SetPhrase;
}

/** Articles that must share a series of quoted terms: it is hardly the same by chance. Guess. */
const FEWEST_QUOTED = 3;
/** The same of one of plain words: fewer list them in one order by chance. Guess. */
const FEWEST_PLAIN = 10;
const FEWEST_MEMBERS = 3;
const MOST_MEMBERS = 8;
/** Members that a series of plain words has at least where one of them may be missed. Guess. */
const FEWEST_TO_MISS = 4;
/** Longest member, in folded units. Guess. */
const LONGEST_MEMBER = 16;

/** The series among set phrases, by their members. */
export class SeriesIndex {
  readonly #members = new Set<string>();
  readonly #byMembers = new Map<string, Series[]>();

  /** Takes {@link phrase} if it is a series of quoted terms, or one of plain words that is fixed. */
  add(phrase: SetPhrase): void {
    const members = phrase.text.split('、');
    if (members.length < FEWEST_MEMBERS || members.length > MOST_MEMBERS) return;
    if (members.some((member) => member.length < 2 || member.length > LONGEST_MEMBER)) return;
    const isQuoted = members.every((member) => member.includes('“'));
    if (!isQuoted && !areAlike(members)) return;
    if (phrase.articles < (isQuoted ? FEWEST_QUOTED : FEWEST_PLAIN)) return;
    const series = { phrase, members, isQuoted };
    for (const member of members) this.#members.add(member);
    this.#enter(members, series);
    if (!isQuoted && members.length < FEWEST_TO_MISS) return;
    for (const left of members) {
      this.#enter(
        members.filter((member) => member !== left),
        series,
      );
    }
  }

  /** Where {@link folded} lists the members of a series otherwise than it does. Linear but for such lists. */
  slips(folded: string): SeriesSlip[] {
    const slips: SeriesSlip[] = [];
    if (this.#members.size === 0) return slips;
    for (const sentence of folded.matchAll(/[^。；：！？]+/gu)) {
      const items = itemsOf(sentence[0], sentence.index);
      for (let first = 0; first < items.length; first++) {
        for (let last = first + 1; last < items.length && last - first < MOST_MEMBERS; last++) {
          if (last - first > 1 && !this.#members.has(items[last - 1].text)) break;
          const slip = this.#slipIn(items.slice(first, last + 1), sentence[0], sentence.index);
          if (slip !== undefined) slips.push(slip);
        }
      }
    }
    return slips;
  }

  /** Of the first item the end is looked at, of the last one the beginning: words may be around the series. */
  #slipIn(items: readonly Item[], sentence: string, from: number): SeriesSlip | undefined {
    const first = items[0];
    const last = items[items.length - 1];
    const inner = items.slice(1, -1).map(({ text }) => text);
    for (const head of this.#heads(first.text)) {
      for (const tail of this.#tails(last.text)) {
        const listed = [head, ...inner, tail];
        for (const { phrase, members, isQuoted } of this.#byMembers.get(keyOf(listed)) ?? []) {
          if (isListed(listed, members, sentence)) continue;
          const start = first.end - head.length;
          const end = last.start + tail.length;
          // Clauses, unlike the members of a list, may be as many as one likes.
          const isList = !sentence.slice(start - from, end - from).includes('，');
          if (listed.length < members.length && !isList) continue;
          if (!isQuoted && isPartOfList(sentence, start - from, end - from)) continue;
          return { start, end, phrase };
        }
      }
    }
    return undefined;
  }

  #heads(text: string): string[] {
    const from = Math.max(0, text.length - LONGEST_MEMBER);
    return offsets(from, text.length)
      .map((at) => text.slice(at))
      .filter((part) => this.#members.has(part));
  }

  #tails(text: string): string[] {
    const to = Math.min(text.length, LONGEST_MEMBER);
    return offsets(1, to + 1)
      .map((end) => text.slice(0, end))
      .filter((part) => this.#members.has(part));
  }

  #enter(members: readonly string[], series: Series): void {
    const key = keyOf(members);
    const known = this.#byMembers.get(key);
    if (known) known.push(series);
    else this.#byMembers.set(key, [series]);
  }
}

/** Whether a list goes on before or after what it is part of: it is another one, in an order of its own (`公正、公平、公开、文明`). */
function isPartOfList(sentence: string, start: number, end: number): boolean {
  return sentence[start - 1] === '、' || sentence[end] === '、';
}

interface Item {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function itemsOf(sentence: string, start: number): Item[] {
  return Array.from(sentence.matchAll(/[^、，]+/gu), ({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}

/** True where nothing is wrong with what is {@link listed}: it is in order, or what is missing is beside it. */
function isListed(listed: readonly string[], members: readonly string[], sentence: string): boolean {
  const inOrder = members.filter((member) => listed.includes(member));
  const isInOrder = inOrder.every((member, i) => member === listed[i]);
  if (listed.length === members.length) return isInOrder;
  return !isInOrder || members.some((member) => !listed.includes(member) && sentence.includes(member));
}

function areAlike(members: readonly string[]): boolean {
  return (
    members.every((member) => member[0] === members[0][0]) ||
    members.every((member) => member.at(-1) === members[0].at(-1))
  );
}

function keyOf(members: readonly string[]): string {
  return members.toSorted().join('、');
}

function offsets(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
