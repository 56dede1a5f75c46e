import type { Shard } from '../../engine/index/shard.ts';
import type { FileReport } from '../corpusReport.ts';
import type { FileRecord } from './records.ts';

/** The part of a report on files whose text is in earlier files too. */
type Duplicate = Pick<FileReport, 'duplicateOf' | 'repeated'>;

/**
 * Tells duplicates among files that are given in the order of their URIs: of several files with the same text, or
 * nearly the same (see `twins.ts`), all but the first.
 */
export class Duplicates {
  readonly #firstWithText = new Map<string, string>();
  readonly #firstWithTwin = new Map<number, string>();

  /** What the report says of the next file. */
  of({ uri, read, place }: FileRecord): Duplicate {
    if (!read || read.characters === 0) return {};
    const groups = place ? groupsOf(place.shard.shard, place.file) : [];
    const twins = groups.map((group) => (group === 0 ? undefined : this.#firstWithTwin.get(group)));
    for (const group of groups) {
      if (group !== 0 && !this.#firstWithTwin.has(group)) this.#firstWithTwin.set(group, uri);
    }
    const same = this.#firstWithText.get(read.fingerprint);
    if (same !== undefined) return { duplicateOf: same };
    this.#firstWithText.set(read.fingerprint, uri);
    return asDuplicate(twins);
  }
}

/** {@link twins} holds an entry an article: the earlier file that has it nearly the same, if one does. */
function asDuplicate(twins: readonly (string | undefined)[]): Duplicate {
  const counts = new Map<string, number>();
  for (const uri of twins) if (uri !== undefined) counts.set(uri, (counts.get(uri) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) return {};
  const articles = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return articles === twins.length ? { duplicateOf: most[0] } : { repeated: { articles, uri: most[0] } };
}

/** The twin group of each article of a file. */
function groupsOf(shard: Shard, file: number): number[] {
  const groups: number[] = [];
  const [first, end] = shard.articlesOf(file);
  for (let article = first; article < end; article++) groups.push(shard.twinGroup(article));
  return groups;
}
