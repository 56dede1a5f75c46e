import { type CodeAction, CodeActionKind, type Range, type ShowDocumentParams } from 'vscode-languageserver';
import { acceptedEntryOf } from '../engine/check/accepted.ts';
import type { Finding, Fix } from '../engine/check/finding.ts';
import { answerOn, type OpenDraft, type ServerContext } from './context.ts';
import type { Diagnostics } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { phraseActions } from './phraseActions.ts';
import { phraseInDraft } from './phraseInDraft.ts';
import { sourceActions } from './sourceActions.ts';

/** Command that lets a finding stand; its arguments are an `AcceptedEntry`, and where the workspace has several folders the draft's URI. */
export const ACCEPT_FINDING = 'yinju.acceptFinding';

/** Command that shows a source; its argument is LSP's `ShowDocumentParams`. */
export const OPEN_SOURCE = 'yinju.openSource';

/**
 * Quick fixes of the findings in a range, and what can be done with the phrase there; of these the kinds that the
 * client asks for. Findings of the draft as it was before its last edit have no fixes: their places may have moved.
 */
export function registerCodeActions(context: ServerContext, diagnostics: Diagnostics): void {
  context.connection.onCodeAction(({ textDocument: { uri }, range, context: asked }, token) =>
    answerOn<CodeAction[]>(context, uri, token, [], async (open, signal) => {
      const isWanted = kindsOf(asked?.only);
      const fixes = isWanted(CodeActionKind.QuickFix) ? fixesIn(open, range) : [];
      if (!isWanted(CodeActionKind.Refactor)) return fixes;
      const phrase = await phraseInDraft(context, open, range, signal);
      if (!phrase) return fixes;
      return [...fixes, ...sourceActions(context, open, phrase), ...phraseActions(context, uri, phrase)];
    }),
  );

  function fixesIn(open: OpenDraft, range: Range): CodeAction[] {
    const checked = diagnostics.foundIn(open.document);
    if (!checked) return [];
    return checked.findings.flatMap((finding, index) => {
      const diagnostic = checked.diagnostics[index];
      if (!overlap(diagnostic.range, range)) return [];
      const actions = finding.fixes.map((fix) => toAction(fix, open));
      return [...actions, ...openSource(finding), ...keep(finding, open)].map((action) =>
        Object.assign(action, { diagnostics: [diagnostic] }),
      );
    });
  }

  /** The best source, opened where it holds the passage; for clients that can be asked to show a document. */
  function openSource({ related: [best] }: Finding): CodeAction[] {
    if (best?.in !== 'corpus' || !context.client.showDocument) return [];
    const title = context.translateMessage({ key: 'fix.open', args: [best.title] });
    const place: ShowDocumentParams = {
      uri: context.addresses.uriOf(best.uri, best.format),
      selection: best.range,
      takeFocus: true,
    };
    return [
      { title, kind: CodeActionKind.QuickFix, command: { title, command: OPEN_SOURCE, arguments: [place] } },
    ];
  }

  /**
   * The finding may stand: remembered in the workspace, where its files are followed, or where no folder is open as long
   * as the server runs.
   */
  function keep(finding: Finding, { draft }: OpenDraft): CodeAction[] {
    if (!context.trust.granted) return [];
    const isKept = context.accepted.isKept(draft.uri);
    const title = context.translateMessage({
      key: isKept ? keepTitle(finding) : 'fix.keep.session',
      args: [],
    });
    const entry = acceptedEntryOf(finding, draft.text);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        command: {
          title,
          command: ACCEPT_FINDING,
          arguments: [entry, ...context.folders.argumentsFor(draft.uri)],
        },
      },
    ];
  }

  function toAction(fix: Fix, { document }: OpenDraft): CodeAction {
    return {
      title: context.translateMessage(fix.title),
      kind: CodeActionKind.QuickFix,
      isPreferred: fix.preferred,
      edit: workspaceEdit(context.client, document, fix.edits),
    };
  }
}

function keepTitle({ code }: Finding): string {
  if (code === 'typo') return 'fix.keep.typo';
  return code === 'wording' ? 'fix.keep.wording' : 'fix.keep';
}

/**
 * Which kinds of actions a client wants that asks for {@link only}: these and what they hold, `refactor` of
 * `refactor.rewrite` no more than the other way round of `ref`. All without it, where it is empty, and where it holds
 * the empty kind.
 */
function kindsOf(only: readonly string[] | null | undefined): (kind: string) => boolean {
  if (!Array.isArray(only) || only.length === 0) return () => true;
  return (kind) => only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
