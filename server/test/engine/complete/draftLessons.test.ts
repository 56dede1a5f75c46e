import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnFrom, newShifts, NO_SHIFTS, UNSEEN } from '../../../src/engine/complete/contextShifts.ts';
import { DraftLessons } from '../../../src/engine/complete/draftLessons.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';
import type { Draft } from '../../../src/engine/draft.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const LINES = [
  '坚持统筹发展和安全，全面推进乡村振兴。',
  '坚持以人民为中心的发展思想，增进民生福祉。',
  '统筹发展和改革，全面推进依法行政工作。',
];
const index = indexOf([fileOf('a.txt', LINES.join('\n')), fileOf('b.txt', LINES.slice(1).join('\n'))]);
const draftOf = (text: string): Draft => ({ uri: 'untitled:a', languageId: 'gongwen', text });

/** Lessons that are heeded from the first paragraph on. */
const lessonsOf = (least = 0): DraftLessons => new DraftLessons(index, TUNING, least);

/** What a learner knows at the end of a text that it reads for the first time. */
function learnt(text: string): number[] {
  const lessons = lessonsOf();
  Array.from(lessons.steps(draftOf(text), text.length));
  return [...lessons.before(draftOf(text), text.length)];
}

describe('lessons of a draft', () => {
  it('are the same whatever was written, asked and taken back before', () => {
    const text = fc
      .array(fc.constantFrom(...LINES, '另外的话，没有来源。', ''), { maxLength: 5 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const lessons = lessonsOf();
        for (const each of texts) {
          Array.from(lessons.steps(draftOf(each), each.length));
          expect([...lessons.before(draftOf(each), each.length)]).toEqual(learnt(each));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are those of the paragraphs before the caret’s, whatever it and those after it say', () => {
    const before = `${LINES[0]}\n${LINES[1]}\n`;
    const after = `${before}统筹发展\n${LINES[2]}`;
    const lessons = lessonsOf();
    Array.from(lessons.steps(draftOf(after), before.length + 2));
    const known = [...lessons.before(draftOf(after), before.length + 2)];
    expect(known).toEqual(learnt(before));
    expect(known).not.toEqual([...NO_SHIFTS]);
    expect([...lessons.before(draftOf(after), 3)]).toEqual([...NO_SHIFTS]);
  });

  it.each([
    [0, true],
    [1, false],
  ])('are heeded where enough is before the paragraph, and %i more is asked: %s', (more, heeded) => {
    const text = `${LINES[0]}\n`;
    const lessons = lessonsOf(text.length + more);
    Array.from(lessons.steps(draftOf(`${text}统筹`), text.length + 2));
    expect(lessons.before(draftOf(`${text}统筹`), text.length + 2) !== NO_SHIFTS).toBe(heeded);
  });

  it('stay where passages come beside the corpus, and go on with them', () => {
    const [first, second] = [`${LINES[0]}\n`, `${LINES[0]}\n${LINES[1]}\n`];
    const other = indexOf([fileOf('c.txt', LINES[1])]);
    const lessons = lessonsOf();
    Array.from(lessons.steps(draftOf(first), first.length));
    lessons.use(index.withFetched(other.shards));
    expect([...lessons.before(draftOf(first), first.length)]).toEqual(learnt(first));
    Array.from(lessons.steps(draftOf(second), second.length));
    const known = [...lessons.before(draftOf(second), second.length)];
    expect(known).not.toEqual(learnt(first));
    expect(known).not.toEqual(learnt(second));
  });

  it('are none of a draft that nothing was learnt from', () => {
    const text = `${LINES[0]}\n`;
    expect(new DraftLessons(index).before(draftOf(text), text.length)).toBe(NO_SHIFTS);
  });

  it('cost a bounded number of carets, a paragraph and all of them', () => {
    const carets = (text: string): number => {
      const steps = new DraftLessons(indexOf([fileOf('a.txt', '甲')])).steps(draftOf(text), text.length);
      return Array.from(steps).length;
    };
    expect(carets('乙丙丁戊己\n')).toBe(0);
    expect(carets('乙丙丁戊己庚\n')).toBe(1);
    expect(carets(`${'乙丙丁戊己'.repeat(24)}\n`)).toBe(23);
    expect(carets(`${'乙丙丁戊己'.repeat(2000)}\n`)).toBe(24);
    expect(carets('乙丙丁戊己庚\n'.repeat(399))).toBe(399);
    expect(carets('乙丙丁戊己庚\n'.repeat(1000))).toBe(400);
  });

  it('end with their signal, and what was learnt until then is kept', async () => {
    const text = LINES.map((line) => `${line}\n`).join('');
    const lessons = lessonsOf();
    const first = Array.from(lessons.steps(draftOf(text), LINES[0].length + 1)).length;
    let asked = 0;
    const signal = {
      get aborted() {
        return ++asked > 2;
      },
    };
    expect(first).toBeGreaterThan(0);
    await expect(lessons.learn(draftOf(text), text.length, signal)).rejects.toBeInstanceOf(CancelledError);
    expect([...lessons.before(draftOf(text), text.length)]).toEqual(learnt(`${LINES[0]}\n`));
    await lessons.learn(draftOf(text), text.length, NEVER);
    expect([...lessons.before(draftOf(text), text.length)]).toEqual(learnt(text));
  });
});

describe('what a unit teaches', () => {
  const chain = fc.array(
    fc.record({
      shift: fc.integer({ min: 0, max: 10 }),
      evidence: fc.double({ min: -3, max: 3, noNaN: true }),
      said: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('is the slope of the logarithm of its chance', () => {
    fc.assert(
      fc.property(chain, (contexts) => {
        const chanceOf = (shifts: Float64Array) => {
          let chance = UNSEEN;
          const moved = contexts.map(({ shift, evidence, said }) => {
            const share = 1 / (1 + Math.exp(-evidence - shifts[shift]));
            const gain = said - chance;
            chance += share * gain;
            return { shift, share, gain };
          });
          return { chance, moved };
        };
        const shifts = newShifts();
        const { chance, moved } = chanceOf(shifts);
        learnFrom(moved, chance, shifts);
        for (let shift = 0; shift <= 10; shift++) {
          const nudged = newShifts();
          nudged[shift] = 1e-6;
          const slope = (Math.log(chanceOf(nudged).chance) - Math.log(chance)) / 1e-6;
          expect(shifts[shift]).toBeCloseTo(0.1 * slope, 3);
        }
      }),
    );
  });
});
