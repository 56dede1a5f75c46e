import MiniSearch from 'minisearch';
import type { PeerTask } from '../jobs.ts';
import { residentMegabytes } from '../memory.ts';
import { timeEach } from '../percentiles.ts';
import { textFiles } from './corpusFiles.ts';
import type { Finding } from './peer.ts';

/** The usual way without Yinju: passages in MiniSearch, found by pairs of characters, then looked at. */
export async function findPassages({ corpus, phrases }: PeerTask): Promise<Finding> {
  const before = residentMegabytes();
  const start = performance.now();
  const search = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: pairsOf,
    processTerm: (term) => term,
  });
  const passages: string[] = [];
  for await (const { text } of textFiles(corpus)) {
    for (const line of text.split('\n')) {
      if (line.length < 2) continue;
      search.add({ id: passages.length, text: line });
      passages.push(line);
    }
  }
  const built = performance.now() - start;
  globalThis.gc?.();
  const megabytes = residentMegabytes() - before;
  let places = 0;
  const { p50 } = await timeEach(phrases, async (phrase) => {
    for (const { id } of search.search(phrase, { combineWith: 'AND' })) {
      if (passages[Number(id)].includes(phrase)) places++;
    }
  });
  if (places === 0) throw new Error('MiniSearch found none of the phrases');
  return { built, megabytes, answer: p50 };
}

function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (let i = 0; i + 2 <= text.length; i++) pairs.push(text.slice(i, i + 2));
  return pairs;
}
