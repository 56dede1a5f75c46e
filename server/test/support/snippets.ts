/**
 * The text in the document after {@link snippet} (from {@link snippetOf}) was accepted, each tab stop filled
 * with the result of {@link fill} for its number and words, by default the words it is pre-filled with. Filled with the
 * source's words it is the text of the source.
 */
export function expandSnippet(
  snippet: string,
  fill: (stop: number, words: string) => string = (_, words) => words,
): string {
  const filled = new Map<number, string>();
  return snippet.replaceAll(
    /\$\{(\d+):((?:\\.|[^\\$}])*)\}|\$(\d+)|\\([\\$}])/gu,
    (_, stop?: string, words?: string, mirror?: string, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      if (mirror !== undefined) return filled.get(Number(mirror)) ?? '';
      const value = fill(Number(stop), (words ?? '').replaceAll(/\\([\\$}])/gu, '$1'));
      filled.set(Number(stop), value);
      return value;
    },
  );
}
