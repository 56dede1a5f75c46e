import { Checker } from '../../../server/src/engine/check/checker.ts';
import { type CheckOptions, onlyChecks } from '../../../server/src/engine/check/finding.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import type { Span } from '../../../server/src/engine/draft.ts';
import { type CopyCase, makeCopyCases } from './copyCases.ts';
import { foreignSentences } from './material.ts';
import { type CopyScore, type Detected, scoreOf } from './plagdet.ts';
import type { Random } from '../../random.ts';

/** One line of the table of copied text. */
export interface CopyRow extends CopyScore {
  readonly kind: string;
  readonly length: number | 'all';
  /** Share of the finds whose best source is the file that was copied from. */
  readonly rightSource: number;
}

export const COPIED_ONLY: CheckOptions = onlyChecks('copied');

/** Finds copied text in a draft: the checks, or one of their peers. */
export type CopyDetector = (text: string) => Promise<readonly { span: Span; source: string }[]>;

/** The checks themselves as a detector. */
export function checkerDetector(corpus: Corpus): CopyDetector {
  const checker = new Checker(corpus);
  return async (text) => {
    const findings = await checker.check(
      { uri: 'draft:', text, languageId: 'plaintext' },
      COPIED_ONLY,
      NEVER,
    );
    return findings.map(({ span, related }) => ({
      span,
      source: related[0]?.in === 'corpus' ? related[0].uri : '',
    }));
  };
}

/** Cases of copied text made from {@link indexed} among sentences of {@link leftOut}. */
export function copyCasesOf(
  corpus: Corpus,
  indexed: readonly SourceFile[],
  leftOut: readonly SourceFile[],
  segmenter: Segmenter,
  each: number,
  random: Random,
): CopyCase[] {
  const hosts = foreignSentences(leftOut, corpus.index);
  return makeCopyCases(indexed, corpus.index, hosts, segmenter, each, random);
}

/** Scores of {@link detect} by kind and length, then over all. */
export async function scoreCopies(cases: readonly CopyCase[], detect: CopyDetector): Promise<CopyRow[]> {
  const groups = new Map<
    string,
    { kind: string; length: number | 'all'; detected: Detected[]; right: number; hits: number }
  >();
  for (const { kind, length, text, copied, source } of cases) {
    const found = await detect(text);
    const hits = found.filter(({ span }) => span.start < copied.end && copied.start < span.end);
    const right = hits.filter((hit) => hit.source === source).length;
    for (const [name, of] of [
      [kind, length],
      [kind, 'all'],
      ['all', 'all'],
    ] as const) {
      const group = groups.get(`${name} ${of}`) ?? {
        kind: name,
        length: of,
        detected: [],
        right: 0,
        hits: 0,
      };
      group.detected.push({ truth: copied, found: found.map(({ span }) => span) });
      group.right += right;
      group.hits += hits.length;
      groups.set(`${name} ${of}`, group);
    }
  }
  const rows = Array.from(groups.values(), ({ kind, length, detected, right, hits }) =>
    Object.assign(scoreOf(detected), { kind, length, rightSource: hits === 0 ? 0 : right / hits }),
  );
  return [...rows.filter(({ kind }) => kind !== 'all'), ...rows.filter(({ kind }) => kind === 'all')];
}
