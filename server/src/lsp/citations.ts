import type { Hover, Location, LocationLink } from 'vscode-languageserver';
import type { CitedSource } from '../engine/cite/citer.ts';
import { type CommandLink, renderCard } from './card.ts';
import { answerOn, type ServerContext } from './context.ts';
import { INSERT_SOURCE, type InsertionPlace } from './insertSource.ts';
import { openableUri, rangeOf } from './locations.ts';
import { contentOf } from './richText.ts';

const DEFINITIONS = 20;
/** References given at most: the hover says how many there are in all, the sources view sorts and filters them. */
const REFERENCES = 2000;

/** Hover, definition and references: where the phrase under the cursor comes from. */
export function registerCitations(context: ServerContext): void {
  const { connection, engine, translate } = context;

  connection.onHover(({ textDocument, position }, token) => {
    return answerOn<Hover | null>(context, textDocument.uri, token, null, async (open, signal) => {
      const offset = open.document.offsetAt(position);
      const card = await engine.cardAt(open.draft, offset, signal);
      if (!card) return null;
      const { uri, version } = open.document;
      const place = { uri, position, quoted: true, version };
      const links = context.client.commandLinks && card.places > 0 ? linksFor(place) : [];
      const contents = contentOf(renderCard(card, translate, links), context.client.hoverFormat);
      return { contents, range: rangeOf(open.document, card.span) };
    });
  });

  connection.onDefinition(({ textDocument, position }, token) => {
    return answerOn<Location[] | LocationLink[] | null>(
      context,
      textDocument.uri,
      token,
      null,
      async (open, signal) => {
        const offset = open.document.offsetAt(position);
        const citation = await engine.sourcesAt(open.draft, offset, DEFINITIONS, signal);
        if (!citation) return null;
        if (!context.client.definitionLinks) return citation.sources.map(toLocation);
        const originSelectionRange = rangeOf(open.document, citation.span);
        return citation.sources.map(({ uri, format, range }) => ({
          originSelectionRange,
          targetUri: openableUri(uri, format),
          targetRange: range,
          targetSelectionRange: range,
        }));
      },
    );
  });

  connection.onReferences(({ textDocument, position }, token) => {
    return answerOn<Location[] | null>(context, textDocument.uri, token, null, async (open, signal) => {
      const offset = open.document.offsetAt(position);
      const places = await engine.locationsAt(open.draft, offset, REFERENCES, signal);
      return places.length > 0 ? places.map(toLocation) : null;
    });
  });
}

/** The client's command that shows all sources of the phrase at a place of a draft. */
const SHOW_SOURCES = 'yinju.showSources';

function linksFor(place: InsertionPlace): CommandLink[] {
  return [
    { title: 'hover.sources', command: SHOW_SOURCES, argument: place },
    { title: 'hover.quote', command: INSERT_SOURCE, argument: place },
  ];
}

function toLocation({ uri, format, range }: Pick<CitedSource, 'uri' | 'format' | 'range'>): Location {
  return { uri: openableUri(uri, format), range };
}
