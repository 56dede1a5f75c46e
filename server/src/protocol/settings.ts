/** What a client sets: its settings, how it starts the server, and whether it trusts the workspace. */
import type { CheckLevel, CheckName } from '../engine/check/checkTable.ts';

/**
 * `initializationOptions` of the server; all of it optional. The settings of section `yinju` in it are used for a client that
 * sends none; what it sends comes before them.
 */
export interface InitializationOptions {
  readonly corpus?: Partial<Settings['corpus']>;
  readonly completion?: Partial<Settings['completion']>;
  readonly check?: Partial<Settings['check']>;
  readonly cacheDir?: string;
  /** The client runs `command:` links in hovers, those of `yinju.showSources` and `yinju.insertSourceAt` at least. */
  readonly commandLinks?: boolean;
  /** The client shows what documents an item of a list beside what is being written: one source of it, in short. */
  readonly briefDetails?: boolean;
  /**
   * The client opens `yinju-source:` addresses, whose text it asks for with `yinju/sourceText`: those of sources that are
   * no text files, or of `all`, so that no source is taken for a draft.
   */
  readonly sourceDocuments?: boolean | 'all';
  /**
   * False where the user does not trust the workspace: nothing is read from its `.yinju/` then, nor written there,
   * until {@link WORKSPACE_TRUST} says otherwise. Clients that know no such thing leave it out.
   */
  readonly trusted?: boolean;
}

/** Notification client → server: {@link WorkspaceTrustParams}, where the user came to trust the workspace. */
export const WORKSPACE_TRUST = 'yinju/workspaceTrust';

export interface WorkspaceTrustParams {
  readonly trusted: boolean;
}

/** Values of `yinju.completion.show`. */
export const SHOWS = ['grey', 'list', 'both'] as const;
export type Show = (typeof SHOWS)[number];

/** The settings of section `yinju`, whole. */
export interface Settings {
  readonly corpus: {
    readonly paths: readonly string[];
    readonly exclude: readonly string[];
    /** Whether text is recognised in scanned papers: PDFs and pictures without text. */
    readonly ocr: boolean;
    /**
     * The office's server that is asked beside the corpus of this machine: `https://HOST:PORT/INDEX`. Empty for none:
     * then nothing leaves this machine.
     */
    readonly server: string;
  };
  readonly completion: {
    /** Items shown at most. */
    readonly maxItems: number;
    /** How likely grey text or a list has to be used to be shown, in percent; 0 shows every guess. */
    readonly threshold: number;
    /** How continuations come while one types: as grey text, as a list, or as grey text beside the list requested. */
    readonly show: Show;
    readonly slots: boolean;
    readonly pinyin: boolean;
  };
  readonly check: Readonly<Record<CheckName, CheckLevel>> & {
    /** Shortest copied run reported, in characters. */
    readonly minCopiedLength: number;
  };
}
