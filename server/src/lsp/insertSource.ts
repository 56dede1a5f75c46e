import type { CancellationToken, Position } from 'vscode-languageserver';
import { sourceNote } from '../engine/cite/note.ts';
import { answer, draftOf, type ServerContext } from './context.ts';
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
    const [best] = citation.sources;
    const edits = sourceNote(open.draft, citation.span, best, place.quoted).map(({ span, text }) => ({
      range: rangeOf(open.document, span),
      newText: text,
    }));
    // The version keeps a draft that has changed meanwhile from being edited in the wrong place.
    const textDocument = { uri: place.uri, version: open.document.version };
    const edit = context.client.versionedEdits
      ? { documentChanges: [{ textDocument, edits }] }
      : { changes: { [place.uri]: edits } };
    return (await context.connection.workspace.applyEdit({ edit })).applied;
  });
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
