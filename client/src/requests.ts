import { NotificationType, RequestType, RequestType0 } from 'vscode-languageclient/node';
import {
  ARTICLES,
  type ArticlesResult,
  EXPORT_SOURCES,
  type ExportSourcesParams,
  type ExportSourcesResult,
  FIND_PHRASE,
  type FindPhraseParams,
  type FoundPhrase,
  INDEX_STATUS,
  type IndexStatus,
  REPORT,
  type ReportParams,
  SOURCE_TEXT,
  SOURCES,
  SOURCES_AT,
  type SourcesAtParams,
  type SourcesAtResult,
  type SourcesParams,
  type SourcesResult,
  type SourceTextParams,
  type SourceTextResult,
} from 'yinju-language-server/protocol';

/** Yinju's own messages with their types, as the client sends and receives them. */

export const indexStatus = new NotificationType<IndexStatus>(INDEX_STATUS);
export const findPhrase = new RequestType<FindPhraseParams, readonly FoundPhrase[], void>(FIND_PHRASE);
export const sources = new RequestType<SourcesParams, SourcesResult, void>(SOURCES);
export const sourcesAt = new RequestType<SourcesAtParams, SourcesAtResult | null, void>(SOURCES_AT);
export const exportSources = new RequestType<ExportSourcesParams, ExportSourcesResult, void>(EXPORT_SOURCES);
export const articles = new RequestType0<ArticlesResult, void>(ARTICLES);
export const sourceText = new RequestType<SourceTextParams, SourceTextResult, void>(SOURCE_TEXT);
/** Answers with the report as self-contained HTML. */
export const report = new RequestType<ReportParams, string, void>(REPORT);

/** The server's command that shows or hides what each section took from the corpus. */
export const TOGGLE_REUSE = 'yinju.toggleReuseLenses';

/** The server's command that puts the source of a phrase behind it. */
export const INSERT_SOURCE = 'yinju.insertSourceAt';

/** The server's command that reads the whole corpus anew. */
export const REBUILD_INDEX = 'yinju.rebuildIndex';
