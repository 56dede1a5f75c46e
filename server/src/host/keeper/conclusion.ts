import type { Notice } from '../../engine/text/notice.ts';
import { fileUri } from '../../files/filePath.ts';
import type { IndexStatus } from '../../protocol/index.ts';
import type { CorpusSettings } from '../threadProtocol.ts';
import { problemOf } from './folders.ts';
import type { Holdings } from './holdings.ts';

/** The state at the end of a pass. */
interface Concluded {
  readonly held: Holdings;
  readonly settings: CorpusSettings;
  /** Corpus paths that are not there. */
  readonly missing: readonly string[];
  readonly starter: boolean;
  /** The set phrases are still to come. */
  readonly isMining: boolean;
  /** Why text cannot be recognised, for people. */
  readonly ocrProblem: Notice | undefined;
}

/** How things are at the end of a pass. */
export function conclusionOf(known: Concluded): Partial<IndexStatus<Notice>> {
  const { held, settings, missing, starter, isMining, ocrProblem } = known;
  const { unusable = [] } = settings;
  const totals = held.records.totals();
  // A folder that is not there is not a file that was skipped.
  const away = new Set(missing.map((path) => fileUri(path)));
  const skipped = totals.skipped.filter(({ uri }) => !away.has(uri));
  const counts = {
    ...totals,
    skipped: [...unusable, ...skipped],
    skippedFiles: totals.skippedFiles - (totals.skipped.length - skipped.length) + unusable.length,
    missing,
  };
  const { failed, message } = problemOf({
    paths: settings.paths,
    unusable: unusable.map(({ uri }) => uri),
    starter,
    ...counts,
  });
  const said = ocrProblem ?? message;
  return {
    ...counts,
    state: isMining ? 'indexing' : failed ? 'failed' : 'ready',
    answers: 'all',
    memoryShort: held.store.shards.some(({ shard }) => shard.wordsOnly),
    ...(said !== undefined && { message: said }),
  };
}
