import { type Article, PASSAGE_KINDS, type Passage, type SourceFile } from '../model.ts';
import { isRowOfFigures } from '../text/figures.ts';
import { foldInto } from '../text/fold.ts';
import { FactStrings } from './facts.ts';
import { fillFrequent, frequentLength } from './frequent.ts';
import { hashUnits, titleHash } from './hash.ts';
import { fillFilter, filterLength } from './gramFilter.ts';
import { allocateColumns, type ColumnName } from './layout.ts';
import { Numbers } from './numbers.ts';
import { recordChanges } from './originals.ts';
import { PARTS } from './parts.ts';
import { Positions, positionWidth } from './positions.ts';
import { countApart, partition, unitsApart, wordSuffixes } from './partition.ts';
import { Shard } from './shard.ts';
import { SIGNATURE_BYTES, signatureOf } from './signature.ts';
import { buildSuffixArray } from './suffixArray.ts';
import type { Words } from './words.ts';

const NUMBER_COLUMNS = [
  'passageStart',
  'passageLine',
  'passageColumn',
  'passageParent',
  'passageArticle',
  'passageKind',
  'headingLevel',
  'headingLength',
  'passageHash',
  'patchAt',
  'patchUnit',
  'gapAt',
  'gapUnits',
  'gapLines',
  'gapColumn',
  'articleFile',
  'articlePassage',
  'articleCharacters',
  'articleTitle',
  'stringStart',
] as const satisfies readonly ColumnName[];

type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** The report of {@link ShardBuilder.add} on a file. */
interface AddedFile {
  /** Folded units indexed. */
  readonly characters: number;
  /** The same for files whose passages are the same. */
  readonly fingerprint: string;
}

/**
 * Builds one shard: {@link add} files, use the {@link passageHashes} to find out which passages are elsewhere
 * too, have {@link text} cut into words, then {@link build}. Folding happens in {@link add}, suffix sorting in
 * {@link sort}.
 */
export class ShardBuilder {
  readonly #columns = Object.fromEntries(NUMBER_COLUMNS.map((name) => [name, new Numbers()])) as Record<
    NumberColumn,
    Numbers
  >;
  /** 1 for passages that are not prose. */
  readonly #isAside = new Numbers();
  readonly #fileWeights: number[] = [];
  readonly #strings = new FactStrings();
  readonly #signatures: Uint8Array[] = [];
  #text = new Uint16Array(1 << 16);
  #suffixes: Uint32Array | undefined;
  #length = 0;
  /** By unit of the current passage: its place in the original. */
  #offsets = new Uint32Array(1 << 10);

  /** Folded units so far, separators included. */
  get length(): number {
    return this.#length;
  }

  /** The folded passages so far, each closed by a 0 unit. */
  get text(): Uint16Array {
    return this.#text.subarray(0, this.#length);
  }

  /** Two 32-bit halves for each passage that may count, in the order in which they were added. */
  get passageHashes(): Uint32Array {
    const hashes = this.#columns.passageHash.view;
    const isAside = this.#isAside.view;
    const counting = new Uint32Array(hashes.length);
    let length = 0;
    for (let passage = 0; passage < isAside.length; passage++) {
      if (isAside[passage] === 1) continue;
      counting[length++] = hashes[2 * passage];
      counting[length++] = hashes[2 * passage + 1];
    }
    return counting.slice(0, length);
  }

  /** Adds a file. Passages that fold to nothing are left out. Linear in its text. */
  add(file: SourceFile): AddedFile {
    const columns = this.#columns;
    const fileIndex = this.#fileWeights.length;
    const firstHash = columns.passageHash.length;
    this.#fileWeights.push(file.weight);
    this.#strings.addFile(file);
    let characters = 0;
    for (const article of file.articles) characters += this.#addArticle(article, fileIndex);
    const hashes = Uint16Array.from(columns.passageHash.view.subarray(firstHash), (half) => half & 0xffff);
    const [low, high] = hashUnits(hashes, 0, hashes.length);
    return { characters, fingerprint: `${low.toString(36)}.${high.toString(36)}` };
  }

  /** Sorts the suffixes ahead of {@link build}, so that this and the cutting of words go side by side. */
  sort(): void {
    this.#suffixes ??= buildSuffixArray(this.text);
  }

  /**
   * The shard. {@link isCopy} holds one entry for each of {@link passageHashes}: 1 where the same text already counts
   * elsewhere in the corpus; {@link words} are those of {@link text}. With {@link wordsOnly} the suffixes that begin no word are left
   * out, about two in five, for a quarter of the memory. The builder is spent afterwards.
   */
  build(isCopy: Uint8Array, words: Words, wordsOnly = false): Shard {
    const columns = this.#columns;
    columns.passageStart.push(this.#length);
    const strings = this.#strings.pack(columns.stringStart);
    const text = this.text;
    const suffixes = this.#suffixes ?? buildSuffixArray(text);
    // Separators are the smallest units, so their suffixes come first: one for each passage.
    const parts = this.#partsOf(isCopy);
    const indexed = wordsOnly ? wordSuffixes(suffixes, words) : suffixes.subarray(parts.length);
    const apart = unitsApart(text.length, columns.passageStart.view, parts);
    const copies = countApart(indexed, apart);
    const lengths = Object.fromEntries(NUMBER_COLUMNS.map((name) => [name, columns[name].length]));
    const width = positionWidth(text.length);
    const room = {
      ...(lengths as Record<NumberColumn, number>),
      text: text.length,
      distinct: (indexed.length - copies) * width,
      copies: copies * width,
      wordStarts: words.starts.length,
      grams: filterLength(text.length),
      frequent: frequentLength(indexed.length - copies),
      slotAt: words.slotAt.length,
      slotLength: words.slotAt.length,
      slotKind: words.slotAt.length,
      passagePart: parts.length,
      fileWeight: this.#fileWeights.length,
      articleSignature: this.#signatures.length * SIGNATURE_BYTES,
      strings: strings.length,
    };
    const { buffer, columns: target } = allocateColumns(room, wordsOnly);
    target.text.set(text);
    // Straight to where they stay: at this moment memory is at its fullest.
    const { length } = text;
    partition(indexed, apart, new Positions(target.distinct, length), new Positions(target.copies, length));
    this.#suffixes = undefined;
    target.fileWeight.set(this.#fileWeights);
    target.passagePart.set(parts);
    target.wordStarts.set(words.starts);
    fillFilter(text, target.grams);
    target.slotAt.set(words.slotAt);
    target.slotLength.set(words.slotLength);
    target.slotKind.set(words.slotKind);
    target.strings.set(strings);
    this.#signatures.forEach((signature, article) => {
      target.articleSignature.set(signature, article * SIGNATURE_BYTES);
    });
    for (const name of NUMBER_COLUMNS) target[name].set(columns[name].view);
    const shard = new Shard(buffer);
    fillFrequent(shard);
    return shard;
  }

  /** One of `PARTS` a passage. */
  #partsOf(isCopy: Uint8Array): Uint8Array {
    let counting = 0;
    return Uint8Array.from(this.#isAside.view, (isAside) => {
      if (isAside === 1) return PARTS.aside;
      return isCopy[counting++] === 1 ? PARTS.copy : PARTS.distinct;
    });
  }

  #addArticle(article: Article, file: number): number {
    const columns = this.#columns;
    const index = columns.articleFile.length;
    const start = this.#length;
    columns.articleFile.push(file);
    columns.articlePassage.push(columns.passageLine.length);
    this.#strings.addArticle(article);
    // Article-relative passage → passage of this shard, or its nearest kept ancestor.
    const kept: number[] = [];
    let characters = 0;
    for (const passage of article.passages) {
      const parent = passage.parent < 0 ? -1 : kept[passage.parent];
      const added = this.#addPassage(passage, index, parent);
      kept.push(added ? columns.passageLine.length - 1 : parent);
      characters += added;
    }
    columns.articleCharacters.push(characters);
    columns.articleTitle.push(titleHash(article.title));
    this.#signatures.push(signatureOf(this.#text, start, this.#length));
    return characters;
  }

  /** Returns the folded length, 0 when nothing was left to add. */
  #addPassage(passage: Passage, article: number, parent: number): number {
    const columns = this.#columns;
    const start = this.#length;
    const original = passage.text;
    this.#reserve(original.length + 1);
    if (this.#offsets.length <= original.length) this.#offsets = new Uint32Array(2 * original.length + 1);
    const offsets = this.#offsets;
    const length = foldInto(original, passage.drops ?? [], this.#text.subarray(start), offsets);
    if (length === 0) return 0;
    this.#text[start + length] = 0;
    this.#length = start + length + 1;

    columns.passageStart.push(start);
    columns.passageLine.push(passage.line);
    columns.passageColumn.push(passage.column);
    columns.passageParent.push(parent);
    columns.passageArticle.push(article);
    columns.passageKind.push(PASSAGE_KINDS.indexOf(passage.kind));
    this.#isAside.push(passage.kind === 'table' && isRowOfFigures(original) ? 1 : 0);
    columns.headingLevel.push(passage.heading?.level ?? 0);
    columns.headingLength.push(foldedLength(offsets, length, passage.heading?.length ?? 0));
    const [low, high] = hashUnits(this.#text, start, start + length);
    columns.passageHash.push(low);
    columns.passageHash.push(high);
    recordChanges(columns, original, offsets, this.#text, start, length);
    return length;
  }

  #reserve(units: number): void {
    const needed = this.#length + units;
    if (needed <= this.#text.length) return;
    const capacity = Math.max(needed, this.#text.length * 2);
    const text = new Uint16Array(capacity);
    text.set(this.#text);
    this.#text = text;
  }
}

/** How many folded units the first {@link units} units of the original became. */
function foldedLength(offsets: Uint32Array, length: number, units: number): number {
  let folded = 0;
  while (folded < length && offsets[folded] < units) folded++;
  return folded;
}
