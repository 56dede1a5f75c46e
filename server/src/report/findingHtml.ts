import { type Fix, nameOfPlace, type RelatedPlace } from '../engine/check/finding.ts';
import type { Draft } from '../engine/draft.ts';
import { draftOutline } from '../engine/markdown/outline.ts';
import { sectionPath } from '../engine/text/headings.ts';
import type { Translate } from '../messages/translate.ts';
import { difference, type Piece } from './difference.ts';
import { escape } from './escape.ts';
import { type DraftReport, relatedRange, type ReportFinding } from './draftReport.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

type CorpusPlace = Extract<RelatedPlace, { in: 'corpus' }>;
type DraftPlace = Extract<RelatedPlace, { in: 'draft' }>;

/** Findings that speak of the draft as a whole: the line that they are on is not what they mean. */
const OF_THE_WHOLE = new Set(['finding.overused', 'finding.cut']);
/** Other places of the draft that are spelled out. Guess. */
const MOST_PLACES = 5;
/** Headings deeper than this open sentences, and are not part of a section's path. */
const DEEPEST = 4;

/** The findings of a draft under the path of their section. */
export function findingsBySection({ draft, findings }: DraftReport, translate: Translate): string {
  const sections = draftOutline(draft);
  const pathAt = (offset: number): string =>
    sectionPath(sections, offset)
      .filter(({ level }) => level <= DEEPEST)
      .map(({ title }) => title)
      .join(' / ');
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const path = pathAt(finding.finding.span.start);
    groups.set(path, [...(groups.get(path) ?? []), finding]);
  }
  return Array.from(groups, ([path, group]) => {
    const heading = path === '' ? '' : `<h3>${escape(path)}</h3>\n`;
    return heading + group.map((finding) => findingArticle(finding, draft, translate)).join('\n');
  }).join('\n');
}

function findingArticle(reported: ReportFinding, draft: Draft, translate: Translate): string {
  const { finding, message, range, text, level } = reported;
  const [best] = finding.related;
  const body =
    finding.copy !== undefined && best?.in === 'corpus'
      ? sideBySide(text, best, translate)
      : inItsSentence(reported, draft, translate);
  return `<article class="${finding.code}">
<h4><span class="code">${escape(translate(`check.${finding.code}`))}</span> ${escape(message)} <span class="place ${level}">${escape(translate('report.line', range.startLine))}</span></h4>
${body}${sources(reported, translate)}
</article>`;
}

/** The draft's passage beside its source, with what each has alone marked. */
function sideBySide(text: string, source: CorpusPlace, translate: Translate): string {
  const compared = difference(text, source.text);
  return `<div class="pair">
<div><h5>${escape(translate('report.draft'))}</h5><p>${marked(compared.a, 'ins')}</p></div>
<div><h5>${escape(nameOfPlace(source))}</h5><p>${marked(compared.b, 'del')}</p></div>
</div>`;
}

function marked(pieces: readonly Piece[], tag: 'ins' | 'del'): string {
  return pieces
    .map(({ text, kind }) => {
      if (kind === 'same') return escape(text);
      return kind === 'moved'
        ? `<span class="moved">${escape(text)}</span>`
        : `<${tag}>${escape(text)}</${tag}>`;
    })
    .join('');
}

/** A place in its sentence, below it the same sentence corrected, and the other places that it is about. */
function inItsSentence({ finding }: ReportFinding, draft: Draft, translate: Translate): string {
  if (OF_THE_WHOLE.has(finding.message.key)) return '';
  const around = surroundingsOf(draft.text, finding.span);
  const fix = finding.fixes.find(({ preferred }) => preferred);
  const others = finding.related.filter(isInDraft);
  return [
    `<blockquote>${quoted(around, 'mark')}</blockquote>`,
    fix === undefined ? '' : corrected(fix, around, draft, translate),
    others.length === 0 ? '' : otherPlaces(others, draft, translate),
  ].join('');
}

function quoted({ before, text, after, cutBefore, cutAfter }: Surroundings, tag: 'mark' | 'strong'): string {
  return ellipses(`${escape(before)}<${tag}>${escape(text)}</${tag}>${escape(after)}`, {
    cutBefore,
    cutAfter,
  });
}

function ellipses(
  html: string,
  { cutBefore, cutAfter }: Pick<Surroundings, 'cutBefore' | 'cutAfter'>,
): string {
  return `${cutBefore ? '…' : ''}${html}${cutAfter ? '…' : ''}`;
}

/** What the sentence reads like after {@link fix}; edits elsewhere are counted. */
function corrected(fix: Fix, around: Surroundings, draft: Draft, translate: Translate): string {
  const { start, end } = around;
  const inSight = fix.edits.filter(({ span }) => span.start >= start && span.end <= end);
  if (inSight.length === 0) return '';
  let after = '';
  let from = start;
  for (const { span, text } of inSight.toSorted((a, b) => a.span.start - b.span.start)) {
    after += draft.text.slice(from, span.start) + text;
    from = span.end;
  }
  after += draft.text.slice(from, end);
  const { b } = difference(draft.text.slice(start, end), after);
  const elsewhere = fix.edits.length - inSight.length;
  const more = elsewhere === 0 ? '' : ` ${escape(translate('report.elsewhere', elsewhere))}`;
  return `<p class="fix"><span class="label">${escape(translate('report.fix'))}</span> ${ellipses(marked(b, 'ins'), around)}${more}</p>`;
}

function otherPlaces(places: readonly DraftPlace[], draft: Draft, translate: Translate): string {
  const items = places.slice(0, MOST_PLACES).map((place) => {
    const line = translate('report.line', relatedRange(draft, place).startLine);
    const where = [line, nameOfPlace(place)].filter((part) => part !== '').join(' · ');
    return `<li><span class="label">${escape(where)}</span> ${quoted(surroundingsOf(draft.text, place.span), 'strong')}</li>`;
  });
  const more = places.length - items.length;
  if (more > 0) items.push(`<li>${escape(translate('report.elsewhere', more))}</li>`);
  return `<p class="label">${escape(translate('report.others'))}</p><ul>${items.join('')}</ul>`;
}

/** The articles that it is about, but for the one that is beside a copied passage. */
function sources({ finding }: ReportFinding, translate: Translate): string {
  const isCopy = finding.copy !== undefined;
  const places = finding.related.slice(isCopy ? 1 : 0).filter(isInCorpus);
  if (places.length === 0) return '';
  const label = translate(isCopy ? 'report.further' : 'report.from');
  return `<p class="further">${escape(label)} ${places.map((place) => escape(nameOfPlace(place))).join(' ／ ')}</p>`;
}

function isInCorpus(place: RelatedPlace): place is CorpusPlace {
  return place.in === 'corpus';
}

function isInDraft(place: RelatedPlace): place is DraftPlace {
  return place.in === 'draft';
}
