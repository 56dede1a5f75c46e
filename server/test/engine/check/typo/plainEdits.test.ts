import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHan } from '../../../../src/engine/check/characters.ts';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { confusablesOf } from '../../../../src/engine/check/typo/confusables.ts';
import { type Edit, inOnePlace, maySwap, NUMERALS } from '../../../../src/engine/check/typo/edit.ts';
import type { Doubts } from '../../../../src/engine/check/typo/edits.ts';
import { type CorpusGrams, gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import type { CorpusIndex } from '../../../../src/engine/index/corpusIndex.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';
import { editsIn, everyEdit } from '../../../support/edits.ts';

const CHARACTERS = '发展运韵体休';
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 16 });
const slipped = fc.string({ unit: fc.constantFrom(...CHARACTERS, '一', '，'), maxLength: 14 });

/** What the filters say of a corpus, asked as the definitions of the edits ask. */
class Plain {
  readonly #doubts: Doubts;
  readonly #text: string;
  readonly #grams: CorpusGrams;
  readonly #holds: (run: string) => boolean;

  constructor(doubts: Doubts, index: CorpusIndex) {
    this.#doubts = doubts;
    this.#text = doubts.text;
    this.#grams = gramsOf(index);
    const matcher = new CorpusMatcher(index, 'draft:');
    this.#holds = (run) => matcher.holds(run);
  }

  edits(): string[] {
    const all: Edit[] = [];
    for (let at = 0; at <= this.#text.length; at++) {
      const add = (kind: Edit['kind'], removed: number, right: string): void => {
        const wrong = this.#text.slice(at, at + removed);
        all.push(inOnePlace(this.#text, { kind, at, wrong, right, sound: 0, shape: 0 }));
      };
      this.#exchanged(at, add);
      this.#moved(at, add);
    }
    return all.map(named);
  }

  #exchanged(at: number, add: (kind: Edit['kind'], removed: number, right: string) => void): void {
    if (!this.#isWord(at) || this.#doubts.unit[at] !== 1) return;
    for (const { unit } of confusablesOf(this.#unit(at))) {
      if (NUMERALS.has(unit)) continue;
      const right = String.fromCharCode(unit);
      if (
        this.#pair(this.#unit(at - 1), unit) &&
        this.#pair(unit, this.#unit(at + 1)) &&
        this.#reaches(at, 1, right, 0, 4)
      )
        add('exchanged', 1, right);
    }
  }

  #moved(at: number, add: (kind: Edit['kind'], removed: number, right: string) => void): void {
    const { unit: units, joint } = this.#doubts;
    const [a, b] = [this.#unit(at), this.#unit(at + 1)];
    if (joint[at + 1] === 1 && maySwap(a, b) && this.#reaches(at, 2, String.fromCharCode(b, a), 1))
      add('swapped', 2, String.fromCharCode(b, a));
    if (this.#isWord(at) && (units[at] === 1 || joint[at] === 1)) {
      const isPairTwice =
        joint[at] === 1 && at >= 2 && this.#text.startsWith(this.#text.slice(at - 2, at), at);
      if (isPairTwice && this.#isWord(at - 2) && this.#isWord(at - 1) && this.#reaches(at, 2, '', 2))
        add('doubled', 2, '');
      const isTwice = at > 0 && a === this.#unit(at - 1);
      if (a !== b && this.#reaches(at, 1, '', isTwice ? 1 : 4)) add(isTwice ? 'doubled' : 'added', 1, '');
    }
    const isInside = joint[at] === 1 && at >= 2 && at < this.#text.length;
    if (!isInside || !this.#pair(this.#unit(at - 2), this.#unit(at - 1)) || !this.#pair(a, b)) return;
    for (const right of CHARACTERS) {
      const unit = right.charCodeAt(0);
      const isBetween = this.#grams
        .between(this.#unit(at - 3), this.#unit(at - 2), this.#unit(at - 1), a)
        .includes(unit);
      const isHeld = this.#holds(this.#text.slice(Math.max(0, at - 3), at) + right);
      if (isBetween && isHeld && this.#reaches(at, 0, right, 4)) add('dropped', 0, right);
    }
  }

  /** Whether some run with what is put there, {@link least} units beside it and {@link reach} in all is made of held fours. */
  #reaches(at: number, removed: number, right: string, least: number, reach = 5): boolean {
    const before = this.#text.slice(Math.max(0, at - 5), at);
    const run = before + right + this.#text.slice(at + removed, at + removed + 5);
    const latest = Math.max(0, before.length - least);
    const earliest = Math.min(run.length, before.length + right.length + least);
    for (let start = 0; start <= latest; start++) {
      for (let end = Math.max(earliest, start + 4, start + reach + right.length); end <= run.length; end++) {
        if (this.#isHeld(run.slice(start, end))) return true;
      }
    }
    return false;
  }

  #isHeld(run: string): boolean {
    for (let i = 0; i + 4 <= run.length; i++) {
      const [a, b, c, d] = Array.from({ length: 4 }, (_, n) => run.charCodeAt(i + n));
      if (!this.#grams.mayHold(a, b, c, d)) return false;
    }
    return true;
  }

  #pair(a: number, b: number): boolean {
    return a === 0 || b === 0 || this.#grams.mayHoldPair(a, b);
  }

  #isWord(at: number): boolean {
    return isHan(this.#unit(at)) && !NUMERALS.has(this.#unit(at));
  }

  #unit(at: number): number {
    return at < 0 || at >= this.#text.length ? 0 : this.#text.charCodeAt(at);
  }
}

function named({ kind, at, wrong, right }: Edit): string {
  return `${kind} ${at} ${wrong}>${right}`;
}

describe('the edits of a doubted text', () => {
  it('are those that trying all at every place gives', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(fc.oneof(slipped, fc.nat()), { maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 9 }),
        (texts, parts, trusted) => {
          const index = indexOf(
            texts.map((one, i) => fileOf(`${i}.txt`, one)),
            2,
            unitSegmenter,
          );
          const draft = parts
            .map((part) => (typeof part === 'string' ? part : slip(texts[part % texts.length], part)))
            .join('');
          // One in six is trusted.
          const doubted = (of: 0 | 1): Uint8Array =>
            Uint8Array.from({ length: draft.length + 1 }, (_, at) =>
              Math.min(1, trusted[at % trusted.length][of]),
            );
          const doubts = { text: draft, unit: doubted(0), joint: doubted(1) };
          const all = everyEdit(editsIn(doubts, index), draft);
          const ones = all.filter(({ kind }) => kind !== 'word exchanged').map(named);
          expect(ones.toSorted()).toEqual(new Plain(doubts, index).edits().toSorted());
          found += ones.length;
        },
      ),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(200);
  });
});

/** {@link of} with one slip, which {@link seed} says. */
function slip(of: string, seed: number): string {
  const at = Math.floor(seed / 7) % (of.length + 1);
  const wrong = CHARACTERS[Math.floor(seed / 3) % CHARACTERS.length];
  if (seed % 4 === 0) return of.slice(0, at) + wrong + of.slice(at);
  if (seed % 4 === 1) return of.slice(0, at) + of.slice(at + 1);
  if (seed % 4 === 2) return of.slice(0, at) + (of[at + 1] ?? '') + (of[at] ?? '') + of.slice(at + 2);
  return of.slice(0, at) + wrong + of.slice(at + 1);
}
