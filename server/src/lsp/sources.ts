import type { Citation, CitedSource } from '../engine/cite/citer.ts';
import { clipped, clippedLeft } from '../engine/text/clip.ts';
import { countsLine } from '../messages/countsLine.ts';
import type { Translate } from '../messages/translate.ts';
import { isOfficeUri } from '../office/sourceUri.ts';
import type { OfficeCounts, Source } from '../protocol/index.ts';
import type { SourceAddresses } from './sourceAddresses.ts';
import type { Line, RichText } from './richText.ts';

/** Characters of a passage on each side of a match, where it is shown in short. Guess. */
const WORDS_AROUND = 24;

/** Where links to sources lead. */
export type LinkedSources = Pick<SourceAddresses, 'markdownLinkTo'>;

/**
 * Counts and sources of a phrase, the match in bold, each with a link to its place; {@link lead} opens the first line.
 * {@link office} is what the office's server says of it, where one is set.
 */
export function renderSources(
  citation: Citation,
  translate: Translate,
  addresses: LinkedSources,
  lead: Line = [],
  office?: OfficeCounts,
): RichText {
  const elsewhere = citation.sources.filter(({ uri }) => isOfficeUri(uri)).length;
  const ofOffice = office && 'places' in office ? Math.max(0, office.places - elsewhere) : 0;
  const rest = citation.places - (citation.sources.length - elsewhere) + ofOffice;
  return [
    [...lead, countsLine(citation, translate, office)],
    { items: citation.sources.map((source) => renderSource(source, translate, addresses)) },
    ...(rest > 0 ? [[translate('hover.more', rest)]] : []),
  ];
}

/** A source as an item of a list: a link to its place and where it is, then its words, the match in bold. */
export function renderSource(source: CitedSource, translate: Translate, addresses: LinkedSources): Line[] {
  const origin = isOfficeUri(source.uri) ? translate('source.office') : '';
  // A title names its body as a rule.
  const { title: name, body = '', paperNumber = '', date } = source;
  const facts = [origin, name.includes(body) ? '' : body, paperNumber, date];
  const where = [...facts, ...source.headings].filter((part) => part !== '').join(' · ');
  const title = {
    label: source.title,
    target: addresses.markdownLinkTo(source.uri, source.format, source.range),
  };
  return [
    [title, where === '' ? '' : ` ${where}`],
    [source.before, { strong: source.match }, source.after],
  ];
}

/** The same with no more of each passage than the words around the match. */
export function inBrief(citation: Citation): Citation {
  return {
    ...citation,
    sources: citation.sources.map((source) => ({
      ...source,
      before: clippedLeft(source.before, WORDS_AROUND),
      after: clipped(source.after, WORDS_AROUND),
    })),
  };
}

/** A source as Yinju's own requests give it. */
export function toProtocolSource(
  source: CitedSource,
  addresses: Pick<SourceAddresses, 'documentUri'>,
): Source {
  return {
    uri: addresses.documentUri(source.uri, source.format),
    range: source.range,
    title: source.title,
    heading: source.headings.join(' / '),
    date: source.date,
    ...(source.body !== undefined && { body: source.body }),
    ...(source.paperNumber !== undefined && { number: source.paperNumber }),
    before: source.before,
    match: source.match,
    after: source.after,
    ...(isOfficeUri(source.uri) && { isOffice: true }),
  };
}
