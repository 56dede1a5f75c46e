import type * as OpenSearch from '../../../scripts/opensearch.mjs';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import { connect } from '../../../server/src/office/connection.ts';
import { Fetcher } from '../../../server/src/office/fetcher.ts';
import { Gate } from '../../../server/src/office/gate.ts';
import { PushTarget } from '../../../server/src/office/push.ts';
import { OfficeCorpus } from '../../../server/src/office/questions.ts';
import { cachedSegmenter } from '../keystrokes/folders.ts';

/** Run as it stands, beside its Java source: it is not part of the bundle. */
const SCRIPT = new URL('../../scripts/opensearch.mjs', import.meta.url).href;
/** Files sent in one group. */
const GROUP = 50;

/** A server with a corpus, and what asks it as the product does. */
export interface MeasuredOffice {
  readonly corpus: OfficeCorpus;
  /** A fetcher with nothing at hand. */
  fetcher(): Fetcher;
  close(): Promise<void>;
}

/**
 * Puts {@link files} on the server of `YINJU_OPENSEARCH`, or on one that is started, under {@link index}; what stands
 * there already is left alone. Throws where no server can be had.
 */
export async function officeWith(files: readonly SourceFile[], index: string): Promise<MeasuredOffice> {
  const given = process.env['YINJU_OPENSEARCH'];
  const { ensureOpenSearch, startCluster } = (await import(SCRIPT)) as typeof OpenSearch;
  const missing = given === undefined ? ensureOpenSearch() : undefined;
  if (missing) throw new Error(missing.reason);
  const cluster = given === undefined ? await startCluster(1) : undefined;
  const address = { url: given ?? cluster?.urls[0] ?? '', index };
  const client = connect(address);
  const target = new PushTarget(client, index, NEVER);
  await target.prepare({ shards: 1, replicas: 0 });
  const known = await target.known('eval');
  const left = files.filter(({ uri }) => !known.has(uri));
  const state = { hash: '', rules: '', edges: [], edgeJunk: [] };
  for (let at = 0; at < left.length; at += GROUP) {
    const group = left.slice(at, at + GROUP);
    await target.put(
      group.map((source) => ({ source, pushed: { folder: 'eval', path: source.uri, state } })),
    );
  }
  await target.finish();
  await client.close();
  const corpus = new OfficeCorpus(address);
  return {
    corpus,
    fetcher: () =>
      new Fetcher(address, {
        corpus,
        gate: new Gate(() => undefined),
        segmenter: cachedSegmenter,
        onFetched: () => undefined,
      }),
    close: async () => {
      await corpus.close();
      await cluster?.stop();
    },
  };
}
