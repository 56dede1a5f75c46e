import type { Corpus } from '../corpus.ts';
import type { Draft } from '../draft.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';
import { type CopiedPassage, CopyFinder } from './copied.ts';
import { CorpusMatcher } from './corpusMatcher.ts';
import {
  copiedFinding,
  numberingFinding,
  placeholderFinding,
  punctuationFindings,
  repeatedFinding,
} from './describe.ts';
import type { CheckOptions, Finding } from './finding.ts';
import { findNumberingFaults } from './numbering.ts';
import { type Paragraph, ParagraphCache, type PlacedParagraph } from './paragraph.ts';
import { findPlaceholders } from './placeholder.ts';
import { findPunctuationFaults } from './punctuation.ts';
import { findRepeated } from './repeated.ts';
import { headingLength, sectionPaths } from './sections.ts';
import { SetPhrases } from './setPhrases.ts';

/** Units analysed before other work gets its turn. */
const TURN = 4000;

/**
 * Checks drafts against one corpus. What a paragraph is by itself is kept as long as its draft holds it, so a
 * check after an edit looks only at the paragraphs it touched, and puts the findings together again.
 */
export class Checker {
  readonly corpus: Corpus;
  readonly #paragraphs = new ParagraphCache();
  readonly #matchers = new Map<string, DraftMatcher>();

  constructor(corpus: Corpus) {
    this.corpus = corpus;
  }

  /** Everything a drafter should look at, in the order of the draft. */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    const paragraphs = this.#paragraphs.paragraphs(draft.uri, draft.text);
    const sections = sectionPaths(paragraphs);
    const matcher = this.#matcherFor(draft.uri);
    const findings: Finding[] = [];
    if (options.copied) {
      let units = 0;
      for (const { start, paragraph } of paragraphs) {
        units += matcher.prepare(paragraph, options.minCopiedLength);
        if (units >= TURN) {
          await breathe(signal);
          units = 0;
        }
        for (const run of matcher.copied(paragraph, options.minCopiedLength)) {
          findings.push(copiedFinding(run, paragraph, start, this.corpus.index));
        }
      }
    }
    throwIfCancelled(signal);
    if (options.repeated) findings.push(...repeated(paragraphs, sections, matcher));
    if (options.placeholder) findings.push(...placeholders(paragraphs));
    if (options.structure) {
      findings.push(...findNumberingFaults(paragraphs).map(numberingFinding));
      findings.push(...punctuationFindings(findPunctuationFaults(paragraphs)));
    }
    return findings.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  #matcherFor(uri: string): DraftMatcher {
    let matcher = this.#matchers.get(uri);
    if (matcher === undefined) {
      if (this.#matchers.size > 64) this.#matchers.clear();
      matcher = new DraftMatcher(new CorpusMatcher(this.corpus.index, uri));
      this.#matchers.set(uri, matcher);
    }
    return matcher;
  }
}

/** What one draft shares with the corpus, remembered by paragraph. */
class DraftMatcher {
  readonly #finder: CopyFinder;
  readonly #setPhrases: SetPhrases;
  #copied = new WeakMap<Paragraph, readonly CopiedPassage[]>();
  #minLength = 0;
  readonly #isSetPhrase = new WeakMap<Paragraph, Map<number, boolean>>();

  constructor(matcher: CorpusMatcher) {
    this.#setPhrases = new SetPhrases(matcher);
    this.#finder = new CopyFinder(matcher, this.#setPhrases);
  }

  /** Analyses {@link paragraph} unless that is done; returns the units that were looked at. */
  prepare(paragraph: Paragraph, minLength: number): number {
    if (minLength === this.#minLength && this.#copied.has(paragraph)) return 0;
    this.copied(paragraph, minLength);
    return paragraph.folded.length;
  }

  copied(paragraph: Paragraph, minLength: number): readonly CopiedPassage[] {
    if (minLength !== this.#minLength) {
      this.#copied = new WeakMap();
      this.#minLength = minLength;
    }
    let runs = this.#copied.get(paragraph);
    if (runs === undefined) {
      runs = this.#finder.find(paragraph, minLength);
      this.#copied.set(paragraph, runs);
    }
    return runs;
  }

  isSetPhrase(paragraph: Paragraph, start: number, end: number): boolean {
    let known = this.#isSetPhrase.get(paragraph);
    if (known === undefined) this.#isSetPhrase.set(paragraph, (known = new Map()));
    let answer = known.get(start);
    if (answer === undefined) {
      answer = this.#setPhrases.isSetPhrase(paragraph.folded.slice(start, end));
      known.set(start, answer);
    }
    return answer;
  }
}

function repeated(
  paragraphs: readonly PlacedParagraph[],
  sections: readonly string[],
  matcher: DraftMatcher,
): Finding[] {
  const repetitions = findRepeated(
    paragraphs,
    (paragraph, clause) =>
      clause.end <= headingLength(paragraph) || matcher.isSetPhrase(paragraph, clause.start, clause.end),
  );
  const sectionAt = (offset: number): string => {
    const number = paragraphs.findLastIndex(({ start }) => start <= offset);
    return number < 0 ? '' : sections[number];
  };
  return repetitions.map((repetition) => repeatedFinding(repetition, sectionAt));
}

function placeholders(paragraphs: readonly PlacedParagraph[]): Finding[] {
  return paragraphs.flatMap(({ start, paragraph }) =>
    findPlaceholders(paragraph.text).map((span) => placeholderFinding(span, start, paragraph.text)),
  );
}
