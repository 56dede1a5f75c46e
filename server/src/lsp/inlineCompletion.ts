import { type InlineCompletionItem, NotificationType } from 'vscode-languageserver';
import { ACCEPTED, type Proof, WAVED_OFF, type WavedOffParams } from '../protocol/index.ts';
import { answer, draftOf, type ServerContext, throwIfMoved } from './context.ts';
import { rangeOf } from './locations.ts';
import { countsOf } from '../messages/counts.ts';

/** Grey text: the likeliest continuation first, then others for the editor's keys that show the next. */
export function registerInlineCompletion(context: ServerContext): void {
  const { connection, engine, memory, translate } = context;

  connection.languages.inlineCompletion.on(({ textDocument, position, context: asked }, token) => {
    const options = context.settings().completion;
    const open = draftOf(context, textDocument.uri);
    if (options.show === 'list' || !open || asked?.selectedCompletionInfo) return [];
    return answer<InlineCompletionItem[]>(context, token, [], async (signal) => {
      const { document, draft } = open;
      const offset = document.offsetAt(position);
      context.office.writing(draft, offset);
      context.study.writing(draft, offset);
      await memory.prepare(draft, offset);
      const ways = await engine.inline({ draft, offset, options }, signal);
      throwIfMoved(context, document);
      const keys = memory.shown(draft, offset, ways, 1);
      return ways.map((way, rank) => {
        const proof: Proof = { attested: way.attested, counts: countsOf(way, translate) };
        const title = translate('complete.accepted');
        return {
          insertText: way.text,
          range: rangeOf(document, way.replace),
          command: { title, command: ACCEPTED, arguments: [keys[rank], proof] },
        };
      });
    });
  });

  connection.onNotification(new NotificationType<WavedOffParams>(WAVED_OFF), ({ uri, position }) => {
    const open = draftOf(context, uri);
    if (open) engine.waveOff(open.draft, open.document.offsetAt(position));
  });
}
