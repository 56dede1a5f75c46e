import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../engine/complete/completion.ts';
import { throwIfCancelled } from '../engine/signal.ts';
import { countsOf } from '../messages/counts.ts';
import { ACCEPTED, type AskedByHand } from '../protocol/index.ts';
import { answer, draftOf, type ServerContext, throwIfMoved } from './context.ts';
import { shapeItem } from './itemShape.ts';
import { rangeOf } from './locations.ts';
import { HOVER_BUDGET } from './office.ts';
import { contentOf, type RichText } from './richText.ts';
import { inBrief, renderSources } from './sources.ts';
import { lineStartBefore } from '../engine/text/lineStarts.ts';

/** Sources named beside an item. Guess. */
const SOURCES_SHOWN = 3;
/** Punctuation after which a writer wants to be continued; words trigger by themselves, and a full stop may end it all. */
export const TRIGGER_CHARACTERS = [...'，、；：“（《'];

const NOTHING: CompletionList = { isIncomplete: true, items: [] };

/** Completion and its resolve: continuations with explicit ranges, their sources only when one is looked at. */
export function registerCompletion(context: ServerContext): void {
  const { connection, engine, translate } = context;

  connection.onCompletion((params: CompletionParams & AskedByHand, token) =>
    answer<CompletionList>(context, token, NOTHING, async (signal) => {
      const { textDocument, position } = params;
      const open = draftOf(context, textDocument.uri);
      if (!open) return NOTHING;
      const isInvoked = params.context?.triggerKind === CompletionTriggerKind.Invoked;
      const asked = params.asked === true || (context.client.listsByHand && (isInvoked || !params.context));
      if (asked || isInvoked) await context.firstCorpus.wait(token);
      throwIfCancelled(signal);
      throwIfMoved(context, open.document);
      const offset = open.document.offsetAt(position);
      const options = context.settings().completion;
      context.office.writing(open.draft, offset);
      context.study.writing(open.draft, offset);
      await context.memory.prepare(open.draft, offset);
      const list = await engine.complete({ draft: open.draft, offset, options, asked }, signal);
      throwIfMoved(context, open.document);
      const keys = context.memory.shown(open.draft, offset, list.items);
      return {
        isIncomplete: true,
        items: list.items.map((item, rank) => toItem(item, rank, keys[rank] ?? '', open.document, offset)),
      };
    }),
  );

  connection.onCompletionResolve((item, token) =>
    answer(context, token, item, async (signal) => {
      const { attested, text: whole } = (item.data ?? {}) as ItemData;
      if (typeof attested !== 'string') return item;
      const { briefDetails } = context.client;
      const office = await context.office.sources(attested, SOURCES_SHOWN, HOVER_BUDGET);
      const found = await engine.sources(attested, briefDetails ? 1 : SOURCES_SHOWN, signal);
      const citation = briefDetails ? inBrief(found) : found;
      const lead: RichText = typeof whole === 'string' ? [[whole]] : [];
      const text = [...lead, ...renderSources(citation, translate, context.addresses, [], office)];
      return { ...item, documentation: contentOf(text, context.client.documentationFormat) };
    }),
  );

  function toItem(
    item: Completion,
    rank: number,
    key: string,
    document: TextDocument,
    offset: number,
  ): CompletionItem {
    const snippet = context.client.snippets ? item.snippet : undefined;
    const text = document.getText();
    const before = text.slice(lineStartBefore(text, offset), offset);
    const { itemShape } = context.client;
    const shaped = shapeItem(itemShape, item.text, text.slice(item.replace.start, offset), before);
    const counts = countsOf(item, translate);
    return {
      ...shaped,
      labelDetails: { description: counts },
      // Who wants details in short shows the counts in the row.
      ...(context.client.briefDetails ? {} : { detail: counts }),
      kind: CompletionItemKind.Reference,
      sortText: String(rank).padStart(3, '0'),
      textEdit: { range: rangeOf(document, item.replace), newText: snippet ?? item.text },
      insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.asIs,
      command: { title: translate('complete.accepted'), command: ACCEPTED, arguments: [key] },
      data: { attested: item.attested, ...(shaped.label.endsWith('…') && { text: item.text }) },
    };
  }
}

/** Data carried by an item, from which it is resolved. */
interface ItemData {
  readonly attested?: unknown;
  /** Its text, where the label had to be cut. */
  readonly text?: unknown;
}
