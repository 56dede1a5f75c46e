import type { HoverCard } from '../engine/cite/card.ts';
import { clipped } from '../engine/text/clip.ts';
import type { MessageKey } from '../messages/english.ts';
import type { Translate } from '../messages/translate.ts';
import type { Inline, Line, RichText } from './richText.ts';
import type { OfficeCounts } from '../protocol/index.ts';
import { countsLine } from '../messages/countsLine.ts';
import { type LinkedSources, renderSource, renderSources } from './sources.ts';

/** Characters of a phrase shown in the card's first line; the range of the hover shows the rest. Guess. */
const LONGEST_PHRASE = 40;

/**
 * A hover card that any client shows. {@link links} are what a client that runs commands from links can do with the
 * phrase.
 */
export function renderCard(
  card: HoverCard,
  translate: Translate,
  addresses: LinkedSources,
  links: readonly CommandLink[] = [],
  office?: OfficeCounts,
): RichText {
  const lead: Line = [{ strong: clipped(card.phrase, LONGEST_PHRASE) }, ' — '];
  const [first = lead, ...rest] =
    card.places > 0 || card.sources.length > 0
      ? renderSources(card, translate, addresses, lead, office)
      : [[...lead, office ? countsLine(card, translate, office) : translate('hover.none')]];
  const variants = card.variants.map(({ text, places }) => translate('hover.counted', text, places));
  const following = card.following.map(({ text, places }) => translate('hover.counted', text, places));
  return [
    first,
    ...rest,
    // Before what may need scrolling.
    ...(links.length > 0 ? [commandLine(links, translate)] : []),
    ...(card.longer
      ? [
          [
            translate(
              'hover.longer',
              clipped(card.longer.text, LONGEST_PHRASE),
              card.longer.places,
              card.longer.articles,
            ),
          ],
        ]
      : []),
    ...(variants.length > 0 ? [[translate('hover.variants', variants.join(' · '))]] : []),
    ...(card.related.length > 0
      ? [
          [translate('hover.related')],
          { items: card.related.map((source) => renderSource(source, translate, addresses)) },
        ]
      : []),
    ...(following.length > 0 ? [[translate('hover.following', following.join(' · '))]] : []),
  ];
}

/** A link that runs a command of the client or the server. */
export interface CommandLink {
  readonly title: MessageKey;
  readonly command: string;
  readonly argument: unknown;
}

function commandLine(links: readonly CommandLink[], translate: Translate): Line {
  return links.flatMap(({ title, command, argument }, number): Inline[] => [
    ...(number === 0 ? [] : [' · ']),
    {
      label: translate(title),
      target: `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`,
    },
  ]);
}
