import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fit } from '../../bench/eval/fit/descent.ts';
import { lossOf, meanLoss, weigh } from '../../bench/eval/fit/loss.ts';
import { OWN_TERMS, ownLoss, ownStepOf } from '../../bench/eval/fit/own.ts';
import { nothing, type Parameters, shipped } from '../../bench/eval/fit/parameters.ts';
import type { Step } from '../../bench/eval/fit/steps.ts';
import { TERMS, termsOf } from '../../bench/eval/fit/terms.ts';
import { Blend } from '../../server/src/engine/complete/blend.ts';
import { DRAFT_VOICE } from '../../server/src/engine/complete/places.ts';
import { OWN_COEFFICIENTS } from '../../server/src/engine/complete/ownTrust.ts';
import { FEATURES } from '../../server/src/engine/complete/relevance.ts';
import { COEFFICIENTS, situationTerm, trust } from '../../server/src/engine/complete/trust.ts';

const situations = fc.record({
  depth: fc.nat(20),
  wordStart: fc.double({ min: 0, max: 1, noNaN: true }),
  previous: fc.constantFrom(...Array.from('，、“国。', (unit) => unit.charCodeAt(0))),
  clauses: fc.nat(4),
});

const places = fc.array(
  fc.record({
    shared: fc.integer({ min: 1, max: 6 }),
    weight: fc.integer({ min: 1, max: 5 }),
    child: fc.nat(2),
    voice: fc.nat(3),
    distance: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 900 })),
    features: fc.array(fc.integer({ min: 0, max: 2 }), {
      minLength: FEATURES.length,
      maxLength: FEATURES.length,
    }),
  }),
  { minLength: 1, maxLength: 12 },
);

const steps = fc
  .record({ situation: situations, places, came: fc.integer({ min: -1, max: 2 }) })
  .map(({ situation, places: all, came }): Step => ({
    situation,
    shared: Uint8Array.from(all, ({ shared }) => shared),
    weight: Float32Array.from(all, ({ weight }) => weight),
    distance: Float64Array.from(all, ({ distance }) => distance),
    features: Float32Array.from(all.flatMap(({ features }) => features)),
    voice: Uint16Array.from(all, ({ voice }) => voice),
    child: Uint16Array.from(all, ({ child }) => child),
    children: 3,
    came,
  }));

describe('fitting the predictor', () => {
  it('weighs the same terms as what ships', () => {
    fc.assert(
      fc.property(
        situations,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (situation, length, seen, different, voices, likeness) => {
          const evidence = { length, seen, different, voices, likeness };
          const terms = termsOf(situation, evidence);
          const sum = TERMS.reduce((all, term, i) => all + COEFFICIENTS[term] * terms[i], 0);
          const shippedTrust = trust(situationTerm(situation), evidence);
          expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(shippedTrust, 10);
        },
      ),
    );
  });

  it('descends along the derivatives of the loss', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const gradient = nothing();
        lossOf(step, shipped(), { gradient, share: 1 });
        for (const part of ['weights', 'coefficients'] as const) {
          for (const i of gradient[part].keys()) {
            const slope = gradient[part][i];
            const scale = Math.max(1, Math.abs(slope));
            expect(slope / scale).toBeCloseTo(differenceQuotient(step, part, i) / scale, 3);
          }
        }
      }),
    );
  });

  it('finds parameters under which the steps are likelier', () => {
    const some = fc.sample(steps, { numRuns: 50, seed: 7 }).filter(({ came }) => came >= 0);
    expect(meanLoss(some, fit([some], nothing(), 40))).toBeLessThan(meanLoss(some, nothing()) - 0.05);
  });

  it("gives the same chances as what ships, the draft's own words included", () => {
    fc.assert(
      fc.property(
        steps.filter(({ came }) => came >= 0),
        (step) => {
          const { shared, weight, child, distance, situation, came, voice } = step;
          const weighed = weigh(step, shipped().weights);
          const blend = new Blend(trust);
          const isDraft = (entry: number): boolean => distance[entry] !== Infinity;
          const voices = {
            at: Uint32Array.from(distance, (units, entry) => (isDraft(entry) ? units : 0)),
            shared: Uint8Array.from(shared),
            weight: Float64Array.from(weight),
            voice: Int32Array.from(shared, (_, entry) => (isDraft(entry) ? DRAFT_VOICE : 1)),
            voiceNumber: Uint16Array.from(voice),
          };
          const factors = Float64Array.from(weighed, (one, entry) => one / weight[entry]);
          blend.begin({ places: voices, factors, draft: { caret: 0 } }, 0);
          const numbers = Array.from(shared, (_, entry) => blend.add(child[entry], entry));
          const chances = blend.chances(situation.depth, situationTerm(situation), situation.wordStart);
          const ours = child.includes(came) ? chances[numbers[child.indexOf(came)]] : 0;
          const theirs = Math.exp(-ownLoss([ownStepOf(step, shipped())], SHIPPED_OWN));
          // What nothing attests has a little chance in the fit.
          expect(Math.abs(theirs - ours)).toBeLessThan(1 / 4000);
        },
      ),
    );
  });

  it("descends along the derivatives of the loss with the draft's own words", () => {
    fc.assert(
      fc.property(steps, (step) => {
        const own = [ownStepOf(step, shipped())];
        const gradient = new Float64Array(OWN_TERMS.length);
        ownLoss(own, SHIPPED_OWN, gradient);
        for (const i of gradient.keys()) {
          const at = (move: number): number =>
            ownLoss(
              own,
              SHIPPED_OWN.map((value, j) => (j === i ? value + move : value)),
            );
          expect(gradient[i]).toBeCloseTo((at(1e-4) - at(-1e-4)) / 2e-4, 3);
        }
      }),
    );
  });
});

const SHIPPED_OWN = Float64Array.from(OWN_TERMS, (term) => OWN_COEFFICIENTS[term]);

function differenceQuotient(step: Step, part: keyof Parameters, i: number): number {
  // Weights of places are of single precision: a smaller width would measure their rounding.
  const width = 1e-3;
  const at = (move: number): number => {
    const moved = shipped();
    moved[part][i] += move;
    return lossOf(step, moved);
  };
  return (at(width) - at(-width)) / (2 * width);
}
