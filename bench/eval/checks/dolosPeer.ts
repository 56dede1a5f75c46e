import { File, FingerprintIndex, Region, TokenizedFile } from '@dodona/dolos-core';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import type { CopyDetector } from './copies.ts';
import { draftTextOf } from './material.ts';

/** Characters of a fingerprint, and fingerprints of which one is kept: runs of 13 characters are always seen. */
export const GRAM = 10;
export const WINDOW = 4;
/** Shortest fragment taken for a find, in characters. */
const SHORTEST = 13;

/** Dolos' winnowed fingerprints, over characters: each fragment shared with the source that shares most is a find. */
export function dolosDetector(files: readonly SourceFile[]): CopyDetector {
  const index = new FingerprintIndex(GRAM, WINDOW);
  const sources = files.map(({ uri, articles }) => tokenized(uri, articles.map(draftTextOf).join('\n')));
  index.addFiles(sources);
  return async (text) => {
    const draft = tokenized('draft', text);
    index.addFiles([draft]);
    const lineStarts = [0];
    for (const match of text.matchAll(/\n/gu)) lineStarts.push(match.index + 1);
    const bySource = sources.map((source) => {
      const found = index
        .getPair(draft, source)
        .buildFragments()
        .map(({ leftSelection: { startRow, startCol, endRow, endCol } }) => ({
          span: { start: lineStarts[startRow] + startCol, end: lineStarts[endRow] + endCol },
          source: source.path,
        }))
        .filter(({ span }) => span.end - span.start >= SHORTEST);
      return { found, length: found.reduce((sum, { span }) => sum + span.end - span.start, 0) };
    });
    return bySource.reduce((best, each) => (each.length > best.length ? each : best)).found;
  };
}

/** {@link text} with its characters as tokens. */
export function tokenized(path: string, text: string): TokenizedFile {
  const tokens: string[] = [];
  const regions: Region[] = [];
  for (const [row, line] of text.split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      tokens.push(line[column]);
      regions.push(new Region(row, column, row, column + 1));
    }
  }
  return new TokenizedFile(new File(path, text), tokens, regions);
}
