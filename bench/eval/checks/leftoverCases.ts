import { placeNamesOf } from '../../../server/src/engine/check/placeNames.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { Random } from '../../random.ts';

/** A report adapted to another place in which its own place was left standing once. */
export interface LeftoverCase {
  readonly text: string;
  readonly start: number;
  readonly name: string;
}

/** Places that no report is of. */
const OTHER_PLACES = ['临溪', '望原', '青陵', '柏泉', '石澜'];
/** A report's place is named this often for it to be adapted. */
const LEAST_NAMED = 3;
/** Characters of the report taken. */
const LENGTH = 2500;

/** {@link each} cases a report of {@link corpus} that names the place it is of. */
export function makeLeftoverCases(corpus: Corpus, each: number, random: Random): LeftoverCase[] {
  const cases: LeftoverCase[] = [];
  const names = placeNamesOf(corpus.index);
  for (const [shardNumber, shard] of corpus.index.shards.entries()) {
    for (let article = 0; article < shard.articleCount; article++) {
      const start = shard.passageStart(shard.columns.articlePassage[article]);
      const home = names.homeOf({ shard, shardNumber, start, end: start + 1 });
      if (home === undefined) continue;
      const text = textOf(shard, article);
      for (let made = 0; made < each; made++) {
        const adapted = adapt(text, home, random);
        if (adapted !== undefined) cases.push(adapted);
      }
    }
  }
  return cases;
}

function textOf(shard: Corpus['index']['shards'][number], article: number): string {
  const { articlePassage } = shard.columns;
  const first = articlePassage[article];
  const next = article + 1 < shard.articleCount ? articlePassage[article + 1] : shard.passageCount;
  const lines: string[] = [];
  for (let passage = first; passage < next; passage++) {
    lines.push(shard.original(shard.passageStart(passage), shard.passageEnd(passage)));
  }
  return lines.join('\n');
}

/** Replaces the place everywhere but once, in a paragraph of running text. */
function adapt(whole: string, home: string, random: Random): LeftoverCase | undefined {
  const text = whole.slice(0, LENGTH);
  const other = random.pick(OTHER_PLACES);
  const parts = text.split(home);
  if (parts.length - 1 < LEAST_NAMED) return undefined;
  const inText = parts.flatMap((_, i) => {
    if (i === 0) return [];
    const before = parts.slice(0, i).join(home);
    const lineStart = before.lastIndexOf('\n') + 1;
    const rest = text.slice(before.length);
    const lineEnd = before.length + rest.search(/\n|$/u);
    return lineStart > 0 && lineEnd - lineStart > 80 ? [i] : [];
  });
  if (inText.length === 0) return undefined;
  const left = random.pick(inText);
  let adapted = parts[0];
  let start = -1;
  for (let i = 1; i < parts.length; i++) {
    if (i === left) start = adapted.length;
    adapted += (i === left ? home : other) + parts[i];
  }
  return { text: adapted, start, name: home };
}
