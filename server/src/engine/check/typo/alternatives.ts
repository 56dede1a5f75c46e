import { type Confusable, confusablesOf, soundAlikesOf } from './confusables.ts';
import { NUMERALS } from './edit.ts';

/** Characters that may have been meant where there is another, none of them a figure. */
interface Alternatives {
  readonly all: readonly Confusable[];
  /** The units of {@link all}, in its order. */
  readonly units: Uint16Array;
}

const CONFUSED = new Map<number, Alternatives>();
const ALIKE = new Map<number, Alternatives>();

/** Those that {@link unit} is confused with; remembered. */
export function alternativesOf(unit: number): Alternatives {
  return remembered(CONFUSED, unit, confusablesOf);
}

/** Those that sound like {@link unit}, the likest first; remembered. */
export function soundAlternativesOf(unit: number): Alternatives {
  return remembered(ALIKE, unit, soundAlikesOf);
}

/** Those of {@link alternatives} whose places among them {@link isWanted}. */
export function only({ all, units }: Alternatives, isWanted: (place: number) => boolean): Alternatives {
  return {
    all: all.filter((_, place) => isWanted(place)),
    units: units.filter((_, place) => isWanted(place)),
  };
}

function remembered(
  known: Map<number, Alternatives>,
  unit: number,
  find: (unit: number) => readonly Confusable[],
): Alternatives {
  let found = known.get(unit);
  if (found === undefined) {
    const all = find(unit).filter((other) => !NUMERALS.has(other.unit));
    found = { all, units: Uint16Array.from(all, (other) => other.unit) };
    known.set(unit, found);
  }
  return found;
}
