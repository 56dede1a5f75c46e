import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  ARTICLES,
  type ArticlesResult,
  EXPORT_SOURCES,
  type ExportSourcesParams,
  type ExportSourcesResult,
  FIND_PHRASE,
  type FindPhraseParams,
  type FoundPhrase,
  SOURCES,
  SOURCES_AT,
  type SourcesAtParams,
  type SourcesAtResult,
  type SourcesParams,
  type SourcesResult,
  SOURCE_TEXT,
  type SourceTextParams,
  type SourceTextResult,
} from '../protocol/index.ts';
import { fileNameOf } from '../engine/text/fileNames.ts';
import type { CitedSource } from '../engine/cite/source.ts';
import { fileLines } from '../messages/fileLines.ts';
import { concordanceOptions, DEFAULT_LIMIT, exportSources } from './concordance.ts';
import { answerOn, answerOrFail, type ServerContext } from './context.ts';
import { rangeOf, sourceUriOf } from './locations.ts';
import { toProtocolSource } from './sources.ts';

/** Phrases given where a request names no number. Guess. */
const DEFAULT_FOUND = 20;

/** Yinju's own requests. */
export function registerRequests(context: ServerContext): void {
  const { addresses, connection, engine, corpus, translate } = context;
  const toSource = (source: CitedSource) => toProtocolSource(source, addresses);

  connection.onRequest(SOURCES, (params: SourcesParams, token) =>
    answerOrFail<SourcesResult>(context, token, async (signal) => {
      const office = await context.office.sources(params.text, params.limit ?? DEFAULT_LIMIT);
      const found = await engine.concordance(params.text, concordanceOptions(params), signal);
      const { places, articles, matching, considered, lines } = found;
      return {
        total: places,
        articles,
        matching,
        considered,
        sources: lines.map(toSource),
        ...(office && { office }),
      };
    }),
  );

  connection.onRequest(EXPORT_SOURCES, (params: ExportSourcesParams, token) =>
    answerOrFail<ExportSourcesResult>(context, token, async (signal) => {
      const found = await engine.concordance(params.text, concordanceOptions(params), signal);
      return { text: exportSources(params, found, translate) };
    }),
  );

  connection.onRequest(SOURCES_AT, ({ uri, position, limit }: SourcesAtParams, token) =>
    answerOn<SourcesAtResult | null>(context, uri, token, null, async (open, signal) => {
      const offset = open.document.offsetAt(position);
      const most = limit ?? DEFAULT_LIMIT;
      const citation = await engine.sourcesAt(open.draft, offset, most, signal);
      if (!citation) return null;
      const office = await context.office.sources(citation.phrase, most);
      // Passages that the office sent are among its sources; they may also make a longer phrase of it, whose sources are others.
      const again = context.office.isSet
        ? await engine.sourcesAt(open.draft, offset, most, signal)
        : undefined;
      const { sources } = again?.phrase === citation.phrase ? again : citation;
      return {
        phrase: citation.phrase,
        range: rangeOf(open.document, citation.span),
        total: citation.places,
        articles: citation.articles,
        sources: sources.map(toSource),
        ...(office && { office }),
      };
    }),
  );

  connection.onRequest(FIND_PHRASE, ({ query, limit }: FindPhraseParams, token) =>
    answerOrFail<FoundPhrase[]>(context, token, async (signal) =>
      (await engine.findPhrases(query, limit ?? DEFAULT_FOUND, signal)).map((found) => ({
        ...found,
        sources: found.sources.map(toSource),
      })),
    ),
  );

  connection.onRequest(ARTICLES, (token: CancellationToken) =>
    answerOrFail<ArticlesResult>(context, token, async (signal) => ({
      files: (await corpus.report()).files
        .filter(({ skipped }) => skipped === undefined)
        .map((file) => ({
          uri: addresses.documentUri(file.uri, file.format),
          about: fileLines(file, fileNameOf, translate),
        })),
      articles: (await engine.articles(signal)).map(({ uri, format, name, date, characters, range }) => ({
        uri: addresses.documentUri(uri, format),
        title: name,
        date,
        characters,
        range,
      })),
    })),
  );

  connection.onRequest(SOURCE_TEXT, async ({ uri }: SourceTextParams): Promise<SourceTextResult> => {
    try {
      return { text: await context.office.text(sourceUriOf(uri), (at) => corpus.sourceText(at)) };
    } catch (error) {
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        error instanceof Error ? error.message : String(error),
      );
    }
  });
}
