/** Findings as plain values, from what the checks found. */
import { shifted, type Span } from '../draft.ts';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { CopiedPassage } from './copied.ts';
import {
  MOST_SOURCES,
  newestFirst,
  onePerArticle,
  placesOf,
  sectionPart,
  sourceOf,
  titleOf,
} from './describeSources.ts';
import type { FindingCode } from './checkTable.ts';
import type { Finding, Fix } from './finding.ts';
import type { Silencer } from './silence.ts';
import type { NumberingFault } from './numbering.ts';
import type { Paragraph } from './paragraph.ts';
import type { PunctuationFault } from './punctuation.ts';
import type { Leftover } from './leftover.ts';
import type { NearRepetition } from './nearRepeated.ts';
import type { OverusedWord } from './overused.ts';
import type { Repetition } from './repeated.ts';
import type { WordingFault } from './wording.ts';
import { fold } from '../text/fold.ts';

/** Other places in the draft spelled out in one finding. Guess. */
const MOST_OTHERS = 10;

/** A copied passage of {@link paragraph}; offsets count from its beginning. */
export function copiedFinding(passage: CopiedPassage, paragraph: Paragraph, index: CorpusIndex): Finding {
  const { exact, places, characters } = passage;
  const related = sourcesOf(passage, index).map((place) => sourceOf(place, index));
  const best = related[0];
  const others = new Set(places.map((place) => index.articleKey(place))).size - 1;
  const code = exact ? 'copied' : 'near-copied';
  const span = paragraph.span(passage.start, passage.end);
  return {
    code,
    span,
    message: {
      key: `finding.${likeness(passage)}${others > 0 ? '.more' : ''}`,
      args: [characters, titleOf(best), sectionPart(best), others, percentAlike(passage.similarity)],
    },
    related,
    fixes: best?.in === 'corpus' ? [quotation(span, best.cited)] : [],
    copy: { characters, similarity: passage.similarity },
  };
}

/** Of the places of a passage those that are spelled out: all that make it up, and of every other article one. */
function sourcesOf({ exact, places, parts }: CopiedPassage, index: CorpusIndex): Place[] {
  // Places of an edited passage come in the order of likeness; those of an exact one are all alike.
  if (parts === 1)
    return onePerArticle(exact ? newestFirst(places, index) : places, index).slice(0, MOST_SOURCES);
  const article = index.articleKey(places[0]);
  const others = places.filter((place) => index.articleKey(place) !== article);
  return [...places.slice(0, parts), ...onePerArticle(others, index).slice(0, MOST_SOURCES - 1)];
}

/** How a passage is like its source, as the messages name it: the same but for signs and blanks is not an edit of its words. */
function likeness({ exact, similarity }: CopiedPassage): string {
  if (exact) return 'copied';
  return similarity === 1 ? 'same-words' : 'near-copied';
}

/** A share in percent: 100 is said of all alone. */
function percentAlike(share: number): number {
  return share === 1 ? 100 : Math.min(99, Math.round(share * 100));
}

/** Puts a passage in quotes with its source after it. */
function quotation({ start, end }: Span, title: string): Fix {
  return {
    title: { key: 'fix.quote', args: [title] },
    edits: [
      { span: { start, end: start }, text: '“' },
      { span: { start: end, end }, text: `”（引自《${title.replaceAll(/[《》]/gu, '')}》）` },
    ],
    preferred: false,
  };
}

/** A wording of {@link paragraph} that slipped; offsets count from its beginning. */
export function wordingFinding(fault: WordingFault, paragraph: Paragraph, index: CorpusIndex): Finding {
  const { phrase, slip } = fault;
  const { original, articles } = phrase;
  const right = originalPart(original, slip.at, slip.at + slip.right.length);
  const at = fault.start + slip.at;
  // Where characters are missing, they go after the one before.
  const wrong =
    slip.wrong === ''
      ? { start: paragraph.span(at - 1, at).end, end: paragraph.span(at - 1, at).end }
      : paragraph.span(at, at + slip.wrong.length);
  return {
    code: 'wording',
    span: paragraph.span(fault.start, fault.end),
    message: {
      key: 'finding.wording',
      args: [paragraph.original(fault.start, fault.end), articles, original],
    },
    related: placesOf(phrase.text, index),
    fixes: [
      {
        title: { key: 'fix.wording', args: [original] },
        edits: [{ span: wrong, text: right }],
        preferred: true,
      },
    ],
    exchange: { wrong: paragraph.folded.slice(fault.start, fault.end), right: phrase.text },
  };
}

/** The original of the folded run [{@link start}, {@link end}) of a text. */
function originalPart(original: string, start: number, end: number): string {
  if (start === end) return '';
  const { offsets } = fold(original);
  return original.slice(offsets[start], offsets[end - 1] + 1);
}

export function leftoverFinding(leftover: Leftover, index: CorpusIndex): Finding {
  const { name, kind, place } = leftover;
  const source = sourceOf(place, index);
  return {
    code: 'leftover',
    span: spanOf(leftover),
    message: { key: `finding.leftover.${kind}`, args: [name, titleOf(source)] },
    related: [source],
    fixes: ownNameFixes(leftover),
  };
}

/** The draft's own name for the one left over: here, and where it occurs elsewhere too, everywhere. */
function ownNameFixes(leftover: Leftover): Fix[] {
  const { name, instead, everywhere } = leftover;
  if (instead === undefined) return [];
  const here: Fix = {
    title: { key: 'fix.replace', args: [name, instead] },
    edits: [{ span: spanOf(leftover), text: instead }],
    preferred: true,
  };
  if (everywhere.length < 2) return [here];
  const edits = everywhere.map((place) => ({ span: spanOf(place), text: place.text }));
  return [
    here,
    {
      title: { key: 'fix.replace.everywhere', args: [name, instead, edits.length] },
      edits,
      preferred: false,
    },
  ];
}

function spanOf({ paragraph, start, end }: Pick<Leftover, 'paragraph' | 'start' | 'end'>): Span {
  return shifted(paragraph.paragraph.span(start, end), paragraph.start);
}

/** Overused words, said once at the top of the draft. */
export function overusedFinding(words: readonly OverusedWord[], characters: number, span: Span): Finding {
  const list = words.map(({ word, times }) => `“${word}” ${times}`).join('、');
  return {
    code: 'repeated',
    span,
    message: { key: 'finding.overused', args: [list, characters] },
    related: [],
    fixes: [],
  };
}

/** Says that more was found than is shown. */
export function cutFinding(shown: number, found: number, code: FindingCode, span: Span): Finding {
  return { code, span, message: { key: 'finding.cut', args: [shown, found] }, related: [], fixes: [] };
}

export function repeatedFinding(repetition: Repetition, sectionAt: (offset: number) => string): Finding {
  const [first, ...again] = repetition.places;
  // The last place is where the drafter can still leave it out.
  const span = again[again.length - 1];
  const others = [first, ...again.slice(0, -1)];
  const section = sectionAt(first.start);
  return {
    code: 'repeated',
    span,
    message: {
      key: section === '' ? 'finding.repeated' : 'finding.repeated.section',
      args: [repetition.characters, section, repetition.places.length],
    },
    related: others.slice(0, MOST_OTHERS).map((place) => ({
      in: 'draft',
      span: place,
      section: sectionAt(place.start),
    })),
    fixes: [],
  };
}

export function nearRepeatedFinding(
  { first, second, characters, similarity }: NearRepetition,
  sectionAt: (offset: number) => string,
): Finding {
  const section = sectionAt(first.start);
  return {
    code: 'repeated',
    span: second,
    message: {
      key: section === '' ? 'finding.repeated.near' : 'finding.repeated.near.section',
      args: [characters, section, percentAlike(similarity)],
    },
    related: [{ in: 'draft', span: first, section }],
    fixes: [],
  };
}

export function numberingFinding(fault: NumberingFault): Finding {
  const { kind, span, found, expected, previous, edits } = fault;
  return {
    code: 'structure',
    span,
    message: { key: `finding.structure.${kind}`, args: [found, expected] },
    related: previous === undefined ? [] : [{ in: 'draft', span: previous, section: '' }],
    fixes:
      edits.length === 0
        ? []
        : [{ title: { key: 'fix.renumber', args: [found, expected, edits.length] }, edits, preferred: true }],
  };
}

/** Faults as findings; marks of the wrong width, which come in numbers, make one. */
export function punctuationFindings(faults: readonly PunctuationFault[], isSilent: Silencer): Finding[] {
  const halfWidth = faults.filter(({ kind, span }) => kind === 'half-width' && !isSilent('structure', span));
  const findings = faults.filter(({ kind }) => kind !== 'half-width').map(punctuationFinding);
  if (halfWidth.length > 0) findings.push(halfWidthFinding(halfWidth));
  return findings;
}

function punctuationFinding({ kind, span, found, expected }: PunctuationFault): Finding {
  return {
    code: 'structure',
    span,
    message: { key: `finding.structure.${kind}`, args: [found, expected ?? ''] },
    related: [],
    fixes:
      expected === undefined
        ? []
        : [
            {
              title: { key: 'fix.replace', args: [found, expected] },
              edits: [{ span, text: expected }],
              preferred: true,
            },
          ],
  };
}

function halfWidthFinding(faults: readonly PunctuationFault[]): Finding {
  const [{ span, found, expected = '' }, ...others] = faults;
  const edits = faults.map((fault) => ({ span: fault.span, text: fault.expected ?? fault.found }));
  return {
    code: 'structure',
    span,
    message: {
      key: others.length > 0 ? 'finding.structure.half-width.all' : 'finding.structure.half-width',
      args: [found, expected, faults.length],
    },
    related: others.slice(0, MOST_OTHERS).map((fault) => ({ in: 'draft', span: fault.span, section: '' })),
    fixes: [
      {
        title: {
          key: others.length > 0 ? 'fix.replace.all' : 'fix.replace',
          args: [found, expected, faults.length],
        },
        edits,
        preferred: true,
      },
    ],
  };
}
