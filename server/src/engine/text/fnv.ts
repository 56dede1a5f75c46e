/** FNV-1a of 32 bits (Fowler, Noll, Vo), over UTF-16 units in place of bytes. For distinguishing texts, not for secrets. */
export const FNV_BASIS = 0x811c9dc5;
/** Also the base of rolling hashes: odd, so that multiplying by it loses nothing. */
export const FNV_PRIME = 0x01000193;

/** {@link hash} with one unit more. */
export function fnv(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** The hash of all units of {@link text}: 32 bits, not negative. */
export function fnvOf(text: string): number {
  let hash = FNV_BASIS;
  for (let at = 0; at < text.length; at++) hash = fnv(hash, text.charCodeAt(at));
  return hash >>> 0;
}
