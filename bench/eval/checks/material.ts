import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import { CorpusMatcher } from '../../../server/src/engine/check/corpusMatcher.ts';
import { Paragraph } from '../../../server/src/engine/check/paragraph.ts';
import { copyFlags, PassageCounts } from '../../../server/src/engine/index/copies.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../../server/src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../server/src/engine/index/words.ts';
import type { Article, SourceFile } from '../../../server/src/engine/model.ts';
import { mineLexicon } from '../../../server/src/engine/phrases/mine.ts';
import { joinLines } from '../../../server/src/engine/text/joinLines.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';

/** Source files of a folder (not of folders in it), read. */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || !/\.(?:txt|md)$/u.test(name)) continue;
    const { format, articles } = await readSource(readFileSync(path), name);
    files.push({ uri: pathToFileURL(path).href, format, weight: 1, articles });
  }
  return files;
}

/** An index of {@link files} with its set phrases, in memory. */
export async function corpusOf(files: readonly SourceFile[], segmenter: Segmenter): Promise<Corpus> {
  const builder = new ShardBuilder();
  for (const file of files) builder.add(file);
  const isCopy = copyFlags(builder.passageHashes, new PassageCounts());
  const index = new CorpusIndex([builder.build(isCopy, cutWords(builder.text, segmenter))]);
  return { index, lexicon: await mineLexicon(index) };
}

/** Each article as a file of its own. */
export function articlesAsFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.flatMap((file) =>
    file.articles.map((article, number) => ({
      ...file,
      uri: file.articles.length > 1 ? `${file.uri}%20${number + 1}` : file.uri,
      articles: [article],
    })),
  );
}

/** The text of an article as a draft: its passages, one a line, junk left out. */
export function draftTextOf(article: Article): string {
  return article.passages.map(({ text, drops }) => withoutDrops(text, drops ?? [])).join('\n');
}

function withoutDrops(text: string, drops: readonly (readonly [number, number])[]): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of drops) {
    kept += text.slice(from, start);
    from = end;
  }
  return joinLines(kept + text.slice(from), '');
}

/** Shared runs of this length (folded units) make a sentence unfit as a host. */
const GRAM = 8;

/** Sentences of {@link files} that share no 8-gram with {@link index}: what copied text is put among. */
export function foreignSentences(files: readonly SourceFile[], index: CorpusIndex): string[] {
  const matcher = new CorpusMatcher(index, 'draft:');
  const sentences: string[] = [];
  for (const { articles } of files) {
    for (const passage of articles.flatMap(({ passages }) => passages)) {
      if (passage.kind !== 'paragraph') continue;
      for (const sentence of withoutDrops(passage.text, passage.drops ?? []).match(
        /(?<![^。！？])[^。！？]+[。！？]/gu,
      ) ?? []) {
        const text = sentence.trim();
        if (text.length < 15 || text.length > 120) continue;
        const paragraph = new Paragraph(text);
        const isForeign = [...paragraph.folded].every((_, at) => matcher.longest(paragraph.units, at) < GRAM);
        if (isForeign) sentences.push(text);
      }
    }
  }
  return sentences;
}
