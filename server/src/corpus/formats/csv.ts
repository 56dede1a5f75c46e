/** Tables of articles (`.csv`): one article a row, its text in one column. */
import { decodeText } from '../encoding/decode.ts';
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { tooLarge } from './limits.ts';
import { LineWriter } from './lineWriter.ts';

/** Columns by their usual names. */
const TITLE = /^(?:标题|题目|题名|篇名|名称|title|name|subject)$/iu;
const TEXT = /^(?:正文|内容|全文|文本|text|content|body|article|passage)$/iu;
/** Mean length, in units, from which on a column is one of texts. Guess. */
const TEXT_LENGTH = 30;
/** Units parsed at a time. Guess. */
const CHUNK = 1 << 20;
/** Chunks that one row may fill. Guesses. */
const LONGEST_ROW = 3;
const MOST_CELLS = 2_000_000;

/**
 * Reads a table. The text is the column of that name, or the one with the longest texts; the title is the column
 * of that name, if there is one. Throws {@link SkippedSourceError} where no column holds texts.
 */
export async function readCsv(bytes: Uint8Array): Promise<ExtractedText> {
  const { default: papa } = await import('papaparse');
  const { text, encoding } = decodeText(bytes);
  const rows: string[][] = [];
  let cells = 0;
  let emptyChunks = 0;
  // In chunks, as the library keeps a note of every misplaced quote. Its types allow chunks for files only.
  const chunked = {
    skipEmptyLines: 'greedy' as const,
    delimitersToGuess: [',', '\t', ';', '|'],
    chunkSize: CHUNK,
    chunk({ data }: { readonly data: readonly string[][] }, parser: { abort(): void }): void {
      for (const row of data) {
        cells += row.length;
        rows.push(row);
      }
      emptyChunks = data.length === 0 ? emptyChunks + 1 : 0;
      if (cells > MOST_CELLS || emptyChunks > LONGEST_ROW) parser.abort();
    },
  };
  papa.parse<string[]>(text, chunked);
  if (cells > MOST_CELLS || emptyChunks > LONGEST_ROW) throw tooLarge();
  const header = rows[0] ?? [];
  const hasHeader = header.some((name) => TITLE.test(name.trim()) || TEXT.test(name.trim()));
  const articles = hasHeader ? rows.slice(1) : rows;
  const named = hasHeader ? header.findIndex((name) => TEXT.test(name.trim())) : -1;
  const column = named >= 0 ? named : longestColumn(articles);
  if (column < 0) throw new SkippedSourceError('empty', 'The table has no text column.');
  const title = hasHeader ? header.findIndex((name) => TITLE.test(name.trim())) : -1;
  const writer = new LineWriter();
  for (const row of articles) {
    const article = row[column] ?? '';
    if (article.trim() === '') continue;
    writer.markNext({ startsArticle: true });
    const titled = row[title] ?? '';
    if (titled.trim() !== '') writer.line(titled, { kind: 'title' });
    for (const line of article.split(/\r\n|\n|\r/u)) writer.line(line);
  }
  return { format: 'csv', encoding, ...writer.finish() };
}

function longestColumn(rows: readonly string[][]): number {
  const sample = rows.slice(0, 1000);
  const lengths: number[] = [];
  for (const row of sample) {
    for (const [column, cell] of row.entries()) {
      const han = cell.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
      lengths[column] = (lengths[column] ?? 0) + han / sample.length;
    }
  }
  const most = lengths.reduce((longest, length) => Math.max(longest, length), 0);
  return most >= TEXT_LENGTH ? lengths.indexOf(most) : -1;
}
