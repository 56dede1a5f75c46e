import {
  ARTICLES,
  type ArticlesResult,
  EXPORT_DRAFT,
  EXPORT_SOURCES,
  type ExportDraftParams,
  type ExportDraftResult,
  type ExportSourcesParams,
  type ExportSourcesResult,
  FIND_PHRASE,
  OVERRULE,
  type OverruleParams,
  type OverruleResult,
  type FindPhraseParams,
  type FoundPhrase,
  REPORT,
  type ReportParams,
  REVISE_WORD,
  type ReviseWordParams,
  type ReviseWordResult,
  SOURCE_TEXT,
  SOURCES,
  SOURCES_AT,
  type SourcesAtParams,
  type SourcesAtResult,
  type SourcesParams,
  type SourcesResult,
  type SourceTextParams,
  type SourceTextResult,
  WORD_TEXT,
  type WordTextParams,
  type WordTextResult,
} from 'yinju-language-server/protocol';

/**
 * A request of Yinju's own with the types of its question and its answer. It is only a name, so that the sender
 * need not load the language client.
 */
export interface Request<Params, Result> {
  readonly method: string;
  /** Never there: it carries the types. */
  readonly types?: (params: Params) => Result;
}

export const findPhrase: Request<FindPhraseParams, readonly FoundPhrase[]> = { method: FIND_PHRASE };
export const sources: Request<SourcesParams, SourcesResult> = { method: SOURCES };
export const sourcesAt: Request<SourcesAtParams, SourcesAtResult | null> = { method: SOURCES_AT };
export const exportSources: Request<ExportSourcesParams, ExportSourcesResult> = { method: EXPORT_SOURCES };
export const articles: Request<void, ArticlesResult> = { method: ARTICLES };
export const overrule: Request<OverruleParams, OverruleResult> = { method: OVERRULE };
export const sourceText: Request<SourceTextParams, SourceTextResult> = { method: SOURCE_TEXT };
export const exportDraft: Request<ExportDraftParams, ExportDraftResult | null> = { method: EXPORT_DRAFT };
export const wordText: Request<WordTextParams, WordTextResult> = { method: WORD_TEXT };
export const reviseWord: Request<ReviseWordParams, ReviseWordResult> = { method: REVISE_WORD };
/** Answers with the report as self-contained HTML. */
export const report: Request<ReportParams, string> = { method: REPORT };
