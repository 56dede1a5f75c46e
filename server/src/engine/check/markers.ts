import type { Paragraph } from './paragraph.ts';

/** Ways of numbering. Smaller `rank` stands over larger; the styles of one rank do not nest in each other. */
interface MarkerStyle {
  readonly name: string;
  readonly rank: number;
  /** Chinese numerals, digits, or circled digits. */
  readonly numerals: 'chinese' | 'arabic' | 'circled';
  readonly pattern: RegExp;
}

/** A number that a paragraph opens with, or that opens an item inside it. UTF-16 offsets in the paragraph. */
export interface Marker {
  readonly style: string;
  readonly rank: number;
  readonly value: number;
  /** The numeral alone. */
  readonly start: number;
  readonly end: number;
  readonly numerals: 'chinese' | 'arabic' | 'circled';
  /** The whole marker: `（三）`, `三是`. */
  readonly text: string;
  /** False for an item inside a paragraph. */
  readonly opensParagraph: boolean;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';

/** Each pattern captures what precedes the numeral, and the numeral. */
const HEADINGS: readonly MarkerStyle[] = [
  {
    name: '第N章',
    rank: 0,
    numerals: 'chinese',
    pattern: new RegExp(`^(\\s*第)(${NUMERAL})(?:章|编|篇|部分)(?=[\\s\\u3000：:、]|$)`, 'u'),
  },
  {
    name: '第N节',
    rank: 1,
    numerals: 'chinese',
    pattern: new RegExp(`^(\\s*第)(${NUMERAL})节(?=[\\s\\u3000：:、]|$)`, 'u'),
  },
  {
    name: 'N、',
    rank: 2,
    numerals: 'chinese',
    pattern: new RegExp(
      `^([\\s#*]*)(${NUMERAL})、(?![一二三四五六七八九十]{1,2}(?:[、线级类产季期批等]|$))`,
      'u',
    ),
  },
  {
    name: '（N）',
    rank: 3,
    numerals: 'chinese',
    pattern: new RegExp(`^([\\s#*]*[（(])(${NUMERAL})[）)]`, 'u'),
  },
  { name: '1.', rank: 4, numerals: 'arabic', pattern: /^([\s#*]*)(\d{1,2})(?:[.．、](?!\d))/u },
  { name: '（1）', rank: 5, numerals: 'arabic', pattern: /^([\s#*]*[（(])(\d{1,2})[）)]/u },
];

const ITEMS: readonly MarkerStyle[] = [
  {
    name: 'N是',
    rank: 6,
    numerals: 'chinese',
    pattern: /(?<=^|[，。；：！？\s”）])()([一二三四五六七八九十])是(?!一、|否)/gu,
  },
  {
    name: 'N要',
    rank: 6,
    numerals: 'chinese',
    pattern: /(?<=^|[，。；：！？\s”）])()([一二三四五六七八九十])要/gu,
  },
  {
    name: '第N，',
    rank: 6,
    numerals: 'chinese',
    pattern: /(?<=^|[，。；：！？\s”）])(第)([一二三四五六七八九十])[，、]/gu,
  },
  { name: '①', rank: 7, numerals: 'circled', pattern: /()([①-⑳])/gu },
];

const CHINESE = '零一二三四五六七八九十';

/** Value of a numeral; 0 where it is none. */
function valueOf(numeral: string): number {
  if (/^\d+$/u.test(numeral)) return Number(numeral);
  if (/^[①-⑳]$/u.test(numeral)) return numeral.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? CHINESE.indexOf(numeral) : 0;
  const tens = ten === 0 ? 1 : CHINESE.indexOf(numeral[0]);
  const ones = ten + 1 < numeral.length ? CHINESE.indexOf(numeral[ten + 1]) : 0;
  return tens * 10 + ones;
}

/** {@link value} (1 to 99; circled to 20) as a numeral of the given kind. */
export function numeralOf(value: number, numerals: Marker['numerals']): string {
  if (numerals === 'arabic') return String(value);
  if (numerals === 'circled') return String.fromCharCode('①'.charCodeAt(0) + value - 1);
  if (value <= 10) return CHINESE[value];
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? CHINESE[tens] : ''}十${value % 10 === 0 ? '' : CHINESE[value % 10]}`;
}

/** {@link marker} with another value in its place: `（三）` → `（二）`. */
export function markerText(marker: Marker, value: number): string {
  const numeral = numeralOf(marker.value, marker.numerals);
  return marker.text.replace(numeral, numeralOf(value, marker.numerals));
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
  const markers: Marker[] = [];
  for (const style of HEADINGS) {
    const match = style.pattern.exec(text);
    if (match !== null) {
      markers.push(toMarker(style, match, true));
      break;
    }
  }
  const items: Marker[] = [];
  for (const style of ITEMS) {
    for (const match of text.matchAll(style.pattern)) {
      items.push(toMarker(style, match, text.slice(0, match.index).trim() === ''));
    }
  }
  return [...markers, ...items.sort((a, b) => a.start - b.start)].filter(({ value }) => value > 0);
}

function toMarker(style: MarkerStyle, match: RegExpExecArray, opensParagraph: boolean): Marker {
  const start = match.index + match[1].length;
  return {
    style: style.name,
    rank: style.rank,
    value: valueOf(match[2]),
    start,
    end: start + match[2].length,
    numerals: style.numerals,
    text: match[0].replace(/^[\s#*]+/u, ''),
    opensParagraph,
  };
}
