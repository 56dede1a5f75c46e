import type { Corpus } from '../corpus.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { decodeUnits, foldText } from '../text/fold.ts';

export type FindableKind = 'phrase' | 'title' | 'heading';

/** Titles and headings that are findable at most; phrases are bounded by their mining. */
const MAX_NAMES = 100_000;
/** Names longer than this are no names but sentences. */
const LONGEST_NAME = 60;
const BREATH = 4096;

/** Everything that the finder finds, one entry a text: set phrases, titles, headings, folded in one array. */
export class Findables {
  /** Folded units of all entries, one behind the other. */
  readonly units: Uint16Array;
  /** Where each entry begins in {@link units}, and behind the last its end. */
  readonly starts: Uint32Array;
  /** Articles that hold each entry. */
  readonly articles: Uint32Array;
  /** Where the entries of each kind stand, as [from, to). */
  readonly kinds: readonly { readonly from: number; readonly to: number }[];
  readonly #corpus: Corpus;
  readonly #names: readonly Name[];

  private constructor(corpus: Corpus, names: readonly Name[]) {
    this.#corpus = corpus;
    this.#names = names;
    const { count, columns } = corpus.lexicon;
    this.starts = new Uint32Array(count + names.length + 1);
    this.articles = new Uint32Array(count + names.length);
    const own = names.reduce((sum, { text }) => sum + text.length, 0);
    this.units = new Uint16Array(columns.units.length + own);
    this.starts.set(columns.starts);
    this.articles.set(columns.articles);
    this.units.set(columns.units);
    let at = columns.units.length;
    for (const [name, { text, articles }] of names.entries()) {
      for (let i = 0; i < text.length; i++) this.units[at++] = text.charCodeAt(i);
      this.starts[count + name + 1] = at;
      this.articles[count + name] = articles;
    }
    // Titles come before headings.
    const headings = count + names.filter(({ kind }) => kind === 'title').length;
    const borders = [0, count, headings, this.articles.length];
    this.kinds = borders.slice(1).map((to, before) => ({ from: borders[before], to }));
  }

  /** Collects the entries of a corpus. Linear in its phrases and passages. Throws `CancelledError`. */
  static async of(corpus: Corpus, signal: CancelSignal): Promise<Findables> {
    const names = new Map<string, Name>();
    let seen = 0;
    for (const [kind, original] of namesOf(corpus.index)) {
      if (++seen % BREATH === 0) await breathe(signal);
      const text = foldText(original);
      const known = names.get(text);
      if (known) known.articles++;
      else if (text.length >= 2 && text.length <= LONGEST_NAME && !corpus.lexicon.has(text)) {
        if (names.size >= MAX_NAMES) break;
        names.set(text, { kind, text, original, articles: 1 });
      }
    }
    return new Findables(corpus, [...names.values()]);
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
    const name = entry - this.#corpus.lexicon.count;
    return name < 0 ? 'phrase' : this.#names[name].kind;
  }

  folded(entry: number): string {
    return decodeUnits(this.units, this.starts[entry], this.starts[entry + 1]);
  }

  /** As a source writes it. */
  original(entry: number): string {
    const name = entry - this.#corpus.lexicon.count;
    return name < 0 ? this.#corpus.lexicon.phrase(entry).original : this.#names[name].original;
  }
}

interface Name {
  readonly kind: FindableKind;
  readonly text: string;
  readonly original: string;
  articles: number;
}

/** Titles first: there is one an article, and a drafter looks for them by name. */
function* namesOf(index: CorpusIndex): Generator<[FindableKind, string]> {
  for (const article of index.articles()) yield ['title', article.title];
  for (const shard of index.shards) {
    const { headingLevel, headingLength, passageArticle } = shard.columns;
    for (let passage = 0; passage < shard.passageCount; passage++) {
      if (headingLevel[passage] === 0 || shard.isRemoved(passageArticle[passage])) continue;
      const start = shard.passageStart(passage);
      yield ['heading', shard.original(start, start + headingLength[passage])];
    }
  }
}
