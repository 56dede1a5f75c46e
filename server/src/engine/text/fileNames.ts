/** Names of files as people read them, from the URIs by which the index and its clients know them. */

/**
 * {@link uri} with its escapes resolved: clients write the same URI with more or fewer characters escaped. Escapes
 * that are not UTF-8 (names from old archives) are read as GB18030. Linear.
 */
export function decodedUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri.replace(/(?:%[\da-f]{2})+/giu, decodeEscapes);
  }
}

/** The name of a file, without its folders. */
export function fileNameOf(uri: string): string {
  return decodedUri(uri.slice(uri.lastIndexOf('/') + 1));
}

function decodeEscapes(escapes: string): string {
  const bytes = Uint8Array.from(escapes.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
