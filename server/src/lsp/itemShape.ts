import type { CompletionItem, InitializeParams } from 'vscode-languageserver';
import { clipped } from '../engine/text/clip.ts';

/**
 * How a client finds out whether an item goes with what is before the caret. Chinese is written without blanks, and
 * each takes something else for the word there:
 *
 * - `range`: what is in the item's range must open its `filterText`. As the protocol means it; VS Code.
 * - `whole`: the same, and of an item with tab stops the label may be what is written: it must not be cut. Neovim.
 * - `caret`: an item with a `filterText` must open with the whole run of characters before the caret; one without is
 *   taken as it is, at its range. Neovim before 0.10.
 * - `word`: the item's label must open with the whole run of characters before the caret, and so must its `filterText`.
 *   The item's edit is made in the end. Emacs with Eglot.
 */
export type ItemShape = 'range' | 'whole' | 'caret' | 'word';

/** The shape that a client's items need, by its name, or, as Eglot does not always give one, by the abilities it declares. */
export function itemShapeFor({
  clientInfo,
  capabilities,
}: Pick<InitializeParams, 'clientInfo' | 'capabilities'>): ItemShape {
  if (/^neovim$/iu.test(clientInfo?.name ?? '')) {
    return /^v?0\.[0-9](?!\d)/u.test(clientInfo?.version ?? '') ? 'caret' : 'whole';
  }
  if (/^eglot$/iu.test(clientInfo?.name ?? '')) return 'word';
  const { completion, publishDiagnostics } = capabilities.textDocument ?? {};
  const isEglot =
    clientInfo === undefined &&
    publishDiagnostics?.codeDescriptionSupport === false &&
    completion?.completionItem?.deprecatedSupport === true &&
    completion.completionItem.documentationFormat === undefined;
  return isEglot ? 'word' : 'range';
}

/** Longest label in characters: what fits VS Code's list without being cut at its edge. Guess. */
const LABEL_LENGTH = 28;

/** What ends a symbol in Emacs' text mode (28 to 30), among what reports are written with. */
const ENDS_SYMBOL =
  /[\s!"#(),.:;?@[\\\]^`{}~\u00a0\u00a1\u00a7\u00ab\u00bb\u00bf\u2000-\u2026\u202f-\u2038\u203b-\u2043\u2045-\u2051\u2053-\u205f\u2116\u3000-\u3003\u3008-\u3011\u3014-\u301b\u30fb\ufe35-\ufe44\uff01-\uff03\uff05-\uff0a\uff0c-\uff0f\uff1b\uff1f\uff20\uff3b\uff3d\uff3f\uff40\uff5b\uff5d\uff5f-\uff65]/u;

/** The text by which the client shows an item and filters it. */
type ShapedItem = Pick<CompletionItem, 'label' | 'filterText'>;

/**
 * An item that writes {@link text} in place of {@link typed}, the end of {@link before}, which is what is before the
 * caret in its line.
 */
export function shapeItem(shape: ItemShape, text: string, typed: string, before: string): ShapedItem {
  switch (shape) {
    case 'range':
      // What is in the range must match, or the editor drops the item; then what may be typed next.
      return { label: clipped(text, LABEL_LENGTH), filterText: typed + text };
    case 'whole':
      return { label: text, filterText: typed + text };
    case 'caret':
      return { label: clipped(text, LABEL_LENGTH) };
    case 'word': {
      const whole = symbolBefore(before) + text;
      return { label: whole, filterText: whole };
    }
  }
}

function symbolBefore(before: string): string {
  let start = before.length;
  while (start > 0 && !ENDS_SYMBOL.test(before.charAt(start - 1))) start--;
  return before.slice(start);
}
