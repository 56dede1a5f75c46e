import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';

const PARAGRAPHS = [
  '坚持统筹发展和安全，把矛盾纠纷化解在基层。',
  '完善社会治安防控体系，建设更高水平的平安中国。',
  '发展特色产业，促进农民增收。',
  '优化营商环境，激发市场主体活力。',
  '加强数字政府建设，提升政务服务水平。',
];
const FILES = 8;

type Step =
  | { readonly kind: 'write' | 'append'; readonly file: number; readonly paragraphs: readonly number[] }
  | { readonly kind: 'remove'; readonly file: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number };

const file = fc.nat({ max: FILES - 1 });
const paragraphs = fc.array(fc.nat({ max: PARAGRAPHS.length - 1 }), { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('write', 'append'), file, paragraphs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), file, to: file }) },
);

async function take(folder: string, next: Step): Promise<void> {
  const path = join(folder, `${next.file}.txt`);
  if (next.kind === 'remove') await rm(path, { force: true });
  else if (next.kind === 'rename') await rename(path, join(folder, `${next.to}.txt`)).catch(() => undefined);
  else {
    const text = `${next.paragraphs.map((n) => PARAGRAPHS[n]).join('\n')}\n`;
    if (next.kind === 'write') await writeFile(path, `第${next.file}号报告\n\n${text}`);
    else await appendFile(path, text);
  }
}

/** Everything the index says of phrases of the paragraphs, whatever the order of its shards. */
function answers(index: CorpusIndex) {
  return ['，', '报告', '矛盾纠纷', '平安中国', '农民增收', '市场主体', '政务服务水平。'].map((phrase) => ({
    ...index.attestation(phrase),
    distinct: index.distinctMatches(phrase).reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0),
    at: [...index.places(phrase)]
      .map((place) => `${index.article(place).uri} ${JSON.stringify(index.range(place))}`)
      .sort(),
  }));
}

describe('freshness', () => {
  it('answers as a fresh index does once random edits, renames and removals are through', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    const settings = { paths: [folder], exclude: [] };
    const { service, told } = startService(join(home, 'cache'));
    await service.configure(settings);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        for (const next of steps) {
          await take(folder, next);
          answers(told.corpus.index);
        }
        const fresh = startService(join(home, 'none'), { persist: false, watch: false });
        await fresh.service.configure(settings);
        const expected = answers(fresh.told.corpus.index);
        await fresh.service.dispose();
        await until(() => expect(answers(told.corpus.index)).toEqual(expected));
        await until(() => expect(told.corpus.index.shards.length).toBeLessThan(FILES));
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
