import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusGrams, gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import { CorpusIndex } from '../../../../src/engine/index/corpusIndex.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

const text = fc.string({
  unit: fc.constantFrom(...'发展和的工作，。1a'),
  minLength: 1,
  maxLength: 60,
});

/** All that the filter says of two units, and of the fours it holds. */
function answersOf(grams: CorpusGrams): unknown[] {
  const all = [...'发展和的工作，。1a'].map((unit) => unit.charCodeAt(0));
  return all.flatMap((a) =>
    all.map((b) => [
      grams.mayHoldPair(a, b),
      grams.between(0, 0, a, b),
      all.flatMap((c) => all.filter((d) => grams.mayHold(a, b, c, d)).map((d) => [c, d].join(' '))),
    ]),
  );
}

describe('the filter of twos and fours', () => {
  it('lets through all that a text holds, and knows what may follow', () => {
    fc.assert(
      fc.property(text, (content) => {
        const { shards } = indexOf([fileOf('a.txt', content)], 1);
        const grams = new CorpusGrams(1000);
        expect(grams.enter(shards)).toBe(true);
        for (const { columns } of shards) {
          const units = columns.text;
          for (let at = 0; at + 1 < units.length; at++) {
            const [a, b, c, d] = units.subarray(at, at + 4);
            if (a === 0 || b === 0) continue;
            expect(grams.mayHoldPair(a, b)).toBe(true);
            const isHan = b >= 0x4e00 && b <= 0x9fff;
            const [third = 0, second = 0] = [units[at - 2], units[at - 1]];
            const before = [second === 0 ? 0 : third, second] as const;
            if (isHan) expect(grams.between(0, 0, a, 0)).toContain(b);
            if (isHan && c > 0) expect(grams.between(...before, a, c)).toContain(b);
            if (c > 0 && d > 0) expect(grams.mayHold(a, b, c, d)).toBe(true);
          }
        }
      }),
    );
  });

  it('is the same whatever the steps, and when two enter the same text by turns', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9 }),
        (texts, step) => {
          const { shards } = indexOf(
            texts.map((content, n) => fileOf(`${n}.txt`, content)),
            texts.length,
          );
          const whole = new CorpusGrams(1000);
          whole.enter(shards);
          const stepped = new CorpusGrams(1000, step);
          const callers = [stepped.entering(shards), stepped.entering(shards)];
          let units = 0;
          for (let turn = 0; callers.length > 0; turn++) {
            const at = turn % callers.length;
            const { done, value } = callers[at].next();
            if (done === true) callers.splice(at, 1);
            else units += value;
          }
          // Each unit once, not once for each of them.
          expect(units).toBe(shards.reduce((sum, { columns }) => sum + columns.text.length, 0));
          expect(answersOf(stepped)).toEqual(answersOf(whole));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('offers no character that no text has, and hears of new text', () => {
    const first = indexOf([fileOf('a.txt', '发展')], 1);
    const grams = new CorpusGrams(1000);
    const followers = (): string => String.fromCharCode(...grams.between(0, 0, '发'.charCodeAt(0), 0));
    grams.enter(first.shards);
    expect(followers()).toBe('展');
    grams.enter([...first.shards, ...indexOf([fileOf('b.txt', '发放龦')], 1).shards]);
    expect([...followers()].sort()).toEqual(['展', '放'].sort());
  });

  it('has no room for more units than it has bits for', () => {
    const unitsOf = (length: number) => indexOf([fileOf('a.txt', '发'.repeat(length))], 1).shards;
    // What a shard has beside the text of its file.
    const beside = unitsOf(1000)[0].columns.text.length - 1000;
    // 65,536 bits, the fewest that there are.
    const grams = new CorpusGrams(1);
    const most = Math.floor(65_536 / 1.4);
    expect(grams.hasRoomFor(unitsOf(most - beside))).toBe(true);
    expect(grams.hasRoomFor(unitsOf(most - beside + 1))).toBe(false);
  });

  it('lets through few that no text holds', () => {
    const units = Array.from({ length: 20_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * i * 31 + i) % 4001)),
    );
    const { shards } = indexOf([fileOf('a.txt', units.join(''))], 1);
    const grams = new CorpusGrams(40_000);
    grams.enter(shards);
    let passed = 0;
    // Characters that the text does not have.
    for (let i = 0; i < 10_000; i++) if (grams.mayHold(0x7000 + i, 0x4e00, 0x4e01, 0x4e02)) passed++;
    expect(passed).toBeLessThan(1000);
  });
});

describe('the filters of several corpora', () => {
  const corpus = (run: string): CorpusIndex => indexOf([fileOf('a.txt', run.repeat(100))], 1);

  it('stay those of a corpus that is still being checked when another comes with other text', () => {
    const [before, after] = [corpus('发展和的'), corpus('工作会议')];
    const ofBefore = gramsOf(before);
    const ofAfter = gramsOf(after);
    expect(ofAfter).not.toBe(ofBefore);
    expect(gramsOf(before)).toBe(ofBefore);
    expect(gramsOf(after)).toBe(ofAfter);
  });

  it('stay the same for both where the next corpus has more text', () => {
    const before = corpus('发展和的');
    const after = new CorpusIndex([...before.shards, ...corpus('工作会议').shards]);
    const grams = gramsOf(before);
    expect(gramsOf(after)).toBe(grams);
    expect(gramsOf(before)).toBe(grams);
    expect(grams.mayHoldPair('议'.charCodeAt(0), '工'.charCodeAt(0))).toBe(true);
  });
});
