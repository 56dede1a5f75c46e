import { putUnits } from '../text/units.ts';
import type { Corpus } from '../corpus.ts';
import { findableName } from '../cite/articleNames.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import type { Lexicon } from '../phrases/lexicon.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { decodeUnits, foldText } from '../text/fold.ts';

export type FindableKind = 'phrase' | 'title' | 'heading';

/** Titles and headings that are findable at most; phrases are bounded by their mining. Guess. */
const MAX_NAMES = 100_000;
/** Names longer than this are not names but sentences. Guess. */
const LONGEST_NAME = 60;
/** Milliseconds of collecting after which other work may run. Guess. */
const SLICE = 4;

/** Everything that the finder finds, one entry a text: set phrases, titles, headings, folded in one array. */
export class Findables {
  /** Folded units of all entries, one after another. */
  readonly units: Uint16Array;
  /** Where each entry begins in {@link units}, and after the last its end. */
  readonly starts: Uint32Array;
  /** Articles that hold each entry. */
  readonly articles: Uint32Array;
  /** Where the entries of each kind are, as [from, to). */
  readonly kinds: readonly { readonly from: number; readonly to: number }[];
  readonly #lexicon: Lexicon;
  /** By entry, of names: as a source writes them, where that is not the folded form. */
  readonly #originals: ReadonlyMap<number, string>;
  /** By entry: the article that is found by more than its title. */
  readonly #named: ReadonlyMap<number, NamedArticle>;

  private constructor({ lexicon }: Corpus, names: Names) {
    this.#lexicon = lexicon;
    const { count, columns } = lexicon;
    const texts = [...names.numbers.keys()];
    this.starts = new Uint32Array(count + texts.length + 1);
    this.articles = new Uint32Array(count + texts.length);
    const own = texts.reduce((sum, { length }) => sum + length, 0);
    this.units = new Uint16Array(columns.units.length + own);
    this.starts.set(columns.starts);
    this.articles.set(columns.articles);
    this.articles.set(names.articles, count);
    this.units.set(columns.units);
    let at = columns.units.length;
    for (const [name, text] of texts.entries()) {
      at = putUnits(text, this.units, at);
      this.starts[count + name + 1] = at;
    }
    this.#originals = new Map(Array.from(names.originals, ([name, text]) => [count + name, text]));
    this.#named = new Map(Array.from(names.named, ([name, article]) => [count + name, article]));
    const borders = [0, count, count + names.titles, this.articles.length];
    this.kinds = borders.slice(1).map((to, before) => ({ from: borders[before], to }));
  }

  /** Collects the entries of a corpus. Linear in its phrases and passages. Throws `CancelledError`. */
  static async of(corpus: Corpus, signal: CancelSignal): Promise<Findables> {
    const names = new Names();
    let rested = performance.now();
    for (const [kind, original, article] of namesOf(corpus.index)) {
      if (performance.now() - rested > SLICE) {
        await breathe(signal);
        rested = performance.now();
      }
      const text = foldText(original);
      if (text.length < 2 || text.length > LONGEST_NAME || corpus.lexicon.has(text)) continue;
      if (!names.add(kind, text, original, article)) break;
    }
    return new Findables(corpus, names);
  }

  get count(): number {
    return this.articles.length;
  }

  /** Order of entries that match equally well: by articles, then the shorter first. */
  preferred(a: number, b: number): number {
    const { articles, starts } = this;
    const lengthA = starts[a + 1] - starts[a];
    const lengthB = starts[b + 1] - starts[b];
    return articles[b] - articles[a] || lengthA - lengthB || a - b;
  }

  kind(entry: number): FindableKind {
    return KINDS[this.kinds.findIndex(({ to }) => entry < to)];
  }

  folded(entry: number): string {
    return decodeUnits(this.units, this.starts[entry], this.starts[entry + 1]);
  }

  /** As a source writes it. */
  original(entry: number): string {
    if (entry < this.#lexicon.count) return this.#lexicon.phrase(entry).original;
    return this.#originals.get(entry) ?? this.folded(entry);
  }

  /** The article that an entry of titles names with its file, place or year; undefined for all that a text holds. */
  article(entry: number): NamedArticle | undefined {
    return this.#named.get(entry);
  }
}

/** An article by its number in a shard. */
export interface NamedArticle {
  readonly shard: Shard;
  readonly number: number;
}

const KINDS: readonly FindableKind[] = ['phrase', 'title', 'heading'];

/** Titles and headings, each text once, in the order in which they came: titles first. */
class Names {
  readonly numbers = new Map<string, number>();
  readonly articles: number[] = [];
  /** By number: those whose first source writes them otherwise than folded. */
  readonly originals = new Map<number, string>();
  readonly named = new Map<number, NamedArticle>();
  titles = 0;

  /** Takes a name in; false where there is no room for another. */
  add(kind: FindableKind, text: string, original: string, article?: NamedArticle): boolean {
    const known = this.numbers.get(text);
    if (known !== undefined) {
      this.articles[known]++;
      return true;
    }
    const number = this.numbers.size;
    if (number >= MAX_NAMES) return false;
    this.numbers.set(text, number);
    this.articles.push(1);
    if (original !== text) this.originals.set(number, original);
    if (article) this.named.set(number, article);
    if (kind === 'title') this.titles++;
    return true;
  }
}

/** Titles first: there is one an article, and a drafter looks for them by name. */
function* namesOf(index: CorpusIndex): Generator<[FindableKind, string, NamedArticle?]> {
  for (const { title } of index.articles()) yield ['title', title];
  for (const { shard, number } of index.articles()) {
    const name = findableName(shard, number);
    if (name !== undefined) yield ['title', name, { shard, number }];
  }
  for (const shard of index.shards) {
    const { headingLevel, passageArticle } = shard.columns;
    for (let passage = 0; passage < shard.passageCount; passage++) {
      if (headingLevel[passage] === 0 || shard.isRemoved(passageArticle[passage])) continue;
      yield ['heading', shard.headingOf(passage)];
    }
  }
}
