import type * as OpenSearch from '../../../scripts/opensearch.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NEVER } from '../../../server/src/engine/signal.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import { SourceReader } from '../../../server/src/host/sourceReader.ts';
import { connect } from '../../../server/src/office/connection.ts';
import { stretchesOf } from '../../../server/src/office/draftPrints.ts';
import { focusAt } from '../../../server/src/office/focus.ts';
import { PushTarget } from '../../../server/src/office/push.ts';
import { pushFolder } from '../../../server/src/office/pushFolder.ts';
import { OfficeCorpus } from '../../../server/src/office/questions.ts';
import { type Latency, timeEach } from '../percentiles.ts';
import { type CorpusPlan, ReportMaker, writeCorpus } from '../generate.ts';
import { Random } from '../../random.ts';
import { type LocalPath, measureLocalPath } from './localPath.ts';

/** Run as it stands, beside its Java source: it is not part of the bundle. */
const SCRIPT = new URL('../../scripts/opensearch.mjs', import.meta.url).href;
const WORKER = new URL('./worker.js', import.meta.url);
const INDEX = 'yinju-bench';
const BUDGET = 60_000;
/** Questions of each kind, after as many that warm the server up. */
const QUESTIONS = 60;
const SEED = 5;

/** What one corpus on one cluster measured. */
export interface ServerMeasured {
  readonly nodes: number;
  readonly characters: number;
  /** Characters pushed in a second, reading included. */
  readonly pushRate: number;
  /** Bytes of one copy of the index, a character, once its segments are one. */
  readonly bytesPerCharacter: number;
  readonly kinds: Readonly<Record<string, Latency>>;
  readonly local: LocalPath;
}

/**
 * Pushes a corpus that is made after {@link source} to a cluster of {@link nodes}, and asks it all that the editor asks;
 * {@link rounds} of typing over a folder.
 */
export async function measureServer(
  source: string,
  plan: CorpusPlan,
  nodes: number,
  rounds?: number,
): Promise<ServerMeasured> {
  const { ensureOpenSearch, startCluster } = (await import(SCRIPT)) as typeof OpenSearch;
  const missing = ensureOpenSearch();
  if (missing) throw new Error(missing.reason);
  const folder = await mkdtemp(join(tmpdir(), 'yinju-bench-server-'));
  const cluster = await startCluster(nodes);
  const reader = new SourceReader(WORKER, availableParallelism());
  try {
    await writeCorpus(folder, new ReportMaker(source, plan), plan);
    const [url] = cluster.urls;
    const client = connect({ url, index: INDEX });
    const target = new PushTarget(client, INDEX, NEVER);
    await target.prepare({ shards: nodes, replicas: nodes > 1 ? 1 : 0 });
    const start = performance.now();
    const { characters } = await pushFolder(
      folder,
      { target, reader, exclude: [], name: 'bench', onProgress: () => undefined },
      NEVER,
    );
    const pushRate = (characters / (performance.now() - start)) * 1000;
    await client.indices.forcemerge({ index: INDEX, max_num_segments: 1 }, { requestTimeout: 600_000 });
    const { body } = await client.indices.stats({ index: INDEX, metric: 'store' });
    const bytes = body._all.primaries?.store?.size_in_bytes ?? 0;
    await client.close();
    const corpus = new OfficeCorpus({ url, index: INDEX });
    const kinds = await askAll(corpus, source, plan);
    await corpus.close();
    // The office's machines are others than the one that is typed on.
    for (const node of cluster.nodes) node.standBack();
    const local = await measureLocalPath(source, plan, `${url}/${INDEX}`, rounds);
    return { nodes, characters, pushRate, bytesPerCharacter: bytes / characters, kinds, local };
  } finally {
    await reader.dispose();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAll(
  corpus: OfficeCorpus,
  source: string,
  plan: CorpusPlan,
): Promise<Record<string, Latency>> {
  const random = new Random(SEED);
  const draft = new ReportMaker(source, { ...plan, seed: SEED, reuse: 0 }).report();
  const folded = foldText(draft);
  const rounds = Array.from({ length: 2 * QUESTIONS }, () => random.below(folded.length - 40));
  const phrases = rounds.map((at, number) => folded.slice(at, at + 2 + (number % 12)));
  const carets = rounds.map((at) => focusAt(draft, Math.min(draft.length, at + 20)));
  const prints = stretchesOf(draft).map((stretch) => stretch.prints);
  const ask: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
    'count of a phrase': (number) => corpus.count(phrases[number], BUDGET, NEVER),
    'sources of a phrase': (number) => corpus.passagesWith(phrases[number], 20, BUDGET, NEVER),
    'passages around a caret': (number) => corpus.passagesAround(carets[number], 60, BUDGET, NEVER),
    'passages on a topic': (number) => corpus.passagesOn(carets[number].sentence, 40, BUDGET, NEVER),
    'copies of ten stretches': (number) =>
      corpus.passagesSharing(
        prints.slice(number % Math.max(1, prints.length - 10), (number % prints.length) + 10),
        12,
        BUDGET,
        NEVER,
      ),
  };
  const kinds: Record<string, Latency> = {};
  for (const [kind, question] of Object.entries(ask)) {
    const numbers = Array.from(rounds.keys());
    await timeEach(numbers.slice(0, QUESTIONS), question);
    kinds[kind] = await timeEach(numbers.slice(QUESTIONS), question);
  }
  return kinds;
}
