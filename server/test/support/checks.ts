import { readSource } from '../../src/corpus/readSource.ts';
import { Checker } from '../../src/engine/check/checker.ts';
import type { CheckName } from '../../src/engine/check/checkTable.ts';
import { type CheckOptions, type Finding, EVERY_CHECK, onlyChecks } from '../../src/engine/check/finding.ts';
import type { Draft } from '../../src/engine/draft.ts';
import type { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import type { SourceFile } from '../../src/engine/model.ts';
import { EMPTY_LEXICON, type Lexicon } from '../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../src/engine/signal.ts';
import { type CorpusName, sharedFiles } from './shared.ts';

/** Options with one check alone switched on. */
export const only: (check: CheckName) => CheckOptions = onlyChecks;

export function draftOf(text: string, languageId = 'plaintext'): Draft {
  return { uri: 'file:///draft.txt', text, languageId };
}

/** Findings of a text against an index. */
export async function findingsOf(
  index: CorpusIndex,
  text: string,
  options: CheckOptions = EVERY_CHECK,
  lexicon: Lexicon = EMPTY_LEXICON,
): Promise<readonly Finding[]> {
  return new Checker({ index, lexicon }).check(draftOf(text), options, NEVER);
}

/** What a finding covers. */
export function textOf(text: string, { span }: Pick<Finding, 'span'>): string {
  return text.slice(span.start, span.end);
}

/** Files of a shared corpus, read; none where it is absent. */
export async function sharedSources(name: CorpusName): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const { name: file, bytes } of sharedFiles(name)) {
    const { format, articles } = await readSource(bytes, file);
    files.push({ uri: `file:///${name}/${encodeURIComponent(file)}`, format, weight: 1, articles });
  }
  return files;
}
