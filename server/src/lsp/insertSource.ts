import {
  type CancellationToken,
  MessageType,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CitedSource } from '../engine/cite/citer.ts';
import { sourceNote } from '../engine/cite/note.ts';
import type { Span } from '../engine/draft.ts';
import { answerOn, type OpenDraft, type ServerContext } from './context.ts';
import { workspaceEdit } from './edits.ts';

/**
 * The server's command that puts the best source of a phrase after it. One argument: the `uri` of an open draft, a
 * `position` in the phrase, `quoted` where it is to be put in quotation marks too, and the `version` of the draft that
 * the position was found in, if it may be an older one. Answers with whether a source was found and the client took
 * the edit.
 */

export async function insertSource(
  context: ServerContext,
  argument: unknown,
  token: CancellationToken,
): Promise<boolean> {
  const place = placeOf(argument);
  if (!place) return false;
  const { uri, position, quoted } = place;
  const edit = await answerOn<WorkspaceEdit | undefined>(
    context,
    uri,
    token,
    undefined,
    async (open, signal) => {
      if (isStale(place, open)) {
        context.port.showMessage(MessageType.Info, context.translate('draft.changed'));
        return undefined;
      }
      const citation = await context.engine.sourcesAt(
        open.draft,
        open.document.offsetAt(position),
        1,
        signal,
      );
      const [source] = citation?.sources ?? [];
      if (!citation || !source) return undefined;
      return sourceEdit(context, open, { span: citation.span, source, quoted });
    },
  );
  return edit !== undefined && context.port.applyEdit(edit);
}

/** A phrase of a draft and the source that is put after it; {@link quoted}, in quotation marks. */
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
  return workspaceEdit(client, document, sourceNote(draft, phrase, source, quoted));
}

/** The argument of {@link INSERT_SOURCE}. */
export interface InsertionPlace {
  readonly uri: string;
  readonly position: Position;
  readonly quoted: boolean;
  /** Of the draft that the place was found in; where it is another now, nothing is put anywhere. */
  readonly version?: number;
}

function isStale({ version }: InsertionPlace, { document }: OpenDraft): boolean {
  return version !== undefined && version !== document.version;
}

function placeOf(argument: unknown): InsertionPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, position, quoted, version } = argument as Partial<Record<keyof InsertionPlace, unknown>> & {
    position?: Partial<Position>;
  };
  if (typeof uri !== 'string' || typeof position?.line !== 'number') return undefined;
  if (typeof position.character !== 'number') return undefined;
  return {
    uri,
    position: { line: position.line, character: position.character },
    quoted: quoted === true,
    ...(typeof version === 'number' && { version }),
  };
}
