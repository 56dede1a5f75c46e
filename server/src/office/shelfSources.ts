import type { Article, Passage, SourceFile } from '../engine/model.ts';
import type { PassageDocument } from './schema.ts';
import { officeFormat, officeUri } from './sourceUri.ts';

/** Where the passages come from: what their addresses say. */
export interface Origin {
  readonly host: string;
  readonly index: string;
}

/**
 * Passages as the files and articles that they are parts of. Each has its headings above it: those that were not fetched
 * themselves are put where the first passage under them begins.
 */
export function sourcesOf(passages: readonly PassageDocument[], { host, index }: Origin): SourceFile[] {
  const files = new Map<string, PassageDocument[]>();
  for (const passage of passages) {
    const file = files.get(passage.file);
    if (file) file.push(passage);
    else files.set(passage.file, [passage]);
  }
  return Array.from(files.values(), (ofFile) => {
    const sorted = ofFile.sort((a, b) => a.number - b.number);
    const [first] = sorted;
    return {
      uri: officeUri(host, index, first),
      format: officeFormat(first.format),
      weight: first.weight,
      articles: articlesOf(sorted),
    };
  });
}

function articlesOf(passages: readonly PassageDocument[]): Article[] {
  const articles = new Map<string, PassageDocument[]>();
  for (const passage of passages) {
    const article = articles.get(passage.article);
    if (article) article.push(passage);
    else articles.set(passage.article, [passage]);
  }
  return Array.from(articles.values(), (ofArticle) => {
    const { title, date, body, place } = ofArticle[0];
    return {
      title,
      ...(date !== undefined && { date }),
      ...(body !== undefined && { body }),
      ...(place !== undefined && { place }),
      passages: passagesUnderHeadings(ofArticle),
    };
  });
}

function passagesUnderHeadings(documents: readonly PassageDocument[]): Passage[] {
  const passages: Passage[] = [];
  /** Numbers of headings by their path. */
  const known = new Map<string, number>();
  for (const document of documents) {
    const { text, line, column, kind, headings, headingLevel, headingLength } = document;
    let parent = -1;
    let path = '';
    for (const [depth, heading] of headings.entries()) {
      path += `\0${heading}`;
      let number = known.get(path);
      if (number === undefined) {
        number = passages.length;
        const span = { level: depth + 1, length: heading.length };
        passages.push({ text: heading, line, column, kind: 'heading', heading: span, parent });
        known.set(path, number);
      }
      parent = number;
    }
    if (headingLevel !== undefined && headingLength !== undefined) {
      known.set(`${path}\0${text.slice(0, headingLength).trim()}`, passages.length);
      const heading = { level: headingLevel, length: headingLength };
      passages.push({ text, line, column, kind, heading, parent });
    } else {
      passages.push({ text, line, column, kind, parent });
    }
  }
  return passages;
}
