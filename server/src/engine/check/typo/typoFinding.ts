import type { CorpusIndex } from '../../index/corpusIndex.ts';
import type { KnownWords } from '../../text/knownWords.ts';
import { isCharacter } from '../characters.ts';
import { placesOf } from '../describeSources.ts';
import type { Finding } from '../finding.ts';
import type { Paragraph } from '../paragraph.ts';
import { isExchange } from './edit.ts';
import { provingRun } from './provingRun.ts';
import type { Typo } from './typos.ts';

/** Longest word that a slip is shown in, in units. Guess. */
const LONGEST_WORD = 4;

/** A slip in {@link paragraph}; offsets count from its beginning. */
export function typoFinding(
  typo: Typo,
  paragraph: Paragraph,
  index: CorpusIndex,
  words: KnownWords | undefined,
): Finding {
  const { edit } = typo;
  const { folded } = paragraph;
  const end = edit.at + edit.wrong.length;
  const corrected = folded.slice(0, edit.at) + edit.right + folded.slice(end);
  const word = wordAround(corrected, edit, words);
  const proof = provingRun(corrected, typo, index);
  // What is shown of the draft: the same neighbours of the slip as in the word.
  const from = Math.min(word.start, edit.at);
  const to = Math.max(end, end + word.end - edit.at - edit.right.length);
  const wrong = paragraph.original(from, to);
  const right = corrected.slice(word.start, word.end);
  return {
    code: 'typo',
    span: paragraph.span(from, to),
    message: { key: 'finding.typo', args: [wrong, right, proof, index.attestation(proof).articles] },
    related: placesOf(proof, index),
    fixes: [
      {
        title: { key: 'fix.typo', args: [right] },
        edits: [{ span: spanOf(paragraph, edit.at, end), text: edit.right }],
        preferred: true,
      },
    ],
    exchange: {
      ...habitOf(folded, corrected, from, to, edit),
      ...((isExchange(edit) || edit.kind === 'added') && {
        units: { text: edit.wrong, share: typo.evidence.share, isAdded: edit.kind === 'added' },
      }),
    },
  };
}

/**
 * The run [{@link from}, {@link to}) of the draft by which it is known whether it writes so throughout, and what it is corrected
 * to: where something is missing with a unit on either side, as `经` alone is in each `经济`.
 */
function habitOf(
  folded: string,
  corrected: string,
  from: number,
  to: number,
  { at, wrong, right }: Typo['edit'],
) {
  const start = wrong === '' ? Math.min(from, Math.max(0, at - 1)) : from;
  const end = wrong === '' ? Math.max(to, Math.min(folded.length, at + 1)) : to;
  return {
    wrong: folded.slice(start, end),
    right: corrected.slice(start, end + right.length - wrong.length),
  };
}

/** Where an exchange of the folded units [{@link start}, {@link end}) goes; between two units where it takes none away. */
function spanOf(paragraph: Paragraph, start: number, end: number): { start: number; end: number } {
  if (start < end) return paragraph.span(start, end);
  const { end: at } = paragraph.span(start - 1, start);
  return { start: at, end: at };
}

/**
 * The word of {@link text} in which {@link right} was put at {@link at}: of the dictionary's the longest; where there is
 * none the exchange alone, or, where it puts in or takes away, with a neighbour.
 */
function wordAround(text: string, { at: from, wrong, right }: Typo['edit'], words: KnownWords | undefined) {
  const to = from + right.length;
  for (let length = LONGEST_WORD; length >= Math.max(2, to - from); length--) {
    for (let start = Math.max(0, to - length); start <= from && start + length <= text.length; start++) {
      // What was taken away must lie inside.
      if (from === to && (start === from || start + length === from)) continue;
      if ((words?.familiarity(text, start, start + length) ?? 0) > 0) return { start, end: start + length };
    }
  }
  if (right.length > 1 || (wrong !== '' && right !== '')) return { start: from, end: to };
  const isWordBefore = from > 0 && isCharacter(text.charCodeAt(from - 1));
  const isWordAfter = to < text.length && isCharacter(text.charCodeAt(to));
  return {
    start: isWordBefore && (from === to || !isWordAfter) ? from - 1 : from,
    end: isWordAfter ? to + 1 : to,
  };
}
