import type { CancellationToken, Position, WorkspaceEdit } from 'vscode-languageserver';
import type { CitedSource } from '../engine/cite/citer.ts';
import { sourceNote } from '../engine/cite/note.ts';
import type { Span } from '../engine/draft.ts';
import { answer, draftOf, type OpenDraft, type ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';

/**
 * The server's command that puts the best source of a phrase behind it. One argument: the `uri` of an open draft, a
 * `position` in the phrase, and `quoted` where it is to be put in quotation marks too. Answers with whether a source
 * was found and the client took the edit.
 */
export const INSERT_SOURCE = 'yinju.insertSourceAt';

export async function insertSource(
  context: ServerContext,
  argument: unknown,
  token: CancellationToken,
): Promise<boolean> {
  const place = placeOf(argument);
  const open = place && draftOf(context, place.uri);
  if (!open) return false;
  return answer(context, token, false, async (signal) => {
    const offset = open.document.offsetAt(place.position);
    const citation = await context.engine.sourcesAt(open.draft, offset, 1, signal);
    if (!citation) return false;
    const [source] = citation.sources;
    const edit = sourceEdit(context, open, { span: citation.span, source, quoted: place.quoted });
    return (await context.connection.workspace.applyEdit({ edit })).applied;
  });
}

/** A phrase of a draft and the source that is put behind it; {@link quoted}, in quotation marks. */
interface Insertion {
  readonly span: Span;
  readonly source: CitedSource;
  readonly quoted: boolean;
}

/** The edit of an open draft that makes an {@link Insertion}, as its client takes it. */
export function sourceEdit(
  { client }: ServerContext,
  { document, draft }: OpenDraft,
  { span: phrase, source, quoted }: Insertion,
): WorkspaceEdit {
  const edits = sourceNote(draft, phrase, source, quoted).map(({ span, text }) => ({
    range: rangeOf(document, span),
    newText: text,
  }));
  // The version keeps a draft that has changed meanwhile from being edited in the wrong place.
  const textDocument = { uri: document.uri, version: document.version };
  return client.versionedEdits
    ? { documentChanges: [{ textDocument, edits }] }
    : { changes: { [document.uri]: edits } };
}

/** The argument of {@link INSERT_SOURCE}. */
export interface InsertionPlace {
  readonly uri: string;
  readonly position: Position;
  readonly quoted: boolean;
}

function placeOf(argument: unknown): InsertionPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, position, quoted } = argument as Partial<Record<keyof InsertionPlace, unknown>> & {
    position?: Partial<Position>;
  };
  if (typeof uri !== 'string' || typeof position?.line !== 'number') return undefined;
  if (typeof position.character !== 'number') return undefined;
  return {
    uri,
    position: { line: position.line, character: position.character },
    quoted: quoted === true,
  };
}
