import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../src/engine/corpus.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { NEVER } from '../../src/engine/signal.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';

const SPEECH = (
  await readFile(
    new URL('../../../seeds/dongping-2023-rural-revitalization-summary.txt', import.meta.url),
    'utf8',
  )
)
  .replaceAll(/\s+/gu, '')
  .slice(0, 600);
const PARAGRAPHS = [
  '坚持统筹发展和安全，把矛盾纠纷化解在基层。',
  '完善社会治安防控体系，建设更高水平的平安中国。',
  '发展特色产业，促进农民增收。',
  '优化营商环境，激发市场主体活力。',
  '加强数字政府建设，提升政务服务水平。',
  // A speech that is in several collections.
  ...['，', '、'].map((sign) => SPEECH.replaceAll('，', sign)),
];
/** Stands at the edge of many files, so that it is dropped where there are enough of them. */
const SELLER = '更多报告见某某文库 www.example.com\n';
const FILES = 9;

type Step =
  | {
      readonly kind: 'write' | 'append';
      readonly file: number;
      readonly paragraphs: readonly number[];
      readonly sold: boolean;
    }
  | { readonly kind: 'remove'; readonly file: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number };

const file = fc.nat({ max: FILES - 1 });
const paragraphs = fc.array(fc.nat({ max: PARAGRAPHS.length - 1 }), { minLength: 1, maxLength: 4 });
const sold = fc.nat({ max: 9 }).map((n) => n > 0);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('write', 'append'), file, paragraphs, sold }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), file, to: file }) },
);

/** Two of the files lie in a folder of their own. */
const nameOf = (number: number) => (number < 2 ? join('deep', `${number}.txt`) : `${number}.txt`);

async function take(folder: string, next: Step): Promise<void> {
  const path = join(folder, nameOf(next.file));
  if (next.kind === 'remove') await rm(path, { force: true });
  else if (next.kind === 'rename') await rename(path, join(folder, nameOf(next.to))).catch(() => undefined);
  else {
    const text = `${next.paragraphs.map((n) => PARAGRAPHS[n]).join('\n')}\n${next.sold ? SELLER : ''}`;
    if (next.kind === 'write')
      await writeFile(path, `第${next.file}号报告\n\n第${next.file}号文件提出，强化责任落实。${text}`);
    else await appendFile(path, text);
  }
}

/** Everything the corpus says of phrases of the paragraphs, whatever the order of its shards. */
function answers({ index, lexicon }: Corpus) {
  const phrases = ['，', '报告', '矛盾纠纷', '平安中国', '农民增收', '政务服务水平。', '粮食安全', '文库'];
  return {
    twins: twinsOf(index),
    setPhrases: [...lexicon],
    attested: phrases.map((phrase) => ({
      ...index.attestation(phrase),
      ranked: rankedWeight(index, phrase),
      at: [...index.places(phrase)]
        .map((place) => `${index.article(place).uri} ${JSON.stringify(index.range(place))}`)
        .sort(),
    })),
  };
}

function rankedWeight(index: CorpusIndex, phrase: string): number {
  let weight = 0;
  for (const { shard, suffixes, interval } of index.distinctMatches(phrase)) {
    for (let rank = interval.lo; rank < interval.hi; rank++) {
      weight += shard.isEcho(suffixes.positions.at(rank)) ? 0.01 : 1;
    }
  }
  return Math.round(weight * 100);
}

function twinsOf(index: CorpusIndex): string[] {
  const groups = new Map<number, string[]>();
  for (const shard of index.shards) {
    for (let article = 0; article < shard.articleCount; article++) {
      const group = shard.isRemoved(article) ? 0 : shard.twinGroup(article);
      if (group !== 0) groups.set(group, [...(groups.get(group) ?? []), shard.article(article).uri]);
    }
  }
  return [...groups.values()].map((uris) => uris.sort().join(' ')).sort();
}

const OPTIONS = { maxItems: 5, threshold: 0, slots: false, pinyin: false };

/** A drafter who asks for completions without a pause, until told to stop. */
function drafter(engine: Engine) {
  let asked = 0;
  const end = new AbortController();
  const work = (async () => {
    for (; !end.signal.aborted; asked++) {
      const text = PARAGRAPHS[asked % 5].slice(0, 4);
      const draft = { uri: 'file:///draft.gw', text, languageId: 'gongwen' };
      await engine.complete({ draft, offset: text.length, options: OPTIONS }, NEVER);
      await setImmediate();
    }
  })();
  return {
    stop: async () => {
      end.abort();
      await work;
      return asked;
    },
  };
}

describe('freshness', () => {
  it('answers as a fresh index does once 200 random edits, renames and removals are through, made while completions run', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(join(folder, 'deep'), { recursive: true });
    const settings = { paths: [folder], exclude: [] };
    const engine = new Engine();
    const { service, told } = startService(join(home, 'cache'), {}, (corpus) => engine.use(corpus));
    await service.configure(settings);
    let taken = 0;
    const sellers: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 50 }), async (steps) => {
        const { stop } = drafter(engine);
        for (const next of steps) {
          await take(folder, next);
          taken++;
        }
        expect(await stop()).toBeGreaterThan(0);
        const fresh = startService(join(home, 'none'), { persist: false, watch: false });
        await fresh.service.configure(settings);
        const expected = answers(fresh.told.corpus);
        await fresh.service.dispose();
        await until(() => expect(answers(told.corpus)).toEqual(expected));
        await until(() => expect(told.corpus.index.shards.length).toBeLessThan(FILES));
        const { files } = await service.report();
        sellers.push(files.filter(({ dropped }) => dropped['folder-edge'] !== undefined).length);
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(taken).toBe(200);
    // Where this fails, the steps no longer make what the test is about.
    expect(Math.max(...sellers)).toBeGreaterThan(0);
  }, 120_000);
});
