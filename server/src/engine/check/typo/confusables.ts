import { readings } from '../../text/pinyin.ts';
import { SHAPES, SHAPES_EACH } from '../shapes.ts';

/** A character that may have been meant where there is another. */
export interface Confusable {
  /** Its UTF-16 unit. */
  readonly unit: number;
  /** How alike the two sound: 1 where the usual readings are the same but for the tone, 0 where none are alike. */
  readonly sound: number;
  /** How alike they look: 1 for the likest, 0 for what does not look alike. */
  readonly shape: number;
}

/** How alike two characters sound by their usual readings, by another one, and but for a sound that is often mixed up. Guesses. */
const USUAL = 1;
const SOME_READING = 0.6;
const NEAR = 0.4;

/** Characters of one table row and of one sound; built when first needed: 20 ms. */
let tables:
  | { readonly bySound: ReadonlyMap<string, readonly number[]>; readonly rows: ReadonlyMap<number, number> }
  | undefined;
const known = new Map<number, readonly Confusable[]>();
const alike = new Map<number, readonly Confusable[]>();
/** Characters of one sound that are tried for each of two: `技` is far down among the hundred of its sound. Guess. */
const MOST_ALIKE = 160;

/**
 * Characters that {@link unit} is put for by ear, by an input method or by eye: those with one of its readings, those
 * whose readings dialects and input methods do not distinguish from them, those that look like it.
 */
export function confusablesOf(unit: number): readonly Confusable[] {
  let found = known.get(unit);
  if (found === undefined) known.set(unit, (found = find(unit)));
  return found;
}

/** Those of {@link confusablesOf} that sound like {@link unit}: the {@link MOST_ALIKE} likest, the likest first. */
export function soundAlikesOf(unit: number): readonly Confusable[] {
  let found = alike.get(unit);
  if (found === undefined) {
    found = confusablesOf(unit)
      .filter(({ sound }) => sound > 0)
      .sort((a, b) => b.sound - a.sound)
      .slice(0, MOST_ALIKE);
    alike.set(unit, found);
  }
  return found;
}

/** How alike two characters sound, 0 to 1; see {@link Confusable.sound}. */
export function soundLikeness(a: number, b: number): number {
  const ofA = readings(a);
  const ofB = readings(b);
  if (ofA.length === 0 || ofB.length === 0) return 0;
  if (ofA[0] === ofB[0]) return USUAL;
  if (ofA.some((reading) => ofB.includes(reading))) return SOME_READING;
  const plainB = new Set(ofB.map(plain));
  return ofA.some((reading) => plainB.has(plain(reading))) ? NEAR : 0;
}

/** How alike two characters look, 0 to 1, in the eyes of the table of {@link a}. */
export function shapeLikeness(a: number, b: number): number {
  const row = tablesOf().rows.get(a);
  if (row === undefined) return 0;
  for (let rank = 0; rank < SHAPES_EACH; rank++)
    if (SHAPES.charCodeAt(row + 1 + rank) === b) return 1 - rank / (SHAPES_EACH + 1);
  return 0;
}

function find(unit: number): readonly Confusable[] {
  const { bySound, rows } = tablesOf();
  const units = new Set<number>();
  for (const reading of readings(unit))
    for (const other of bySound.get(plain(reading)) ?? []) units.add(other);
  const row = rows.get(unit);
  if (row !== undefined)
    for (let rank = 0; rank < SHAPES_EACH; rank++) units.add(SHAPES.charCodeAt(row + 1 + rank));
  units.delete(unit);
  units.delete(BLANK);
  return Array.from(units, (other) => ({
    unit: other,
    sound: soundLikeness(unit, other),
    shape: shapeLikeness(unit, other),
  }));
}

const BLANK = 0x20;

function tablesOf() {
  if (tables === undefined) {
    const bySound = new Map<string, number[]>();
    const rows = new Map<number, number>();
    for (let row = 0; row < SHAPES.length; row += SHAPES_EACH + 1) {
      const unit = SHAPES.charCodeAt(row);
      rows.set(unit, row);
      for (const sound of new Set(readings(unit).map(plain))) {
        const units = bySound.get(sound);
        if (units === undefined) bySound.set(sound, [unit]);
        else units.push(unit);
      }
    }
    tables = { bySound, rows };
  }
  return tables;
}

/** A reading as those say it who do not distinguish what dialects and input methods make one. */
function plain(reading: string): string {
  let found = PLAIN.get(reading);
  if (found === undefined) {
    found = reading
      .replace(/^([zcs])h/u, '$1')
      .replace(/^l/u, 'n')
      .replace(/([aei])ng$/u, '$1n');
    PLAIN.set(reading, found);
  }
  return found;
}

/** What {@link plain} said: there are four hundred readings, and each is that of many characters. */
const PLAIN = new Map<string, string>();
