import { isWritten } from '../text/charClass.ts';

/** The runs of characters, letters and digits in a query: words that someone put apart stay apart. */
export function piecesOf(query: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of query) {
    if (isWritten(character.charCodeAt(0))) {
      piece += character;
    } else if (piece !== '') {
      pieces.push(piece);
      piece = '';
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/**
 * How close {@link text} comes to what the {@link pieces} of a query ask for, 0 to about 1.3: the share of the
 * query's characters that it holds (given), of its neighbouring pairs, how little else it holds, and whether it
 * holds, opens with or is the query as it stands. Words put apart may have anything between them.
 */
export function closeness(pieces: readonly string[], text: string, share: number): number {
  const written = piecesOf(text).join('');
  const wanted = new Set(pieces.flatMap(pairs));
  const held = new Set(pairs(written));
  let common = 0;
  for (const pair of wanted) if (held.has(pair)) common++;
  const pairShare = wanted.size === 0 ? share : common / wanted.size;
  const asked = new Set(pieces.join(''));
  const foreign = [...written].filter((character) => !asked.has(character)).length / written.length;
  const strictness = pieces.length > 1 ? 0.15 : 0.25;
  return 0.55 * share + 0.3 * pairShare - strictness * foreign + literalness(pieces, written);
}

function literalness(pieces: readonly string[], written: string): number {
  if (pieces.length > 1) return pieces.every((piece) => written.includes(piece)) ? 0.15 : 0;
  const at = written.indexOf(pieces[0]);
  if (at < 0) return 0;
  return (at === 0 ? 0.15 : 0.1) + (written === pieces[0] ? 0.15 : 0);
}

function pairs(text: string): string[] {
  return Array.from(text.slice(1), (_, at) => text.slice(at, at + 2));
}
