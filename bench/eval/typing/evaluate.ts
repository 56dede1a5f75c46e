import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diskFiles } from '../../../server/src/files/diskFiles.ts';
import { listFiles } from '../../../server/src/files/listFiles.ts';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { copyFlags, PassageCounts } from '../../../server/src/engine/index/copies.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../../server/src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../server/src/engine/index/words.ts';
import type { Article, SourceFile } from '../../../server/src/engine/model.ts';
import { mineLexicon } from '../../../server/src/engine/phrases/mine.ts';
import type { Segmenter, TaggedWord } from '../../../server/src/engine/text/segmenter.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { TINY_FILES, TINY_FOLDER, withoutTiny } from '../tiny.ts';
import { Tally } from './tally.ts';
import { ghosts, phrases, tails } from './typists.ts';

const FOLDER = '../shared/corpus/reports';

/**
 * `npm run eval -- typing [FOLDER]`: each article left out in turn and written by someone who types pinyin: what
 * is in the first place and in the list for letters after characters, for set phrases by their letters, and
 * how often ghost text is right. Returns an exit code.
 */
export async function evaluateTyping(args: readonly string[]): Promise<number> {
  const { tiny, rest: named } = withoutTiny(args);
  const folder = tiny ? TINY_FOLDER : (named[0] ?? FOLDER);
  if (!existsSync(folder)) {
    console.log(`There is no folder ${folder}: typing is not measured.`);
    return 0;
  }
  const files = (await readFiles(folder)).slice(0, tiny ? TINY_FILES : Infinity);
  const segmenter = remembering(segmenterOf(loadWordTables()));
  const tallies = new Map<string, Tally>();
  const tally = (name: string): Tally => {
    const known = tallies.get(name) ?? new Tally(name);
    tallies.set(name, known);
    return known;
  };
  for (const [article, rest] of leaveOneOut(files)) {
    const builder = new ShardBuilder();
    for (const file of rest) builder.add(file);
    const copies = copyFlags(builder.passageHashes, new PassageCounts());
    const index = new CorpusIndex([builder.build(copies, cutWords(builder.text, segmenter))]);
    const corpus = { index, lexicon: await mineLexicon(index) };
    const engine = new Engine();
    engine.use(corpus);
    await tails(engine, article, segmenter, tally);
    await phrases(engine, corpus.lexicon, tally);
    await ghosts(engine, article, tally);
    if (tiny) break;
  }
  console.table([...tallies.values()].map((one) => one.row()));
  return 0;
}

async function readFiles(folder: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const { path, uri } of listFiles(diskFiles, [folder])) {
    const { format, articles } = await readSource(await readFile(path), path);
    files.push({ uri, format, weight: 1, articles });
  }
  return files;
}

function* leaveOneOut(files: readonly SourceFile[]): Generator<[Article, SourceFile[]]> {
  for (const file of files) {
    for (const article of file.articles) {
      const others = { ...file, articles: file.articles.filter((one) => one !== article) };
      yield [article, files.map((one) => (one === file ? others : one))];
    }
  }
}

/** Articles are indexed again and again: each passage is cut once. */
function remembering(segmenter: Segmenter): Segmenter {
  const cuts = new Map<string, TaggedWord[]>();
  return {
    name: segmenter.name,
    tag: (text) => {
      const known = cuts.get(text) ?? segmenter.tag(text);
      cuts.set(text, known);
      return known;
    },
  };
}
