import { type Article } from '../../src/engine/model.ts';
import { readSource, type SourceReading } from '../../src/corpus/readSource.ts';

/** Reads a UTF-8 text as if it were a file. */
export function readText(text: string, name = 'a.txt'): Promise<SourceReading> {
  return readSource(new TextEncoder().encode(text), name);
}

/** Headings over (and opening) a passage, outermost first. */
export function headingsOf(article: Article, index: number): string[] {
  const path: string[] = [];
  const { heading, kind, parent } = article.passages[index];
  for (let i = heading !== undefined && kind !== 'heading' ? index : parent; i >= 0;) {
    const passage = article.passages[i];
    path.unshift(passage.text.slice(0, passage.heading?.length ?? 0).trim());
    i = passage.parent;
  }
  return path;
}

/** A text without its white space. */
export function ink(text: string): string {
  return text.replace(/[\s\u3000\ufeff]+/gu, '');
}

/** Where a passage begins in the extracted text, from its line and column. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 0; i < line; i++)
    at = (/\r\n|\n|\r/u.exec(text.slice(at))?.index ?? 0) + at + breakAt(text, at);
  return at + column;
}

function breakAt(text: string, from: number): number {
  return /\r\n|\n|\r/u.exec(text.slice(from))?.[0].length ?? 0;
}
