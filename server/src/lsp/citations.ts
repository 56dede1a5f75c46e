import { INSERT_SOURCE, SHOW_SOURCES } from '../protocol/commands.ts';
import { type Hover, type Location, type LocationLink, MessageType } from 'vscode-languageserver';
import type { CitedSource } from '../engine/cite/citer.ts';
import { fileNameOf } from '../engine/text/fileNames.ts';
import { type CommandLink, renderCard } from './card.ts';
import { answerOn, type ServerContext } from './context.ts';
import { type InsertionPlace } from './insertSource.ts';
import { rangeOf } from './locations.ts';
import { contentOf } from './richText.ts';

/** Going to the definition opens the best source at once; references list all. */
const DEFINITIONS = 1;
/** References given at most: the hover says how many there are in all, the sources view sorts and filters them. Guess. */
const REFERENCES = 2000;

/** Hover, definition and references: where the phrase under the cursor comes from. */
export function registerCitations(context: ServerContext): void {
  const { connection, engine, translate } = context;

  connection.onHover(({ textDocument, position }, token) => {
    return answerOn<Hover | null>(context, textDocument.uri, token, null, async (open, signal) => {
      const offset = open.document.offsetAt(position);
      const found = await context.office.card(open.draft, offset, () =>
        engine.cardAt(open.draft, offset, signal),
      );
      if (!found) return null;
      const { card, office } = found;
      const { uri, version } = open.document;
      const place = { uri, position, quoted: true, version };
      const links =
        context.client.commandLinks && (card.places > 0 || card.sources.length > 0) ? linksFor(place) : [];
      const contents = contentOf(
        renderCard(card, translate, context.addresses, links, office),
        context.client.hoverFormat,
      );
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
        const opened = await openedOrTold(citation.sources);
        if (!opened) return null;
        if (!context.client.definitionLinks) return opened.map(toLocation);
        const originSelectionRange = rangeOf(open.document, citation.span);
        return opened.map(({ uri, source: { range } }) => ({
          originSelectionRange,
          targetUri: uri,
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
      return (await openedOrTold(places))?.map(toLocation) ?? null;
    });
  });

  /** The sources that can be opened. Where none can, the user is shown which one was wanted, and the result is empty. */
  async function openedOrTold<T extends Pick<CitedSource, 'uri' | 'format' | 'range'>>(
    sources: readonly T[],
  ): Promise<readonly OpenedSource[] | undefined> {
    const opened = await context.addresses.opened(sources);
    if (opened.length > 0) return opened;
    const [wanted] = sources;
    if (wanted)
      context.port.showMessage(MessageType.Warning, translate('source.unwritten', fileNameOf(wanted.uri)));
    return undefined;
  }
}

interface OpenedSource {
  readonly source: Pick<CitedSource, 'range'>;
  readonly uri: string;
}

function toLocation({ source, uri }: OpenedSource): Location {
  return { uri, range: source.range };
}

function linksFor(place: InsertionPlace): CommandLink[] {
  return [
    { title: 'hover.sources', command: SHOW_SOURCES, argument: place },
    { title: 'hover.quote', command: INSERT_SOURCE, argument: place },
  ];
}
