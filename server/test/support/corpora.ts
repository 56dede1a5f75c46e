import { copyFlags, PassageCounts } from '../../src/engine/index/copies.ts';
import { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../src/engine/index/shardBuilder.ts';
import { cutWords } from '../../src/engine/index/words.ts';
import type { Article, Passage, SourceFile } from '../../src/engine/model.ts';
import type { Segmenter } from '../../src/engine/text/segmenter.ts';

/** Every unit a word: for tests in which word borders do not matter. */
export const unitSegmenter: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) => Array.from({ length: text.length }, (_, i) => ({ word: text[i], tag: '' })),
};

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words by `Intl.Segmenter`: the same on every machine. */
export const wordSegmenter: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) => Array.from(words.segment(text), ({ segment }) => ({ word: segment, tag: '' })),
};

/** An article of plain paragraphs, one a line; the first is its title. */
export function articleOf(text: string, facts: Partial<Article> = {}): Article {
  const passages: Passage[] = text
    .split('\n')
    .map((line, number) => ({
      text: line,
      line: number,
      column: 0,
      kind: number === 0 ? ('title' as const) : ('paragraph' as const),
      parent: -1,
    }))
    .filter((passage) => passage.text.trim() !== '');
  return { title: text.split('\n', 1)[0], passages, ...facts };
}

export function fileOf(name: string, text: string, facts: Partial<Article> = {}): SourceFile {
  return { uri: `file:///corpus/${name}`, format: 'txt', weight: 1, articles: [articleOf(text, facts)] };
}

/** Indexes files in memory, {@link perShard} to a shard. */
export function indexOf(
  files: readonly SourceFile[],
  perShard = files.length,
  segmenter = wordSegmenter,
): CorpusIndex {
  const seen = new PassageCounts();
  const shards = [];
  for (let at = 0; at < files.length; at += Math.max(1, perShard)) {
    const builder = new ShardBuilder();
    for (const file of files.slice(at, at + perShard)) builder.add(file);
    shards.push(builder.build(copyFlags(builder.passageHashes, seen), cutWords(builder.text, segmenter)));
  }
  return new CorpusIndex(shards);
}
