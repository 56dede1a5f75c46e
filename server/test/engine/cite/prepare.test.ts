import { describe, expect, it, vi } from 'vitest';
import { prepareCiting } from '../../../src/engine/cite/prepare.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { CancelledError } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const LINES = Array.from(
  { length: 30 },
  (_, n) => `坚持统筹发展和安全，推动高质量发展取得新成效，第${n}项任务。`,
);

function corpus(): CorpusIndex {
  return indexOf([fileOf('a.txt', LINES.join('\n')), fileOf('b.txt', LINES.toReversed().join('\n'))], 1);
}

describe('prepareCiting', () => {
  it('cites phrases out of all shards', async () => {
    const index = corpus();
    const cited = vi.spyOn(index, 'attestation');
    await prepareCiting(index, { find: () => [] }, { aborted: false });
    expect(cited.mock.results.filter(({ value }) => value.articles > 1).length).toBeGreaterThan(5);
  });

  it('has nothing to do where there is no corpus', async () => {
    await expect(
      prepareCiting(CorpusIndex.empty, { find: () => [] }, { aborted: false }),
    ).resolves.toBeUndefined();
  });

  it('ends when it is cancelled', async () => {
    const index = corpus();
    await expect(prepareCiting(index, { find: () => [] }, { aborted: true })).rejects.toBeInstanceOf(
      CancelledError,
    );
  });
});
