/** Articles whose text a program recognised in pictures (OCR): what they say may be a slip of the program. */
import type { CorpusIndex } from './corpusIndex.ts';
import type { Shard } from './shard.ts';

/** Ends the format of a file whose text was recognised: `pdf/ocr`. */
const RECOGNIZED = '/ocr';
/** Stands beside the name of such an article wherever it is shown. */
export const RECOGNIZED_MARK = '识别文本';

/** One entry a file of the shard: 1 where its text was recognised. */
const known = new WeakMap<SharedArrayBuffer, Uint8Array>();

/** True where the text of {@link article} was recognised. Constant time, but for the first call of a shard. */
export function isRecognized(shard: Shard, article: number): boolean {
  let files = known.get(shard.buffer);
  if (files === undefined) {
    files = new Uint8Array(shard.fileCount);
    for (let at = 0; at < shard.articleCount; at++) {
      if (shard.article(at).format.endsWith(RECOGNIZED)) files[shard.columns.articleFile[at]] = 1;
    }
    known.set(shard.buffer, files);
  }
  return files[shard.columns.articleFile[article]] === 1;
}

/** True where at least {@link fewest} articles that were not recognised hold {@link phrase}. */
export function isProven(index: CorpusIndex, phrase: string, fewest: number): boolean {
  const articles = new Set<number>();
  for (const place of index.places(phrase)) {
    if (isRecognized(place.shard, place.shard.articleAt(place.start))) continue;
    if (articles.add(index.articleKey(place)).size >= fewest) return true;
  }
  return false;
}
