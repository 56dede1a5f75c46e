import { describe, expect, it, vi } from 'vitest';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { prepareCompletion } from '../../../src/engine/complete/prepare.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { CancelledError } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const CLAUSES = [
  '坚持统筹发展和安全',
  '推动高质量发展取得新成效',
  '不断增强人民群众的获得感',
  '加强基层治理',
];
const LINES = CLAUSES.flatMap((a) => CLAUSES.map((b) => `${a}，${b}，完善体制机制。`));

function predictor(): Predictor {
  const index = indexOf([fileOf('a.txt', LINES.join('\n'))], 1);
  return new Predictor({ index, lexicon: EMPTY_LEXICON });
}

describe('prepareCompletion', () => {
  it('completes after many beginnings of the corpus, and finds what goes on there', async () => {
    const asked = predictor();
    const complete = vi.spyOn(asked, 'completeNow');
    await prepareCompletion(asked, { aborted: false });
    const offered = complete.mock.results.filter(({ value }) => value.items.length > 0);
    expect(offered.length).toBeGreaterThan(5);
    const asks = complete.mock.calls.map(([{ draft, offset }]) => {
      expect(offset).toBe(draft.text.length);
      return /\n*$/u.exec(draft.text)?.[0].length;
    });
    // Inside lines, where the next one begins, and after an empty one.
    for (const ends of [0, 1, 2]) expect(asks.filter((each) => each === ends).length).toBeGreaterThan(10);
  });

  it('ends when it is cancelled', async () => {
    const asked = predictor();
    const complete = vi.spyOn(asked, 'completeNow');
    await expect(prepareCompletion(asked, { aborted: true })).rejects.toBeInstanceOf(CancelledError);
    expect(complete).toHaveBeenCalledTimes(1);
  });
});
