import { type CodeAction, CodeActionKind, type Range, type ShowDocumentParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { acceptedEntryOf } from '../engine/check/accepted.ts';
import type { Finding, Fix } from '../engine/check/finding.ts';
import { draftOf, type ServerContext } from './context.ts';
import type { Diagnostics } from './diagnostics.ts';
import { openableUri, rangeOf } from './locations.ts';
import { phraseActions } from './phraseActions.ts';
import { phraseInDraft } from './phraseInDraft.ts';
import { sourceActions } from './sourceActions.ts';

/** Command that lets a finding stand; its argument is an `AcceptedEntry`. */
export const ACCEPT_FINDING = 'yinju.acceptFinding';

/** Command that shows a source; its argument is LSP's `ShowDocumentParams`. */
export const OPEN_SOURCE = 'yinju.openSource';

/** Quick fixes of the findings in a range, and what can be done with the phrase there. */
export function registerCodeActions(context: ServerContext, diagnostics: Diagnostics): void {
  context.connection.onCodeAction(async ({ textDocument: { uri }, range }, token) => {
    const phrase = await phraseInDraft(context, uri, range, token);
    const onPhrase = phrase
      ? [...sourceActions(context, uri, phrase), ...phraseActions(context, phrase)]
      : [];
    return [...fixesIn(uri, range), ...onPhrase];
  });

  function fixesIn(uri: string, range: Range): CodeAction[] {
    const open = draftOf(context, uri);
    const checked = diagnostics.lastChecked(uri);
    if (!open || !checked) return [];
    return checked.findings.flatMap((finding, index) => {
      const diagnostic = checked.diagnostics[index];
      if (!overlap(diagnostic.range, range)) return [];
      const actions = finding.fixes.map((fix) => toAction(fix, open.document));
      return [...actions, ...openSource(finding), keep(finding, open.document)].map((action) =>
        Object.assign(action, { diagnostics: [diagnostic] }),
      );
    });
  }

  /** The best source, opened where it holds the passage; for clients that can be asked to show a document. */
  function openSource({ related: [best] }: Finding): CodeAction[] {
    if (best?.in !== 'corpus' || !context.client.showDocument) return [];
    const title = context.translateMessage({ key: 'fix.open', args: [best.title] });
    const place: ShowDocumentParams = {
      uri: openableUri(best.uri, best.format),
      selection: best.range,
      takeFocus: true,
    };
    return [
      { title, kind: CodeActionKind.QuickFix, command: { title, command: OPEN_SOURCE, arguments: [place] } },
    ];
  }

  /** The finding may stand: remembered in the workspace. */
  function keep(finding: Finding, document: TextDocument): CodeAction {
    const title = context.translateMessage({ key: keepTitle(finding), args: [] });
    const entry = acceptedEntryOf(finding, document.getText());
    return {
      title,
      kind: CodeActionKind.QuickFix,
      command: { title, command: ACCEPT_FINDING, arguments: [entry] },
    };
  }

  function toAction(fix: Fix, document: TextDocument): CodeAction {
    const edits = fix.edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
    return {
      title: context.translateMessage(fix.title),
      kind: CodeActionKind.QuickFix,
      isPreferred: fix.preferred,
      edit: { changes: { [document.uri]: edits } },
    };
  }
}

function keepTitle({ code }: Finding): string {
  return code === 'wording' ? 'fix.keep.wording' : 'fix.keep';
}

function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
