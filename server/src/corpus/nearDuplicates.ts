/**
 * Articles that say nearly the same: MinHash signatures over shingles of folded text, candidates by bands of the
 * signature (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3).
 */
import { foldText } from '../engine/text/fold.ts';
import { type Article } from '../engine/model.ts';

/** Units of a shingle. */
const SHINGLE = 8;
/** Rows of a band; bands × rows is the signature's length. With 5, articles that share 60 % mostly meet. */
const ROWS = 5;
const BANDS = 20;
const LENGTH = ROWS * BANDS;
const SEEDS = Uint32Array.from({ length: LENGTH }, (_, i) => scramble(i + 1) | 1);

/** Share of common shingles from which on two articles are the same. */
export const SAME_ARTICLE = 0.8;

/** Signature of an article's text: equal entries ÷ all entries estimates the share of common shingles. */
export function signatureOf(article: Pick<Article, 'passages'>): Uint32Array {
  const text = article.passages.map((passage) => foldText(passage.text)).join('');
  const signature = new Uint32Array(LENGTH).fill(0xffffffff);
  const last = Math.max(0, text.length - SHINGLE);
  for (let at = 0; at <= last; at++) {
    let hash = 0;
    for (let i = at; i < at + SHINGLE && i < text.length; i++) {
      hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    }
    const shingle = scramble(hash);
    // One shingle in four, the same ones in every article, estimates as well and costs a quarter.
    if ((shingle & 3) !== 0 && last > 64) continue;
    for (let row = 0; row < LENGTH; row++) {
      const value = Math.imul(shingle ^ (shingle >>> 15), SEEDS[row]) >>> 0;
      if (value < signature[row]) signature[row] = value;
    }
  }
  return signature;
}

/**
 * A group for each signature: the index of the group's first member, its own where nothing is like it. Members
 * are chained: each is like another of the group, by at least {@link share}. Near linear in their number.
 */
export function groupNearDuplicates(signatures: readonly Uint32Array[], share = SAME_ARTICLE): Uint32Array {
  const groups = Uint32Array.from(signatures, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (groups[root] !== root) root = groups[root];
    for (let i = index; i !== root;) {
      const next = groups[i];
      groups[i] = root;
      i = next;
    }
    return root;
  };
  for (let band = 0; band < BANDS; band++) {
    const seen = new Map<string, number>();
    for (const [index, signature] of signatures.entries()) {
      const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join();
      const other = seen.get(key);
      if (other === undefined) {
        seen.set(key, index);
        continue;
      }
      const [a, b] = [rootOf(other), rootOf(index)];
      if (a !== b && similarity(signatures[other], signature) >= share)
        groups[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (let index = 0; index < groups.length; index++) groups[index] = rootOf(index);
  return groups;
}

/** Estimated share of common shingles, 0 to 1; ± 0.04. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let row = 0; row < LENGTH; row++) if (a[row] === b[row]) equal++;
  return equal / LENGTH;
}

function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
