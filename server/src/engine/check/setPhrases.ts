import { countCharacters } from './characters.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';

/** Articles that must share a wording for it to be a set phrase, in a corpus that is not small. */
const ENOUGH_ARTICLES = 5;
const FEWEST_ARTICLES = 3;
/** A shared wording shorter than this (folded units) is vocabulary, not a set phrase. */
const SHORTEST = 6;

/** Articles of {@link index} that must share a wording for it to be a set phrase: fewer where there are few. */
export function setPhraseThreshold(index: CorpusIndex): number {
  let articles = 0;
  for (const shard of index.shards) articles += shard.articleCount;
  return Math.min(ENOUGH_ARTICLES, Math.max(FEWEST_ARTICLES, Math.ceil(articles / 4)));
}

/** Tells set phrases from copied text by the number of articles that hold them. */
export class SetPhrases {
  readonly #matcher: CorpusMatcher;
  /** Articles that make a set phrase. */
  readonly threshold: number;

  constructor(matcher: CorpusMatcher) {
    this.#matcher = matcher;
    this.threshold = setPhraseThreshold(matcher.index);
  }

  /** True when {@link phrase} (folded) stands in enough articles, those that say nearly the same counted once. Stops counting as soon as it knows. */
  isSetPhrase(phrase: string): boolean {
    const articles = new Set<number>();
    for (const place of this.#matcher.places(phrase)) {
      articles.add(this.#matcher.index.voiceKey(place));
      if (articles.size >= this.threshold) return true;
    }
    return false;
  }

  /**
   * The runs of {@link text} from {@link start} up to {@link end} that are set phrases, as ascending pairs of
   * offsets that do not touch. What set phrases share with their neighbours is counted once.
   */
  runs(text: string, start: number, end: number): [start: number, end: number][] {
    const runs: [number, number][] = [];
    let reach = start;
    for (let from = start; from + SHORTEST <= end; from++) {
      // What begins here reaches at least as far as what begins one unit before.
      reach = Math.max(reach, from);
      while (reach < end && this.#reaches(text, from, reach + 1)) reach++;
      if (reach - from < SHORTEST) continue;
      const last = runs.at(-1);
      if (last && from <= last[1]) last[1] = reach;
      else runs.push([from, reach]);
    }
    return runs;
  }

  /** Characters of a run that no set phrase covers. */
  ownCharacters(text: string, start: number, end: number): number {
    let own = countCharacters(text, start, end);
    for (const [from, to] of this.runs(text, start, end)) own -= countCharacters(text, from, to);
    return own;
  }

  #reaches(text: string, from: number, to: number): boolean {
    return to - from < 2 || this.isSetPhrase(text.slice(from, to));
  }
}
