import { type Draft, overlap, shifted, type Span } from '../draft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { CheckName } from './checkTable.ts';
import {
  leftoverFinding,
  nearRepeatedFinding,
  numberingFinding,
  overusedFinding,
  punctuationFindings,
  repeatedFinding,
} from './describeFindings.ts';
import { placeholderFindings } from './describePlaceholders.ts';
import type { DraftMatcher } from './draftMatcher.ts';
import type { CheckOptions, Finding } from './finding.ts';
import { findLeftovers } from './leftover.ts';
import { findNearRepeated } from './nearRepeated.ts';
import { isAttributedAround } from './neighbours.ts';
import { findNumberingFaults } from './numbering.ts';
import { findOverused } from './overused.ts';
import { firstLine, type PlacedParagraph } from './paragraph.ts';
import { findPunctuationFaults } from './punctuation.ts';
import { findRepeated } from './repeated.ts';
import { sectionPaths, topicLength } from './sectionPaths.ts';
import type { Silencer } from './silence.ts';

/** What a check has to look at. */
export interface CheckedDraft {
  /** As it is read, marks of Markdown and all. */
  readonly draft: Pick<Draft, 'uri' | 'text'>;
  readonly paragraphs: readonly PlacedParagraph[];
  /** What the draft has in common with the corpus, remembered by paragraph. */
  readonly matcher: DraftMatcher;
  readonly index: CorpusIndex;
  readonly options: CheckOptions;
  /** The clause of {@link draft} that is being written: the costly checks need not look at it. */
  readonly unfinished: Span | undefined;
  /** For checks that speak of many places in one finding; all others are silenced by the span of their findings. */
  readonly isSilent: Silencer;
}

/** How a check is run: by paragraph, where it costs enough for other work to get its turn between, or on the whole. */
export interface CheckRun {
  /** Findings of {@link placed}, the paragraph of this number; their spans count from the paragraph's start. */
  inParagraph?(placed: PlacedParagraph, number: number, checked: CheckedDraft): readonly Finding[];
  /** Findings of the draft, made once every paragraph has been looked at. */
  inDraft?(checked: CheckedDraft): readonly Finding[];
}

export const CHECK_RUNS: Readonly<Record<CheckName, CheckRun>> = {
  copied: {
    inParagraph({ paragraph }, number, { matcher, paragraphs, options }) {
      if (isAttributedAround(paragraphs, number)) return [];
      return matcher.copiedFindings(paragraph, options.minCopiedLength);
    },
  },
  repeated: { inDraft: repetitions },
  typo: {
    inParagraph({ start, paragraph }, _, { matcher, unfinished }) {
      const isHere = unfinished && unfinished.start < start + paragraph.text.length && unfinished.end > start;
      return matcher.typoFindings(paragraph, isHere ? paragraph.run(shifted(unfinished, -start)) : undefined);
    },
  },
  wording: { inParagraph: ({ paragraph }, _, { matcher }) => matcher.wordingFindings(paragraph) },
  leftover: {
    inParagraph({ paragraph }, _, { matcher, options }) {
      // Names are left over in what was copied: found here, paragraph by paragraph, for the whole below.
      matcher.copied(paragraph, options.minCopiedLength);
      return [];
    },
    inDraft({ draft, paragraphs, matcher, index, options }) {
      const passages = paragraphs.flatMap((paragraph) =>
        matcher
          .copied(paragraph.paragraph, options.minCopiedLength)
          .map((passage) => ({ paragraph, passage })),
      );
      return findLeftovers(draft.uri, passages, paragraphs, matcher.matcher).map((leftover) =>
        leftoverFinding(leftover, index),
      );
    },
  },
  placeholder: {
    inDraft: ({ draft, paragraphs, isSilent }) => placeholderFindings(draft.text, paragraphs, isSilent),
  },
  structure: {
    inDraft: ({ paragraphs, isSilent }) => [
      ...findNumberingFaults(paragraphs).map(numberingFinding),
      ...punctuationFindings(findPunctuationFaults(paragraphs), isSilent),
    ],
  },
};

function repetitions({ paragraphs, matcher, index }: CheckedDraft): readonly Finding[] {
  let sections: readonly string[] | undefined;
  const sectionAt = (offset: number): string => {
    sections ??= sectionPaths(paragraphs);
    const number = paragraphs.findLastIndex(({ start }) => start <= offset);
    return number < 0 ? '' : sections[number];
  };
  const near = findNearRepeated(paragraphs, (paragraph, start, end) =>
    matcher.isAllSet(paragraph, start, end),
  ).map((repetition) => nearRepeatedFinding(repetition, sectionAt));
  const repeated = findRepeated(
    paragraphs,
    (paragraph, { start, end }) =>
      end <= topicLength(paragraph) || matcher.isSetClause(paragraph, start, end),
  ).map((repetition) => repeatedFinding(repetition, sectionAt));
  // A sentence said again says more than the clauses of it that are the same.
  const exact = repeated.filter(({ span }) => !near.some((other) => overlap(span, other.span)));
  const { words, characters } = findOverused(paragraphs, index);
  const overused = words.length > 0 ? [overusedFinding(words, characters, firstLine(paragraphs))] : [];
  return [...exact, ...near, ...overused];
}
