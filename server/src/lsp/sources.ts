import type { Citation, CitedSource } from '../engine/cite/citer.ts';
import type { Translate } from '../messages/translate.ts';
import type { Source } from '../protocol/index.ts';
import { linkTo, openableUri } from './locations.ts';
import { boldMarkdown, escapeMarkdown } from './markdown.ts';

/** Counts and sources of a phrase as a short Markdown list, the match in bold, each with a link to its place. */
export function renderSources(citation: Citation, translate: Translate): string {
  const lines = citation.sources.map(renderSource);
  const counts = translate('count.places', citation.places, citation.articles);
  const rest = citation.places - citation.sources.length;
  const more = rest > 0 ? `\n\n${translate('hover.more', rest)}` : '';
  return `${counts}\n\n${lines.join('\n')}${more}`;
}

/** A source as an item of a Markdown list: a link to its place, where it stands, the match in bold. */
export function renderSource(source: CitedSource): string {
  const where = [source.date, ...source.headings].filter((part) => part !== '').join(' · ');
  const title = `[${escapeMarkdown(source.title)}](${linkTo(source.uri, source.format, source.range)})`;
  const quoted = `${escapeMarkdown(source.before)}${boldMarkdown(source.match)}${escapeMarkdown(source.after)}`;
  return `- ${title}${where === '' ? '' : ` ${escapeMarkdown(where)}`}  \n  ${quoted}`;
}

/** A source as Yinju's own requests give it. */
export function toProtocolSource(source: CitedSource): Source {
  return {
    uri: openableUri(source.uri, source.format),
    range: source.range,
    title: source.title,
    heading: source.headings.join(' / '),
    date: source.date,
    before: source.before,
    match: source.match,
    after: source.after,
  };
}
