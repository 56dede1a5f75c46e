import { createHash } from 'node:crypto';
import type { Article, Passage, SourceFile } from '../engine/model.ts';
import { fold } from '../engine/text/fold.ts';
import { fingerprints } from './fingerprints.ts';
import type { FileDocument, PassageDocument } from './schema.ts';

/** A file of a pushed folder. */
export interface PushedFile {
  /** The name that the folder has in the office's corpus. */
  readonly folder: string;
  /** Path in the folder, its parts separated by `/`. */
  readonly path: string;
  /** What shows whether it has changed: see `FileDocument`. */
  readonly state: FileState;
}

export type FileState = Pick<FileDocument, 'hash' | 'rules' | 'edges' | 'edgeJunk'>;

/** The id of a file: the same on whatever machine it is pushed from. */
export function fileId({ folder, path }: Pick<PushedFile, 'folder' | 'path'>): string {
  return createHash('sha256').update(`${folder}\0${path}`).digest('base64url').slice(0, 22);
}

/** The id of a passage document. */
export function passageId(file: string, number: number): string {
  return `${file}-${number}`;
}

/** The documents of a file: passages in order, then the one that says that they are all there. */
export function documentsOf(
  source: SourceFile,
  pushed: PushedFile,
): { readonly passages: readonly PassageDocument[]; readonly file: FileDocument } {
  const file = fileId(pushed);
  const passages: PassageDocument[] = [];
  let characters = 0;
  for (const [number, article] of source.articles.entries()) {
    for (const passage of article.passages) {
      const { text: folded, offsets } = fold(passage.text, passage.drops);
      if (folded === '') continue;
      characters += folded.length;
      passages.push({
        doc: 'passage',
        file,
        number: passages.length,
        article: `${file}-a${number}`,
        folded,
        text: originalOf(passage),
        ...position(passage, offsets[0]),
        kind: passage.kind,
        headings: headingsOver(article, passage),
        ...(passage.heading && {
          headingLevel: passage.heading.level,
          headingLength: passage.heading.length,
        }),
        prints: fingerprints(folded),
        title: article.title,
        ...(article.date !== undefined && { date: article.date }),
        ...(article.body !== undefined && { body: article.body }),
        ...(article.place !== undefined && { place: article.place }),
        path: pushed.path,
        folder: pushed.folder,
        format: source.format,
        weight: source.weight,
      });
    }
  }
  const { folder, path, state } = pushed;
  const counts = { passages: passages.length, articles: source.articles.length, characters };
  return { passages, file: { doc: 'file', file, folder, path, ...state, ...counts } };
}

/** The passage without the ranges that are junk. */
function originalOf({ text, drops = [] }: Passage): string {
  let kept = '';
  let at = 0;
  for (const [start, end] of drops) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

/** Where its first kept unit is. */
function position({ text, line, column }: Passage, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const breaks = before.split('\n').length - 1;
  return {
    line: line + breaks,
    column: breaks > 0 ? before.length - before.lastIndexOf('\n') - 1 : column + offset,
  };
}

function headingsOver({ passages }: Article, { parent }: Passage): string[] {
  const headings: string[] = [];
  for (let at = parent; at >= 0; at = passages[at].parent) {
    const { text, heading } = passages[at];
    headings.unshift(text.slice(0, heading?.length ?? text.length).trim());
  }
  return headings;
}
