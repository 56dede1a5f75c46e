import { PASSAGE_KINDS, type PassageKind } from '../model.ts';
import { decodeUnits } from '../text/fold.ts';
import { parseHeading } from '../text/headings.ts';
import { firstAtOrAfter } from '../text/sorted.ts';
import { articleDate, type ArticleFacts, articleFacts, type FileFacts, fileFacts, fileUri } from './facts.ts';
import { articlesOfFrequent, FREQUENT } from './frequent.ts';
import { GramFilter } from './gramFilter.ts';
import { type Columns, isWordsOnly, viewColumns } from './layout.ts';
import { originalRange, originalText, type SourceRange, spacedText } from './originals.ts';
import { PARTS } from './parts.ts';
import { Positions } from './positions.ts';
import { SpanBlocks } from './spanBlocks.ts';
import { Suffixes } from './suffixes.ts';
import type { ShardTwins } from './twins.ts';
import { SLOT_KINDS, type SlotKind } from './words.ts';

/** A paragraph of a report is about twice as long as 64 units; few articles are shorter than 512. Guess. */
const PASSAGE_BITS = 6;
const ARTICLE_BITS = 9;

/**
 * Some source files, indexed: an immutable view of one buffer (see `layout.ts`). Positions are offsets into the
 * folded {@link Columns.text}; every passage there is followed by a 0 unit, which no phrase contains.
 *
 * Removed files leave no trace but their text: {@link without} gives a shard whose suffixes skip them.
 */
export class Shard {
  readonly columns: Columns;
  /** Suffixes of distinct passages: what ranking counts. */
  readonly distinct: Suffixes;
  /** Suffixes of passages whose text is elsewhere too, and of those that are not prose: what only exact counts add. */
  readonly copies: Suffixes;
  /** Rules out most runs that the text does not hold; that of deleted files is still in it. */
  readonly grams: GramFilter;
  readonly #wordsOnly: boolean;
  /** Made when the first position is needed. */
  #passages: SpanBlocks | undefined;
  #articles: SpanBlocks | undefined;
  /** Whether no file has been deleted; known when first needed. */
  #isWhole: boolean | undefined;
  /** Known when first needed. */
  #holdsAside: boolean | undefined;

  constructor(
    readonly buffer: SharedArrayBuffer,
    distinct?: Uint8Array,
    copies?: Uint8Array,
    /** One entry a file; 1 where the file is gone. */
    readonly removed: Uint8Array | undefined = undefined,
    /** Set where some of its articles say nearly the same as others of the corpus. */
    readonly twins: ShardTwins | undefined = undefined,
  ) {
    this.columns = viewColumns(buffer);
    this.#wordsOnly = isWordsOnly(buffer);
    const { text } = this.columns;
    this.distinct = new Suffixes(text, new Positions(distinct ?? this.columns.distinct, text.length));
    this.copies = new Suffixes(text, new Positions(copies ?? this.columns.copies, text.length));
    this.grams = new GramFilter(this.columns.grams);
  }

  /** True where phrases are found only at places where they begin a word: memory was short. */
  get wordsOnly(): boolean {
    return this.#wordsOnly;
  }

  get passageCount(): number {
    return this.columns.passageLine.length;
  }

  get articleCount(): number {
    return this.columns.articleFile.length;
  }

  get fileCount(): number {
    return this.columns.fileWeight.length;
  }

  /** True where the article's file has been removed since the shard was built. */
  isRemoved(article: number): boolean {
    return this.removed !== undefined && this.removed[this.columns.articleFile[article]] === 1;
  }

  /** The number that articles saying nearly the same share; 0 for an article without twins. */
  twinGroup(article: number): number {
    return this.twins?.groups[article] ?? 0;
  }

  /**
   * Where the cell of a table row ends that holds {@link position}: at the next white space that folding left out, or
   * at the row's end. Logarithmic.
   */
  cellEnd(position: number): number {
    const { gapAt } = this.columns;
    const next = firstAtOrAfter(gapAt, position);
    const end = this.passageEnd(this.passageAt(position));
    return next < gapAt.length ? Math.min(gapAt[next], end) : end;
  }

  /**
   * Where the part of a title or a heading ends that holds {@link position}: at the next white space that folding left out,
   * which stands for a comma there, or at its end. White space after a number of the heading, and where a line was broken,
   * ends none. Logarithmic.
   */
  headlineEnd(position: number): number {
    const { text, gapAt, gapLines } = this.columns;
    const passage = this.passageAt(position);
    const [start, end] = [this.passageStart(passage), this.passageEnd(passage)];
    for (let gap = firstAtOrAfter(gapAt, position); gap < gapAt.length && gapAt[gap] < end; gap++) {
      const at = gapAt[gap];
      if (at > start && gapLines[gap] === 0 && !isNumber(decodeUnits(text, start, at))) return at;
    }
    return end;
  }

  /** Whether a cell of a table row begins at {@link position} after another. Logarithmic. */
  beginsCell(position: number): boolean {
    const { gapAt } = this.columns;
    const gap = firstAtOrAfter(gapAt, position);
    if (gapAt[gap] !== position) return false;
    const passage = this.passageAt(position);
    return this.kind(passage) === 'table' && position > this.passageStart(passage);
  }

  /** True where the passage at {@link position} only says again what a fuller twin of its article says. */
  isEcho(position: number): boolean {
    return this.twins !== undefined && this.twins.echoes[this.passageAt(position)] === 1;
  }

  /** True for a passage that is not prose: see `PARTS.aside`. */
  isAside(passage: number): boolean {
    return this.columns.passagePart[passage] === PARTS.aside;
  }

  /** True where the text of some passage is among {@link copies} alone. */
  get holdsAside(): boolean {
    return (this.#holdsAside ??= this.columns.passagePart.includes(PARTS.aside));
  }

  /** The passage that holds {@link position}. Constant time. */
  passageAt(position: number): number {
    this.#passages ??= new SpanBlocks(this.columns.passageStart, PASSAGE_BITS);
    return this.#passages.at(position);
  }

  /** The article that holds {@link position}. Constant time, out of tables small enough for the processor's cache. */
  articleAt(position: number): number {
    this.#articles ??= new SpanBlocks(this.#articleStarts(), ARTICLE_BITS);
    return this.#articles.at(position);
  }

  /**
   * Articles of a phrase at so many {@link places} of this shard, where they were counted when it was built and no
   * file has been removed since; nothing for all others. Constant time.
   */
  articlesOfFrequent(phrase: string, places: number): number | undefined {
    if (places < FREQUENT) return undefined;
    this.#isWhole ??= this.removed === undefined || this.removed.every((isGone) => isGone === 0);
    return this.#isWhole ? articlesOfFrequent(this.columns.frequent, phrase) : undefined;
  }

  passageStart(passage: number): number {
    return this.columns.passageStart[passage];
  }

  /** Exclusive end, where the passage's closing 0 is. */
  passageEnd(passage: number): number {
    return this.columns.passageStart[passage + 1] - 1;
  }

  kind(passage: number): PassageKind {
    return PASSAGE_KINDS[this.columns.passageKind[passage]];
  }

  isWordStart(position: number): boolean {
    return ((this.columns.wordStarts[position >>> 5] >>> (position & 31)) & 1) === 1;
  }

  /** {@link isWordStart} as 1 or 0, and 1 where a passage is closed. */
  wordStartAt(position: number): number {
    const { text, wordStarts } = this.columns;
    return text[position] === 0 ? 1 : (wordStarts[position >>> 5] >>> (position & 31)) & 1;
  }

  /** Words tagged as names inside [{@link start}, {@link end}), at offsets from {@link start}. Logarithmic. */
  names(start: number, end: number): { start: number; end: number; kind: SlotKind }[] {
    const { slotAt, slotLength, slotKind } = this.columns;
    const names = [];
    for (let i = firstAtOrAfter(slotAt, start); i < slotAt.length && slotAt[i] < end; i++) {
      const from = slotAt[i] - start;
      const to = from + slotLength[i];
      if (to <= end - start) names.push({ start: from, end: to, kind: SLOT_KINDS[slotKind[i]] });
    }
    return names;
  }

  folded(start: number, end: number): string {
    return decodeUnits(this.columns.text, start, end);
  }

  /**
   * The text as the source has it, from one folded position up to another of the same passage; only characters that lie
   * there whole.
   */
  original(start: number, end: number): string {
    return originalText(this.columns, start, end);
  }

  /** The same to be read by people: the cells of a table row apart. */
  readable(start: number, end: number): string {
    const isRow = this.kind(this.passageAt(start)) === 'table';
    return isRow ? spacedText(this.columns, start, end) : this.original(start, end);
  }

  /** Where in the source file those characters are that lie whole in the folded run [{@link start}, {@link end}). */
  range(start: number, end: number): SourceRange {
    return originalRange(this.columns, this.passageAt(start), start, end);
  }

  /** The headings above and at the start of {@link passage}, outermost first. */
  headings(passage: number): string[] {
    const path: string[] = [];
    const { passageParent } = this.columns;
    for (let p = this.headingOver(passage); p >= 0; p = passageParent[p]) path.unshift(this.headingOf(p));
    return path;
  }

  /** The passage whose heading is nearest over {@link passage}, or which it begins with itself; -1 for none. */
  headingOver(passage: number): number {
    const { passageParent, headingLevel } = this.columns;
    const runsIn = headingLevel[passage] > 0 && this.kind(passage) !== 'heading';
    return runsIn ? passage : passageParent[passage];
  }

  /** The heading that {@link passage} is or begins with, without the marks of Markdown that a text file may keep. */
  headingOf(passage: number): string {
    const start = this.passageStart(passage);
    const heading = this.original(start, start + this.columns.headingLength[passage]);
    return heading.replace(/^#{1,6}[ \t\u3000]*/u, '');
  }

  article(article: number): ArticleFacts {
    return articleFacts(this.columns, article);
  }

  file(file: number): FileFacts {
    return fileFacts(this.columns, file);
  }

  /** The articles of a file, as [first, end). Logarithmic. */
  articlesOf(file: number): [number, number] {
    const { articleFile } = this.columns;
    return [firstAtOrAfter(articleFile, file), firstAtOrAfter(articleFile, file + 1)];
  }

  /** The passages of a file, as [first, end). Logarithmic. */
  passagesOf(file: number): [number, number] {
    const { articlePassage } = this.columns;
    const [first, end] = this.articlesOf(file);
    const passageAtArticle = (article: number) =>
      article < this.articleCount ? articlePassage[article] : this.passageCount;
    return [passageAtArticle(first), passageAtArticle(end)];
  }

  /** The date alone of an article, as {@link article} gives it. */
  articleDate(article: number): string {
    return articleDate(this.columns, article);
  }

  fileUri(file: number): string {
    return fileUri(this.columns, file);
  }

  #articleStarts(): Uint32Array {
    const { articlePassage, passageStart } = this.columns;
    const starts = new Uint32Array(this.articleCount + 1);
    for (let article = 0; article < this.articleCount; article++) {
      starts[article] = passageStart[articlePassage[article]];
    }
    starts[this.articleCount] = passageStart[this.passageCount];
    return starts;
  }
}

/** Whether the {@link beginning} of a heading (folded) is its number or its marks alone. */
function isNumber(beginning: string): boolean {
  return !/[\p{L}\p{N}]/u.test(beginning) || parseHeading(beginning)?.marker === beginning;
}
