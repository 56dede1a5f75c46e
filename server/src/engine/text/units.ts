/** UTF-16 units of {@link text} from {@link start} to {@link end}. */
export function unitsOf(text: string, start = 0, end = text.length): Uint16Array {
  const units = new Uint16Array(end - start);
  for (let at = start; at < end; at++) units[at - start] = text.charCodeAt(at);
  return units;
}

/** Puts the units of {@link text} into {@link target} from {@link at} on; returns where they end. */
export function putUnits(text: string, target: Uint16Array, at: number): number {
  for (let i = 0; i < text.length; i++) target[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** The units of {@link characters}, all of one unit, as a set. */
export function unitSet(characters: string): ReadonlySet<number> {
  return new Set(unitsOf(characters));
}

/** Two units as one number. */
export function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Order by UTF-16 units, whatever the language: -1, 0 or 1. */
export function compareUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether {@link unit} is the first half of a character beyond the basic plane. */
export function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

/** Whether {@link unit} is the second half of one. */
export function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
