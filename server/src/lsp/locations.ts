import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../engine/draft.ts';
import { decodedUri } from '../engine/text/fileNames.ts';

/** The scheme of addresses whose text a client asks for by `yinju/sourceText`. */
export const SOURCE_SCHEME = 'yinju-source';

/** Formats whose extracted text is the file's own, line for line, as every editor opens it. */
const TEXT_FORMATS = new Set(['txt', 'md']);

/**
 * Where a source opens: a text file in UTF-8 by its own URI, any other as read-only extracted text through
 * `yinju-source:` with the file's URI in the query. So does a file whose name is not UTF-8, since no editor finds it,
 * and with {@link isReadOnly} every source.
 */
export function openableUri(uri: string, format: string, isReadOnly = false): string {
  const isNamed = canBeDecoded(uri);
  const isText = TEXT_FORMATS.has(format) && isNamed;
  if (isText && !isReadOnly) return uri;
  const path = (isNamed ? uri : encodeURI(decodedUri(uri))).replace(/^[a-z-]+:\/\//i, '');
  // Editors go by the extension to find the language.
  return `yinju-source:${path}${isText ? '' : '.txt'}?${encodeURIComponent(uri)}`;
}

/** Whether {@link uri} is one under which {@link openableUri} opens a source. */
export function isSourceAddress(uri: string): boolean {
  return uri.startsWith('file:') || uri.startsWith(`${SOURCE_SCHEME}:`);
}

/** The URI of the source file that {@link openableUri} made one for. */
export function sourceUriOf(openable: string): string {
  if (!openable.startsWith('yinju-source:')) return openable;
  return decodeURIComponent(openable.slice(openable.indexOf('?') + 1));
}

function canBeDecoded(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}
