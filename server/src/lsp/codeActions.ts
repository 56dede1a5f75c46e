import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { answerOn, type OpenDraft, type ServerContext } from './context.ts';
import type { Diagnostics } from './diagnostics.ts';
import { findingActions } from './findingActions.ts';
import { phraseActions } from './phraseActions.ts';
import { phraseInDraft } from './phraseInDraft.ts';
import { sourceActions } from './sourceActions.ts';

/**
 * Quick fixes of the findings in a range, and what can be done with the phrase there; of these the kinds that the
 * client asks for. At a caret that is on a finding, only what is done about that, unless refactorings are requested
 * by their kind: few actions are read. Findings of the draft as it was before its last edit have no fixes: their places
 * may have moved.
 */
export function registerCodeActions(context: ServerContext, diagnostics: Diagnostics): void {
  context.connection.onCodeAction(({ textDocument: { uri }, range, context: asked }, token) =>
    answerOn<CodeAction[]>(context, uri, token, [], async (open, signal) => {
      const isWanted = kindsOf(asked?.only);
      const fixes = isWanted(CodeActionKind.QuickFix) ? fixesIn(open, range) : [];
      if (!isWanted(CodeActionKind.Refactor) || (fixes.length > 0 && isEmpty(range))) return fixes;
      const phrase = await phraseInDraft(context, open, range, signal);
      if (!phrase) return fixes;
      return [...fixes, ...sourceActions(context, open, phrase), ...phraseActions(context, uri, phrase)];
    }),
  );

  function fixesIn(open: OpenDraft, range: Range): CodeAction[] {
    const checked = diagnostics.foundIn(open.document);
    if (!checked) return [];
    const shown = checked.findings.flatMap((finding, index) => {
      const diagnostic = checked.diagnostics[index];
      return diagnostic ? [{ finding, diagnostic }] : [];
    });
    return findingActions(context, open, shown, range);
  }
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

function isEmpty({ start, end }: Range): boolean {
  return start.line === end.line && start.character === end.character;
}
