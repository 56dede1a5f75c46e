import type { Article, SourceFile } from '../model.ts';
import { decodeUnits } from '../text/fold.ts';
import { inertLine } from '../text/inert.ts';
import { unified } from '../text/unified.ts';
import { putUnits } from '../text/units.ts';
import type { Columns } from './layout.ts';
import type { Numbers } from './numbers.ts';

/** A source file. */
export interface FileFacts {
  readonly uri: string;
  readonly format: string;
}

/** What an article says of itself. Empty strings where the file does not say. */
export interface ArticleFacts extends FileFacts {
  readonly title: string;
  readonly date: string;
  readonly body: string;
  readonly place: string;
  /** `国发〔2021〕33号` */
  readonly paperNumber: string;
  readonly characters: number;
}

/** Strings of each article and then of each file, in the order in which they are in the column. */
const OF_ARTICLE = { title: 0, date: 1, body: 2, place: 3, paperNumber: 4 } as const;
const OF_FILE = { uri: 0, format: 1 } as const;
const PER_ARTICLE = Object.keys(OF_ARTICLE).length;
const PER_FILE = Object.keys(OF_FILE).length;

/** The strings of a shard that is being built. */
export class FactStrings {
  readonly #articles: string[] = [];
  readonly #files: string[] = [];

  addFile({ uri, format }: SourceFile): void {
    this.#files.push(uri, format);
  }

  addArticle({ title, date = '', body = '', place = '', number = '' }: Article): void {
    // Shown as they stand; passages are shown by their folded units, which hold nothing that steers.
    this.#articles.push(...[title, date, body, place, number].map((text) => inertLine(unified(text))));
  }

  /** All of them one after the other; where each begins goes into {@link starts}, and where the last ends. */
  pack(starts: Numbers): Uint16Array {
    const all = [...this.#articles, ...this.#files];
    const packed = new Uint16Array(all.reduce((sum, text) => sum + text.length, 0));
    let at = 0;
    for (const text of all) {
      starts.push(at);
      at = putUnits(text, packed, at);
    }
    starts.push(at);
    return packed;
  }
}

export function articleFacts(columns: Columns, article: number): ArticleFacts {
  const string = (name: keyof typeof OF_ARTICLE) =>
    stringAt(columns, article * PER_ARTICLE + OF_ARTICLE[name]);
  return {
    title: string('title'),
    date: string('date'),
    body: string('body'),
    place: string('place'),
    paperNumber: string('paperNumber'),
    characters: columns.articleCharacters[article],
    ...fileFacts(columns, columns.articleFile[article]),
  };
}

/** The date alone of an article. */
export function articleDate(columns: Columns, article: number): string {
  return stringAt(columns, article * PER_ARTICLE + OF_ARTICLE.date);
}

export function fileFacts(columns: Columns, file: number): FileFacts {
  return { uri: fileUri(columns, file), format: stringAt(columns, firstOf(columns, file) + OF_FILE.format) };
}

export function fileUri(columns: Columns, file: number): string {
  return stringAt(columns, firstOf(columns, file) + OF_FILE.uri);
}

/** Number of the first string of a file. */
function firstOf({ articleFile }: Columns, file: number): number {
  return articleFile.length * PER_ARTICLE + file * PER_FILE;
}

function stringAt({ strings, stringStart }: Columns, index: number): string {
  return decodeUnits(strings, stringStart[index], stringStart[index + 1]);
}
