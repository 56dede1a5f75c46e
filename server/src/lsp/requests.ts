import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  ARTICLES,
  type ArticlesResult,
  SOURCES,
  type SourcesParams,
  type SourcesResult,
  SOURCE_TEXT,
  type SourceTextParams,
  type SourceTextResult,
} from '../protocol/index.ts';
import { answer, type ServerContext } from './context.ts';
import { openableUri, sourceUriOf } from './locations.ts';
import { toProtocolSource } from './sources.ts';

const DEFAULT_LIMIT = 100;

/** Yinju's own requests. */
export function registerRequests(context: ServerContext): void {
  const { connection, engine, corpus } = context;

  connection.onRequest(SOURCES, ({ text, limit }: SourcesParams, token) =>
    answer<SourcesResult>(context, token, { total: 0, articles: 0, sources: [] }, async (signal) => {
      const citation = await engine.sources(text, limit ?? DEFAULT_LIMIT, signal);
      const sources = citation.sources.map(toProtocolSource);
      return { total: citation.places, articles: citation.articles, sources };
    }),
  );

  connection.onRequest(ARTICLES, (token: CancellationToken) =>
    answer<ArticlesResult>(context, token, { articles: [] }, async (signal) => ({
      articles: (await engine.articles(signal)).map(({ uri, format, title, date, characters, range }) => ({
        uri: openableUri(uri, format),
        title,
        date,
        characters,
        range,
      })),
    })),
  );

  connection.onRequest(SOURCE_TEXT, async ({ uri }: SourceTextParams): Promise<SourceTextResult> => {
    try {
      return { text: await corpus.sourceText(sourceUriOf(uri)) };
    } catch (error) {
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        error instanceof Error ? error.message : String(error),
      );
    }
  });
}
