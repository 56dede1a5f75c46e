import { isWritten } from './charIndex.ts';

/**
 * How close {@link text} comes to what {@link query} (characters only) asks for, 0 to about 1.3: the share of the
 * query's characters that it holds (given), of its neighbouring pairs, how little else it holds, and whether it
 * holds, opens with or is the query as it stands.
 */
export function closeness(query: string, text: string, share: number): number {
  const written = [...text].filter((character) => isWritten(character.charCodeAt(0))).join('');
  const wanted = pairs(query);
  const held = pairs(written);
  let common = 0;
  for (const pair of wanted) if (held.has(pair)) common++;
  const pairShare = wanted.size === 0 ? share : common / wanted.size;
  const held1 = new Set(query);
  const foreign = [...written].filter((character) => !held1.has(character)).length / written.length;
  const at = written.indexOf(query);
  const literal = at < 0 ? 0 : at === 0 ? 0.15 : 0.1;
  return 0.55 * share + 0.3 * pairShare - 0.25 * foreign + literal + (written === query ? 0.15 : 0);
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}
