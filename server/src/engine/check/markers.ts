import {
  BRACKETED,
  BRACKETED_CHINESE,
  CIRCLED,
  type NumeralKind,
  POINTED,
  readNumeral,
  writeNumeral,
} from '../text/numerals.ts';
import { CHAPTER_WORDS, CHINESE_NUMBER, ENDS_ARABIC, ENDS_CHAPTER, ENDS_CHINESE } from '../text/headings.ts';
import type { Paragraph } from './paragraph.ts';

/** Ways of numbering. Smaller `rank` is above larger; the styles of one rank do not nest in each other. */
interface MarkerStyle {
  readonly name: string;
  readonly rank: number;
  readonly pattern: RegExp;
  /** True for numbers that open text, and head none: articles of a regulation. */
  readonly opensText?: true;
}

/** A number that a paragraph opens with, or that opens an item inside it. UTF-16 offsets in the paragraph. */
export interface Marker {
  readonly style: string;
  readonly rank: number;
  readonly value: number;
  /** The numeral alone. */
  readonly start: number;
  readonly end: number;
  readonly numerals: NumeralKind;
  /** The whole marker: `（三）`, `三是`; its numeral is {@link lead} units after its beginning. */
  readonly text: string;
  readonly lead: number;
  /** False for an item inside a paragraph. */
  readonly opensParagraph: boolean;
  /** False for items of a text and for articles of a regulation. */
  readonly isHeading: boolean;
}

/** Style of the articles of a regulation, which count on through its chapters. */
export const ARTICLE_STYLE = '第N条';

const DIGITS = '\\d{1,3}|[０-９]{1,3}';
const BEFORE = '^([\\s#*]*)';

/** Each pattern captures what precedes the numeral, and the numeral. */
const HEADINGS: readonly MarkerStyle[] = [
  { name: '第N章', rank: 0, pattern: chapter(CHAPTER_WORDS) },
  { name: '第N节', rank: 1, pattern: chapter('节') },
  { name: ARTICLE_STYLE, rank: 1, pattern: chapter('条'), opensText: true },
  { name: 'N、', rank: 2, pattern: new RegExp(`${BEFORE}(${CHINESE_NUMBER})${ENDS_CHINESE}`, 'u') },
  { name: '（N）', rank: 3, pattern: new RegExp(`^([\\s#*]*[（(])(${CHINESE_NUMBER})[）)]`, 'u') },
  { name: '㈠', rank: 3, pattern: new RegExp(`${BEFORE}([${BRACKETED_CHINESE}])`, 'u') },
  { name: '1.', rank: 4, pattern: new RegExp(`${BEFORE}(${DIGITS})${ENDS_ARABIC}`, 'u') },
  { name: '⒈', rank: 4, pattern: new RegExp(`${BEFORE}([${POINTED}])`, 'u') },
  { name: '（1）', rank: 5, pattern: new RegExp(`^([\\s#*]*[（(])(${DIGITS})[）)]`, 'u') },
  { name: '⑴', rank: 5, pattern: new RegExp(`${BEFORE}([${BRACKETED}])`, 'u') },
];

const OPENS_ITEM = '(?<=^|[，。；：！？\\s”）])';
const ITEMS: readonly MarkerStyle[] = [
  { name: 'N是', rank: 6, pattern: new RegExp(`${OPENS_ITEM}()([一二三四五六七八九十])是(?!一、|否)`, 'gu') },
  { name: 'N要', rank: 6, pattern: new RegExp(`${OPENS_ITEM}()([一二三四五六七八九十])要`, 'gu') },
  { name: '第N，', rank: 6, pattern: new RegExp(`${OPENS_ITEM}(第)([一二三四五六七八九十])[，、]`, 'gu') },
  { name: '①', rank: 7, pattern: new RegExp(`()([${CIRCLED}])`, 'gu') },
  { name: '⑴', rank: 7, pattern: new RegExp(`${OPENS_ITEM}()([${BRACKETED}])`, 'gu') },
];

function chapter(ending: string): RegExp {
  return new RegExp(`^([\\s#*]*第)(${CHINESE_NUMBER}|${DIGITS})${ending}${ENDS_CHAPTER}`, 'u');
}

/** {@link marker} with another value in its place: `（三）` → `（二）`; undefined where that cannot be written. */
export function markerText({ text, lead, start, end, numerals }: Marker, value: number): string | undefined {
  const numeral = writeNumeral(value, numerals);
  return numeral && text.slice(0, lead) + numeral + text.slice(lead + end - start);
}

const MARKERS = new WeakMap<Paragraph, readonly Marker[]>();

/** The markers of {@link paragraph} in order: of a heading at its start, and of the items in it. */
export function markersOf(paragraph: Paragraph): readonly Marker[] {
  let markers = MARKERS.get(paragraph);
  if (markers === undefined) {
    markers = readMarkers(paragraph.text);
    MARKERS.set(paragraph, markers);
  }
  return markers;
}

function readMarkers(text: string): Marker[] {
  const heading = firstHeading(text);
  const ink = text.search(/\S/u);
  const items = ITEMS.flatMap((style) =>
    Array.from(text.matchAll(style.pattern), (match) => toMarker(style, match, match.index <= ink)),
  ).filter((item) => item !== undefined && item.start !== heading?.start);
  return [heading, ...items.sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0))].filter(
    (marker) => marker !== undefined,
  );
}

function firstHeading(text: string): Marker | undefined {
  for (const style of HEADINGS) {
    const match = style.pattern.exec(text);
    const marker = match && toMarker(style, match, true);
    if (marker) return marker;
  }
  return undefined;
}

function toMarker(style: MarkerStyle, match: RegExpExecArray, opensParagraph: boolean): Marker | undefined {
  const [whole, before, numeral] = match;
  const read = readNumeral(numeral);
  if (!read) return undefined;
  const text = whole.replace(/^[\s#*]+/u, '');
  const start = match.index + before.length;
  return {
    style: style.name,
    rank: style.rank,
    value: read.value,
    start,
    end: start + numeral.length,
    numerals: read.kind,
    text,
    lead: before.length - (whole.length - text.length),
    opensParagraph,
    isHeading: style.rank <= DEEPEST_HEADING && style.opensText !== true,
  };
}

/** Rank of the deepest headings; below are items of a running text. */
const DEEPEST_HEADING = 5;
