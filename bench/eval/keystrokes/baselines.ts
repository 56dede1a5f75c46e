import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Completer } from './simulate.ts';

const LONGEST_CONTEXT = 12;
const ITEMS = 5;
const MOST_PLACES = 2000;

/**
 * Longest-match back-off: what follows the longest context that the corpus holds, up to the next word, the next
 * end of a clause, the most frequent first and of equal ones the longer.
 */
export function backOff(index: CorpusIndex): Completer {
  return (written) => {
    const tail = foldText(written.slice(written.lastIndexOf('\n') + 1).slice(-60));
    for (let length = Math.min(LONGEST_CONTEXT, tail.length); length > 0; length--) {
      const counts = followers(index, tail.slice(-length));
      if (counts.size === 0) continue;
      return [...counts]
        .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
        .slice(0, ITEMS)
        .map(([text]) => ({ text }));
    }
    return [];
  };
}

function followers(index: CorpusIndex, context: string): Map<string, number> {
  const counts = new Map<string, number>();
  let taken = 0;
  for (const { shard, suffixes, interval } of index.distinctMatches(context)) {
    for (let rank = interval.lo; rank < interval.hi && taken < MOST_PLACES; rank++, taken++) {
      const at = suffixes.positions.at(rank) + context.length;
      const end = shard.passageEnd(shard.passageAt(at - 1));
      let word = at + 1;
      while (word < end && !shard.isWordStart(word)) word++;
      let clause = at;
      while (clause < end && !'，。；：！？'.includes(String.fromCharCode(shard.columns.text[clause])))
        clause++;
      for (const stop of new Set([Math.min(word, end), Math.min(clause, end)])) {
        if (stop <= at) continue;
        const text = shard.folded(at, stop);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** VS Code's word-based suggestions as a frequency list: the corpus' words that go on with the last characters. */
export function wordList(index: CorpusIndex): Completer {
  const byStart = new Map<string, Map<string, number>>();
  for (const shard of index.shards) {
    const { text } = shard.columns;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === 0 || !shard.isWordStart(at)) continue;
      let end = at + 1;
      while (text[end] !== 0 && !shard.isWordStart(end)) end++;
      for (let cut = 1; cut < Math.min(4, end - at); cut++) {
        const start = shard.folded(at, at + cut);
        const rests = byStart.get(start) ?? new Map<string, number>();
        const rest = shard.folded(at + cut, end);
        byStart.set(start, rests.set(rest, (rests.get(rest) ?? 0) + 1));
      }
    }
  }
  const lists = new Map(
    [...byStart].map(([start, rests]) => [
      start,
      [...rests]
        .sort((a, b) => b[1] - a[1])
        .slice(0, ITEMS)
        .map(([rest]) => ({ text: rest })),
    ]),
  );
  return (written) => {
    const tail = foldText(written.slice(-3).split('\n').at(-1) ?? '');
    for (let length = tail.length; length > 0; length--) {
      const list = lists.get(tail.slice(-length));
      if (list) return list;
    }
    return [];
  };
}
