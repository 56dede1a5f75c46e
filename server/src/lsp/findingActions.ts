import { ACCEPT_FINDING } from '../protocol/commands.ts';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type ShowDocumentParams,
} from 'vscode-languageserver';
import { acceptedEntryOf } from '../engine/check/accepted.ts';
import type { Finding } from '../engine/check/finding.ts';
import { OPEN_SOURCE } from '../protocol/index.ts';
import { clipped } from '../engine/text/clip.ts';
import type { OpenDraft, ServerContext } from './context.ts';
import { workspaceEdit } from './edits.ts';

/** Characters of what was found in the title of an action. Guess. */
const LONGEST_SUBJECT = 12;

/** A finding and how the client heard of it. */
interface ShownFinding {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

/**
 * What can be done about the findings that {@link range} touches: what fixes each, its best source, letting it stand.
 * The narrowest finding comes first, a name inside a copied passage before the passage; no two titles are the same.
 */
export function findingActions(
  context: ServerContext,
  open: OpenDraft,
  shown: readonly ShownFinding[],
  range: Range,
): CodeAction[] {
  const titles = new Set<string>();
  return shown
    .filter(({ diagnostic }) => overlap(diagnostic.range, range))
    .sort((a, b) => lengthOf(a.finding) - lengthOf(b.finding))
    .flatMap(({ finding, diagnostic }) =>
      [
        ...finding.fixes.map((fix) => ({
          title: context.translateMessage(fix.title),
          isPreferred: fix.preferred,
          edit: workspaceEdit(context.client, open.document, fix.edits),
        })),
        ...openSource(context, finding),
        ...keep(context, finding, open),
      ].map((action): CodeAction => ({
        ...action,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
      })),
    )
    .filter(({ title }) => !titles.has(title) && titles.add(title));
}

/** The best source, opened where it holds the passage; for clients that can be asked to show a document. */
function openSource(context: ServerContext, { related: [best] }: Finding): CodeAction[] {
  if (best?.in !== 'corpus' || !context.client.showDocument) return [];
  const title = context.translateMessage({ key: 'fix.open', args: [best.title] });
  const place: ShowDocumentParams = {
    uri: context.addresses.uriOf(best.uri, best.format),
    selection: best.range,
    takeFocus: true,
  };
  return [{ title, command: { title, command: OPEN_SOURCE, arguments: [place] } }];
}

/**
 * The finding may stand: remembered in the workspace, where its files are followed, or where no folder is open as long
 * as the server runs. That more was found than is shown cannot be let stand.
 */
function keep(context: ServerContext, finding: Finding, { draft }: OpenDraft): CodeAction[] {
  if (!context.trust.granted || finding.message.key === 'finding.cut') return [];
  const key = keepTitle(finding, context.accepted.isKept(draft.uri));
  const { start, end } = finding.span;
  const subject = clipped(draft.text.slice(start, end).replaceAll(/\s+/gu, ' ').trim(), LONGEST_SUBJECT);
  const title = context.translateMessage({ key, args: [subject] });
  const entry = acceptedEntryOf(finding, draft.text);
  const args = [entry, ...context.folders.argumentsFor(draft.uri)];
  return [{ title, command: { title, command: ACCEPT_FINDING, arguments: args } }];
}

function keepTitle({ code, message }: Finding, isKept: boolean): string {
  if (message.key === 'finding.overused') return isKept ? 'fix.keep.overused' : 'fix.keep.overused.session';
  if (!isKept) return 'fix.keep.session';
  if (code === 'typo') return 'fix.keep.typo';
  return code === 'wording' ? 'fix.keep.wording' : 'fix.keep';
}

function lengthOf({ span }: Finding): number {
  return span.end - span.start;
}

function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
