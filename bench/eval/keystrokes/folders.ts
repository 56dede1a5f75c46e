import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSourceName } from '../../../server/src/corpus/formats/names.ts';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import { copyFlags, PassageCounts } from '../../../server/src/engine/index/copies.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../../server/src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../server/src/engine/index/words.ts';
import type { Article, Passage, SourceFile } from '../../../server/src/engine/model.ts';
import type { Segmenter, TaggedWord } from '../../../server/src/engine/text/segmenter.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';

/** A folder of source files, read. */
export interface Folder {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** An article to be written again, and the files without it. */
export interface LeftOut {
  readonly article: Article;
  /** Of its file. */
  readonly uri: string;
  readonly rest: readonly SourceFile[];
}

/** Reads every source file of a folder, in the order of their names. */
export async function readFolder(name: string, path: string): Promise<Folder> {
  const files: SourceFile[] = [];
  for (const file of readdirSync(path).filter(isSourceName).sort()) {
    const { format, articles } = await readSource(readFileSync(join(path, file)), file);
    files.push({ uri: `file:///${encodeURIComponent(file)}`, format, weight: 1, articles });
  }
  return { name, files };
}

/** Leaves each article out in turn; {@link wanted} says by its file which. */
function* leaveOneOut(folder: Folder, wanted: (uri: string) => boolean): Generator<LeftOut> {
  for (const file of folder.files) {
    if (!wanted(decodeURIComponent(file.uri))) continue;
    for (const article of file.articles) {
      const rest = folder.files.map((other) =>
        other === file ? { ...file, articles: file.articles.filter((one) => one !== article) } : other,
      );
      yield { article, rest, uri: file.uri };
    }
  }
}

/** A folder whose articles are written, and which of them. */
export interface WrittenFolder {
  readonly name: string;
  readonly path: string;
  readonly take: (folder: Folder) => Generator<LeftOut>;
}

/** Each article of the files whose names {@link wanted} matches, in turn. */
export function leaveOut(wanted: RegExp): WrittenFolder['take'] {
  return (folder) => leaveOneOut(folder, (uri) => wanted.test(uri));
}

/**
 * Articles of files whose names begin with {@link from} or a later day, every {@link stride}th file, each written from
 * all files of the days before {@link from}.
 */
export function* writeByTime(folder: Folder, from: string, stride: number): Generator<LeftOut> {
  const isLater = ({ uri }: SourceFile): boolean => decodeURIComponent(uri).slice('file:///'.length) >= from;
  const rest = folder.files.filter((file) => !isLater(file));
  for (const [number, { articles, uri }] of folder.files.filter(isLater).entries()) {
    if (number % stride === 0) for (const article of articles) yield { article, rest, uri };
  }
}

/** The same of files before {@link to}, what is later left out: days as the files are named, `20240101`. */
export function newsOf(from: string, to: string, stride: number): WrittenFolder['take'] {
  return (folder) => {
    const files = folder.files.filter(({ uri }) => uri < `file:///${to}`);
    return writeByTime({ ...folder, files }, from, stride);
  };
}

/** Those of {@link leftOut} whose files are named for an odd day. */
export function* ofOddDays(leftOut: Iterable<LeftOut>): Generator<LeftOut> {
  for (const one of leftOut) {
    const day = /(\d\d)\.txt$/u.exec(one.uri)?.[1];
    if (Number(day) % 2 === 1) yield one;
  }
}

const cuts = new Map<string, TaggedWord[]>();
let segmenter: Segmenter | undefined;

/**
 * {@link leftOut} with each article as its file under {@link path} has it, line by line, links and what else the reader of
 * sources leaves out included: what a draft holds that is written by hand. Files are UTF-8 text, an article each.
 */
export function* asInFiles(leftOut: Iterable<LeftOut>, path: string): Generator<LeftOut> {
  for (const { article, rest, uri } of leftOut) {
    const text = readFileSync(join(path, decodeURIComponent(uri).slice('file:///'.length)), 'utf8');
    const passages = text.split('\n').flatMap((line, number): Passage[] => {
      const kept = line.trim();
      return kept === '' ? [] : [{ text: kept, line: number, column: 0, kind: 'paragraph', parent: -1 }];
    });
    yield { article: { ...article, passages }, rest, uri };
  }
}

/** The product's segmenter; a passage cut once is remembered, since every left-out article indexes it again. */
export const cachedSegmenter: Segmenter = {
  name: 'jieba',
  tag: (text) => {
    segmenter ??= loadSegmenter();
    let words = cuts.get(text);
    if (!words) {
      words = segmenter.tag(text);
      cuts.set(text, words);
    }
    return words;
  },
};

function loadSegmenter(): Segmenter {
  const tables = loadWordTables();
  const chosen = segmenterOf(tables);
  if (tables.reason) console.log(`Words are cut by ${chosen.name}, figures will be lower: ${tables.reason}`);
  return chosen;
}

/** Indexes files in memory, as one shard. */
export function indexFiles(files: readonly SourceFile[]): CorpusIndex {
  const builder = new ShardBuilder();
  for (const file of files) builder.add(file);
  const copies = copyFlags(builder.passageHashes, new PassageCounts());
  return new CorpusIndex([builder.build(copies, cutWords(builder.text, cachedSegmenter))]);
}
