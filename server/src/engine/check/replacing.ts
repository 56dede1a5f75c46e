import type { CorpusMatcher } from './corpusMatcher.ts';
import type { PlacedPassage, Replaced } from './leftover.ts';
import { PLACE_ENDS, type SourceName } from './names.ts';
import { type OwnName, ownNameOf, ownYearOf } from './ownName.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { placeNamesOf } from './placeNames.ts';

/** What a name of a place goes on with where it is part of another's name. */
const ANOTHERS = /^\p{Script=Han}{0,6}?(?:大学|学院|银行|集团|公司|医院|铁路局|海关|机场|战役|会议)/u;
const TITLE = /《[^《》]{1,80}》/gu;

/** What a draft would say in place of another report's names: needed only where such a name is left. */
export class Replacing {
  readonly #uri: string;
  readonly #passages: readonly PlacedPassage[];
  readonly #paragraphs: readonly PlacedParagraph[];
  readonly #matcher: CorpusMatcher;
  #own: OwnName | null | undefined;
  #year: { readonly own: string | undefined } | undefined;

  constructor(
    uri: string,
    passages: readonly PlacedPassage[],
    paragraphs: readonly PlacedParagraph[],
    matcher: CorpusMatcher,
  ) {
    this.#uri = uri;
    this.#passages = passages;
    this.#paragraphs = paragraphs;
    this.#matcher = matcher;
  }

  /**
   * {@link found}, a form of {@link name}, with the draft's own place or year for the source's. Undefined where either is
   * not known: a name inside of the source's place, or of a person, has no counterpart that could be known.
   */
  instead(name: SourceName, found: string): string | undefined {
    if (name.kind === 'year') {
      this.#year ??= { own: ownYearOf(this.#paragraphs) };
      const { own } = this.#year;
      return own === name.text ? undefined : own;
    }
    const home = this.#homeIn(name);
    if (home === undefined) return undefined;
    const own = this.#ownName();
    if (!own || own.stem === home) return undefined;
    const at = found.indexOf(home);
    if (at < 0) return undefined;
    const ending = endingAt(found, at + home.length);
    // A place without its kind cannot replace one whose kind is written.
    if (ending !== '' && own.full === own.stem) return undefined;
    const written = ending === '' ? own.stem : own.full;
    return found.slice(0, at) + written + found.slice(at + home.length + ending.length);
  }

  /** Where {@link passages} of one source have the place or the year of {@link name}, but for titles of papers. */
  everywhere(name: SourceName, passages: readonly PlacedPassage[]): Replaced[] {
    const word = name.kind === 'year' ? name.text : this.#homeIn(name);
    if (word === undefined) return [];
    const replaced: Replaced[] = [];
    for (const { paragraph, passage } of passages) {
      const { folded } = paragraph.paragraph;
      const titles = Array.from(folded.matchAll(TITLE), ({ index, 0: { length } }) => [
        index,
        index + length,
      ]);
      for (let at = folded.indexOf(word, passage.start); at >= 0; at = folded.indexOf(word, at + 1)) {
        const after = at + word.length;
        if (after > passage.end) break;
        if (titles.some(([start, end]) => start <= at && at < end)) continue;
        const end = name.kind === 'year' ? after : after + endingAt(folded, after).length;
        if (name.kind === 'year' ? folded[after] !== '年' : ANOTHERS.test(folded.slice(end))) continue;
        const text = this.instead(name, folded.slice(at, end));
        if (text !== undefined) replaced.push({ paragraph, start: at, end, text });
      }
    }
    return replaced;
  }

  /** The part of {@link name} that is the place its source is of. */
  #homeIn({ text, base, place }: SourceName): string | undefined {
    const home = placeNamesOf(this.#matcher.index).homeOf(place);
    if (home !== undefined && text.includes(home)) return home;
    const facts = this.#matcher.index.article(place);
    return [facts.title, facts.place].some((fact) => fact.includes(base)) ? base : undefined;
  }

  #ownName(): OwnName | null {
    this.#own ??=
      ownNameOf(this.#uri, this.#paragraphs, (paragraph, at) => !this.#isTaken(paragraph, at)) ?? null;
    return this.#own;
  }

  /** Whether what is there came with a copied passage, and is in its source too. */
  #isTaken(placed: PlacedParagraph, at: number): boolean {
    return this.#passages.some(({ paragraph, passage }) => {
      if (paragraph.start !== placed.start || at < passage.start || at >= passage.end) return false;
      const [{ shard, start, end }] = passage.places;
      return shard.folded(start, end).includes(placed.paragraph.folded.slice(at, at + 2));
    });
  }
}

/** The ending of a place's name that is at {@link at}: `市` of `郑州市的`. */
function endingAt(text: string, at: number): string {
  for (let length = 3; length > 0; length--) {
    const ending = text.slice(at, at + length);
    if (ending.length === length && PLACE_ENDS.exec(ending)?.[0] === ending) return ending;
  }
  return '';
}
