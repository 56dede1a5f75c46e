/**
 * Yinju's own requests and notifications: what the server and its clients say to each other beyond LSP.
 * Types and method names only.
 */
export * from './settings.ts';
export * from './status.ts';

/** Mirrors LSP's `Range`. */
export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Environment to start the server with where its client can set one: glibc then gives the memory of large arrays
 * back as soon as they are done with, some 100 MB after a large corpus is indexed, and keeps up to 1 MB of each thread's small
 * ones, instead of fetching it again page by page: a quarter fewer page faults, a fifth less processor time for a cold index of
 * 11 million characters (by the environment changed by hand, in turn). Others pass it over.
 */
export const SERVER_ENVIRONMENT = {
  MALLOC_MMAP_THRESHOLD_: '1000000',
  MALLOC_TRIM_THRESHOLD_: '1000000',
} as const;

/**
 * Beside the parameters of `textDocument/completion`: whether the writer requested the list by hand. Then it holds all
 * that there is. A client that does not say so asks as if by typing: editors send the same trigger kind for both.
 */
export interface AskedByHand {
  readonly asked?: boolean;
}

/** The evidence for a continuation. */
export interface Proof {
  /** Folded text that the sources hold: what is before the caret, and the continuation. */
  readonly attested: string;
  /** How many places and articles say so, in the client's language; or that the draft itself does. */
  readonly counts: string;
}

/**
 * The command of an item of `textDocument/completion` and `textDocument/inlineCompletion`, to be executed when it was
 * accepted. Its first argument is what the item is remembered by, its second, for grey text, the {@link Proof}.
 */
export const ACCEPTED = 'yinju.accepted';

/** The server's command that has the client show a source; its argument is a `ShowDocumentParams`. */
export const OPEN_SOURCE = 'yinju.openSource';

/**
 * `yinju/wavedOff`: client → server, when what was offered at a caret was sent away with Escape. It stays away to the
 * end of the clause.
 */
export interface WavedOffParams {
  readonly uri: string;
  readonly position: ProtocolRange['start'];
}

export const WAVED_OFF = 'yinju/wavedOff';

/** `yinju/findPhrase`: phrases of the corpus by characters, pinyin initials or full pinyin. */
export interface FindPhraseParams {
  readonly query: string;
  readonly limit?: number;
}

export interface FoundPhrase {
  readonly kind: 'phrase' | 'title' | 'heading';
  readonly text: string;
  /** What a draft writes of it where that is not {@link text}: the title of an article that is recognized by its file's name. */
  readonly written?: string;
  readonly places: number;
  readonly articles: number;
  /** What the articles are about where they use it; empty where their headings do not show it. */
  readonly theme: string;
  /** The first sources, best first. */
  readonly sources: readonly Source[];
}

export const FIND_PHRASE = 'yinju/findPhrase';

/** `yinju/sources`: the places of a text. */
export interface SourcesParams {
  readonly text: string;
  /** Sources returned at most; the counts are whole. */
  readonly limit?: number;
  /**
   * `best` (default): the most informative first; `article`: in the order of the files; `date`: the newest first; `left`,
   * `right`: by the words left of the match (from it outwards) or right of it.
   */
  readonly order?: 'best' | 'article' | 'date' | 'left' | 'right';
  /** Only source files whose URI holds this, decoded: a folder's name, say. */
  readonly folder?: string;
  /** Only articles whose title, place or file's name holds each of these words, blanks between them. */
  readonly title?: string;
  /** Only articles of these years. */
  readonly fromYear?: number;
  readonly toYear?: number;
}

/** One place of a phrase, with its surroundings in the passage. */
export interface Source {
  readonly uri: string;
  readonly range: ProtocolRange;
  readonly title: string;
  /** Section path, outermost heading first, joined with ` / `; empty where there is none. */
  readonly heading: string;
  readonly date: string;
  /** The body that issued the article, and its number (`国发〔2021〕33号`), where the file says so. */
  readonly body?: string;
  readonly number?: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** True for one that lies on the office's server, not on this machine. */
  readonly isOffice?: boolean;
}

/** How often the office's corpus holds something; nothing but why where its server did not say. */
export type OfficeCounts =
  | { readonly places: number; readonly articles: number }
  | { readonly fault: string };

export interface SourcesResult {
  /** Places in all on this machine, and the articles they are in. */
  readonly total: number;
  readonly articles: number;
  /** Places in the office's corpus, where its server is set. Some of them are among the {@link sources}. */
  readonly office?: OfficeCounts;
  /**
   * Places that pass the filters, and places looked at to count them: fewer than {@link total} only beyond 20,000, then
   * an even sample. Only in answers of `yinju/sources`.
   */
  readonly matching?: number;
  readonly considered?: number;
  readonly sources: readonly Source[];
}

export const SOURCES = 'yinju/sources';

/** `yinju/exportSources`: the answer to the same question as a text to save: Markdown, or CSV for a spreadsheet. */
export interface ExportSourcesParams extends SourcesParams {
  readonly format: 'markdown' | 'csv';
}

export interface ExportSourcesResult {
  readonly text: string;
}

export const EXPORT_SOURCES = 'yinju/exportSources';

/** `yinju/sourcesAt`: the sources of the phrase at a position of an open draft; null where there is none. */
export interface SourcesAtParams {
  readonly uri: string;
  readonly position: ProtocolRange['start'];
  /** Sources returned at most; the counts are whole. */
  readonly limit?: number;
}

export interface SourcesAtResult extends SourcesResult {
  /** The phrase as the draft words it. */
  readonly phrase: string;
  /** Where the phrase is in the draft. */
  readonly range: ProtocolRange;
}

export const SOURCES_AT = 'yinju/sourcesAt';

/** `yinju/report`: the reuse report of an open draft as self-contained HTML. */
export interface ReportParams {
  readonly uri: string;
}

export const REPORT = 'yinju/report';

/**
 * `yinju/articles`: every article of the corpus as it is in the files, for a client that lists them.
 * No parameters; the list is in order of URI and, inside a source file, of place.
 */
export interface ArticleEntry {
  readonly uri: string;
  readonly title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where the text gives none. */
  readonly date: string;
  /** Characters indexed, white space not counted. */
  readonly characters: number;
  /** Where the article begins: its title, or its first passage where it has none. */
  readonly range: ProtocolRange;
}

/** Description of a source file, in the client's language. */
export interface FileEntry {
  /** As its articles have it. */
  readonly uri: string;
  /** A line each: format, encoding, articles, characters and the share dropped; what it repeats; rules of junk. */
  readonly about: readonly string[];
}

export interface ArticlesResult {
  readonly articles: readonly ArticleEntry[];
  /** The files that were read, in no order. Those that were skipped are in the status. */
  readonly files: readonly FileEntry[];
}

export const ARTICLES = 'yinju/articles';

/**
 * `yinju/overrule`: what is to hold for a file, or for all that is in a folder, whatever Yinju reads: written into the
 * `.yinju/corpus.json` of its corpus folder, and read from there again at once. What is left out stays as it is. Fails,
 * saying why, where the file lies in no corpus folder, is not trusted, or cannot be written.
 */
export interface OverruleParams {
  /** `file:`, or an address of `yinju-source:` as the server gave it. */
  readonly uri: string;
  /** The title of a file that is one article; an empty one gives the text's own back. */
  readonly title?: string;
  /** How its sources rank: 1 is neutral, 0 last, at most 100. */
  readonly weight?: number;
  /** Whether it is left out. */
  readonly exclude?: boolean;
}

export interface OverruleResult {
  /** The file that was written. */
  readonly path: string;
}

export const OVERRULE = 'yinju/overrule';

/**
 * `yinju/sourceText`: the text the index read from a source file that is not itself text; the ranges of its
 * sources count in this text. The URI is of scheme `yinju-source`, as the server gave it.
 */
export interface SourceTextParams {
  readonly uri: string;
}

export interface SourceTextResult {
  readonly text: string;
}

export const SOURCE_TEXT = 'yinju/sourceText';

/** `yinju/exportDraft`: an open draft as a Word file in the official layout, or that as a PDF; null when it is not open. */
export interface ExportDraftParams {
  readonly uri: string;
  readonly format: 'docx' | 'pdf';
}

export interface ExportDraftResult {
  /** Base64. */
  readonly content: string;
  /** Work left in the draft: findings of the check of placeholders, and findings shown as warnings. */
  readonly placeholders: number;
  readonly warnings: number;
}

export const EXPORT_DRAFT = 'yinju/exportDraft';

/** `yinju/wordText`: the text of a Word file, a paragraph a line. */
export interface WordTextParams {
  /** The file, in Base64. */
  readonly content: string;
}

export interface WordTextResult {
  readonly text: string;
}

export const WORD_TEXT = 'yinju/wordText';

/** `yinju/reviseWord`: a Word file with what a text says otherwise as tracked revisions. */
export interface ReviseWordParams {
  /** The file, in Base64. */
  readonly content: string;
  /** What {@link WORD_TEXT} gave, as the writer has corrected it. */
  readonly text: string;
}

export interface ReviseWordResult {
  /** The revised file, in Base64. */
  readonly content: string;
  /** Places that were revised. */
  readonly placed: number;
  /** Lines with changes that have no place in the file. */
  readonly unplaced: readonly string[];
}

export const REVISE_WORD = 'yinju/reviseWord';
