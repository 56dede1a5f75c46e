import type { HoverCard } from '../engine/cite/card.ts';
import type { MessageKey } from '../messages/english.ts';
import type { Translate } from '../messages/translate.ts';
import { boldMarkdown, escapeMarkdown } from './markdown.ts';
import { renderSource, renderSources } from './sources.ts';

/** Units of a phrase shown in the card's first line; the range of the hover shows the rest. */
const LONGEST_PHRASE = 40;

/**
 * A hover card as Markdown that any client shows: corpus text escaped, links plain. {@link links} are what a client
 * that runs commands from links can do with the phrase.
 */
export function renderCard(
  card: HoverCard,
  translate: Translate,
  links: readonly CommandLink[] = [],
): string {
  const phrase =
    card.phrase.length > LONGEST_PHRASE ? `${card.phrase.slice(0, LONGEST_PHRASE)}…` : card.phrase;
  const variants = card.variants.map(({ text, places }) => counted(text, places, translate));
  const following = card.following.map(({ text, places }) => counted(text, places, translate));
  const related = card.related.map(renderSource);
  return [
    `${boldMarkdown(phrase)} — ${card.places > 0 ? renderSources(card, translate) : translate('hover.none')}`,
    // Before what may need scrolling.
    links.map((link) => renderLink(link, translate)).join(' · '),
    variants.length > 0 ? translate('hover.variants', variants.join(' · ')) : '',
    related.length > 0 ? `${translate('hover.related')}\n\n${related.join('\n')}` : '',
    following.length > 0 ? translate('hover.following', following.join(' · ')) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function counted(text: string, places: number, translate: Translate): string {
  return translate('hover.counted', escapeMarkdown(text), places);
}

/** A link that runs a command of the client or the server. */
export interface CommandLink {
  readonly title: MessageKey;
  readonly command: string;
  readonly argument: unknown;
}

function renderLink({ title, command, argument }: CommandLink, translate: Translate): string {
  const parameters = encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${translate(title)}](command:${command}?${parameters})`;
}
