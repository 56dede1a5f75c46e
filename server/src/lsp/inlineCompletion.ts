import type { InlineCompletionItem } from 'vscode-languageserver';
import { answer, draftOf, type ServerContext, throwIfMoved } from './context.ts';
import { rangeOf } from './locations.ts';

/** Ghost text, where the setting asks for it and no list stands open over it. */
export function registerInlineCompletion(context: ServerContext): void {
  const { connection, engine } = context;

  connection.languages.inlineCompletion.on(({ textDocument, position, context: asked }, token) => {
    const options = context.settings().completion;
    const open = draftOf(context, textDocument.uri);
    if (!options.inline || !open || asked?.selectedCompletionInfo) return [];
    return answer<InlineCompletionItem[]>(context, token, [], async (signal) => {
      const offset = open.document.offsetAt(position);
      const ways = await engine.inline({ draft: open.draft, offset, options }, signal);
      throwIfMoved(context, open.document);
      return ways.map(({ text, replace }) => ({
        insertText: text,
        range: rangeOf(open.document, replace),
      }));
    });
  });
}
