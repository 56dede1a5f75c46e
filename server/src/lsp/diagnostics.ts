import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AcceptedEntry } from '../engine/check/accepted.ts';
import type { CheckLevel } from '../engine/check/checkTable.ts';
import { type Finding, nameOfPlace, type RelatedPlace } from '../engine/check/finding.ts';
import { detach } from '../engine/detach.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import type { Settings } from '../protocol/index.ts';
import { checkOptions, levelOf } from '../settings/checks.ts';
import { answerOn, draftOf, isCurrent, type OpenDraft, type ServerContext } from './context.ts';
import type { EditTracker } from './editTracker.ts';
import { rangeOf } from './locations.ts';

const SEVERITIES: Record<Exclude<CheckLevel, 'off'>, DiagnosticSeverity> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
};

/** The pages beside the server. */
const DOCUMENTATION = new URL('../../docs/', import.meta.url).href;

/** Milliseconds of quiet before a client that cannot pull is sent findings. Guess. */
const PUSH_DELAY = 300;

/** Findings of a document at one moment, kept for the quick fixes that are requested next. */
interface CheckedDocument {
  /** As it was checked: the spans of {@link findings} count in it. */
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Diagnostics, pulled by clients that can be asked to refresh and pushed to the others. Nothing is said of the clause being written
 * until it is left or its edit has settled.
 */
export class Diagnostics {
  readonly #context: ServerContext;
  readonly #edits: EditTracker;
  readonly #settling = new Map<string, NodeJS.Timeout>();
  /** How often the last clause of a document has settled since it was looked at first. */
  readonly #settled = new WeakMap<TextDocument, number>();
  readonly #checked = new Map<string, CheckedDocument & { readonly resultId: string }>();
  readonly #pushes = new Map<string, { timer: NodeJS.Timeout; signal: { aborted: boolean } }>();
  /** Grows when the corpus or the settings change, so that old result ids no longer hold. */
  #generation = 0;

  constructor(context: ServerContext, edits: EditTracker) {
    this.#context = context;
    this.#edits = edits;
    const { connection, documents, client } = context;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      answerOn<DocumentDiagnosticReport>(context, textDocument.uri, token, EMPTY_REPORT, (open, signal) =>
        this.#pull(open, previousResultId, signal),
      ),
    );
    documents.onDidChangeContent(({ document }) => {
      if (!client.pullsDiagnostics) this.#schedulePush(document.uri);
    });
    documents.onDidClose(({ document }) => {
      this.#checked.delete(document.uri);
      clearTimeout(this.#settling.get(document.uri));
      this.#settling.delete(document.uri);
      this.#cancelPush(document.uri);
      if (!client.pullsDiagnostics) this.#publish({ uri: document.uri, diagnostics: [] });
    });
  }

  /** To be called when the corpus or the settings changed: findings of open documents are rebuilt. */
  refresh(): void {
    this.#generation++;
    this.#askAgain(this.#context.documents.all());
  }

  /** What was found in {@link document}, as it was reported; nothing where it has been edited since. */
  foundIn(document: TextDocument): CheckedDocument | undefined {
    const checked = this.#checked.get(document.uri);
    return checked?.document === document ? checked : undefined;
  }

  async #pull(
    open: OpenDraft,
    previous: string | undefined,
    signal: CancelSignal,
  ): Promise<DocumentDiagnosticReport> {
    const { uri } = open.document;
    const accepted = await this.#context.accepted.for(uri);
    const resultId = this.#resultId(open, accepted);
    const checked = this.#checked.get(uri);
    // Versions are the client's word; the document is what was looked at.
    if (previous === resultId && checked?.resultId === resultId && checked.document === open.document) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    }
    const { diagnostics } = await this.#check(open, accepted.entries, resultId, signal);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
  }

  /** Changes with whatever the findings depend on. */
  #resultId({ document }: OpenDraft, accepted: { readonly revision: number }): string {
    const settled = this.#settled.get(document) ?? 0;
    return `${this.#generation}.${accepted.revision}.${document.version}.${settled}`;
  }

  async #check(
    open: OpenDraft,
    accepted: readonly AcceptedEntry[],
    resultId: string,
    signal: CancelSignal,
  ): Promise<CheckedDocument> {
    const { document, draft } = open;
    const { uri } = document;
    const settings = this.#context.settings(uri);
    const clause = this.#edits.clauseBeingWritten(document);
    const options = { ...checkOptions(settings), accepted, unfinished: clause };
    const findings = await this.#context.checks.check(draft, options, signal);
    if (clause) this.#lookAgain(document, clause.remaining);
    const diagnostics = findings.map((finding) => this.#toDiagnostic(finding, document, settings));
    const checked = { document, findings, diagnostics, resultId };
    if (isCurrent(this.#context, document)) this.#checked.set(uri, checked);
    return checked;
  }

  /**
   * Has {@link document} looked at again once the clause being written has settled, and no other: of those a client hears that
   * nothing has changed.
   */
  #lookAgain(document: TextDocument, delay: number): void {
    const { uri } = document;
    clearTimeout(this.#settling.get(uri));
    const timer = setTimeout(() => {
      this.#settling.delete(uri);
      if (!isCurrent(this.#context, document)) return;
      this.#settled.set(document, (this.#settled.get(document) ?? 0) + 1);
      this.#askAgain([document]);
    }, delay);
    this.#settling.set(uri, timer);
  }

  /** Asks the client to request the findings of {@link documents}, or sends them. */
  #askAgain(documents: readonly TextDocument[]): void {
    const { client, port } = this.#context;
    if (!client.pullsDiagnostics) {
      for (const { uri } of documents) this.#schedulePush(uri);
    } else {
      detach(port.refreshDiagnostics(), this.#log);
    }
  }

  #schedulePush(uri: string): void {
    this.#cancelPush(uri);
    const signal = { aborted: false };
    const timer = setTimeout(() => detach(this.#push(uri, signal), this.#log), PUSH_DELAY);
    this.#pushes.set(uri, { timer, signal });
  }

  #cancelPush(uri: string): void {
    const pending = this.#pushes.get(uri);
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.signal.aborted = true;
    this.#pushes.delete(uri);
  }

  async #push(uri: string, signal: CancelSignal): Promise<void> {
    const open = draftOf(this.#context, uri);
    if (!open) return;
    const { document } = open;
    try {
      const accepted = await this.#context.accepted.for(uri);
      const resultId = this.#resultId(open, accepted);
      const { diagnostics } = await this.#check(open, accepted.entries, resultId, signal);
      if (signal.aborted || !isCurrent(this.#context, document)) return;
      this.#publish({ uri, version: document.version, diagnostics: [...diagnostics] });
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#log(error);
    }
  }

  #publish(params: PublishDiagnosticsParams): void {
    this.#context.port.send(PublishDiagnosticsNotification.method, params);
  }

  readonly #log = (error: unknown): void => {
    this.#context.connection.console.error(String(error));
  };

  #toDiagnostic(finding: Finding, document: TextDocument, settings: Settings): Diagnostic {
    const { translate, translateMessage } = this.#context;
    return {
      range: rangeOf(document, finding.span),
      severity: SEVERITIES[levelOf(finding, settings)],
      code: finding.code,
      codeDescription: { href: `${DOCUMENTATION}${translate('checks.page')}#${finding.code}` },
      source: 'yinju',
      message: translateMessage(finding.message),
      relatedInformation: finding.related.map((place) => this.#toRelated(place, document)),
    };
  }

  #toRelated(place: RelatedPlace, document: TextDocument): DiagnosticRelatedInformation {
    if (place.in === 'draft') {
      const location = { uri: document.uri, range: rangeOf(document, place.span) };
      return { location, message: nameOfPlace(place) || document.getText(location.range) };
    }
    const uri = this.#context.addresses.uriOf(place.uri, place.format);
    return { location: { uri, range: place.range }, message: nameOfPlace(place) };
  }
}

const EMPTY_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
