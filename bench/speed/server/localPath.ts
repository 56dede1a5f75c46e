import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CorpusPlan, ReportMaker, writeCorpus } from '../generate.ts';
import { OutsideClient } from '../outside/client.ts';
import { type Asked, Questions, typeOn } from '../outside/typing.ts';

/** Completions of a folder on this machine, without an office's corpus beside it and with one. */
export interface LocalPath {
  readonly alone: Asked;
  readonly withOffice: Asked;
}

/** Characters of the folder. */
const FOLDER = 1_000_000;
const DRAFTS = 5;
/**
 * The two servers are asked in turn, at so many carets a round: what else the machine does meets both alike. 1,500
 * completions each: of 450, p99 of one server differed by half from one run to the next.
 */
const ROUNDS = 20;
const CARETS = 15;
const WARM_UP = 5;
const SEED = 17;

/**
 * Types at the speed of a quick typist, with checks after each key, over two servers with the same folder, one of which
 * asks the office's corpus at {@link office} too.
 */
export async function measureLocalPath(
  source: string,
  plan: CorpusPlan,
  office: string,
  rounds = ROUNDS,
): Promise<LocalPath> {
  const own = await mkdtemp(join(tmpdir(), 'yinju-bench-local-'));
  const folder = join(own, 'corpus');
  await mkdir(folder);
  const made = { ...plan, characters: FOLDER };
  await writeCorpus(folder, new ReportMaker(source, made), made);
  const maker = new ReportMaker(source, { ...made, seed: plan.seed + SEED });
  const drafts = Array.from({ length: DRAFTS }, () => maker.report());
  const alone = new OutsideClient();
  const withOffice = new OutsideClient();
  try {
    const corpus = { paths: [folder], exclude: [] };
    await alone.serve({ ...corpus, cacheDir: join(own, 'alone') });
    await withOffice.serve({ ...corpus, cacheDir: join(own, 'office'), server: office });
    const both = [alone, withOffice].map((client) => ({ client, questions: new Questions(client) }));
    for (const { client } of both) {
      await client.until(({ state }) => state === 'ready');
      await typeOn(client, planOf(drafts, WARM_UP, 0));
    }
    for (let round = 1; round <= rounds; round++) {
      for (const { client, questions } of both)
        await typeOn(client, planOf(drafts, CARETS, round), questions);
    }
    const [first, second] = both;
    return { alone: first.questions.asked, withOffice: second.questions.asked };
  } finally {
    await Promise.all([alone.stop(), withOffice.stop()]);
    await rm(own, { recursive: true, force: true });
  }
}

function planOf(drafts: readonly string[], carets: number, seed: number) {
  return { drafts, carets, seed, way: 'textDocument/completion', withChecks: true } as const;
}
