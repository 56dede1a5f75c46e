import type { Corpus } from '../corpus.ts';
import type { Draft, Span } from '../draft.ts';
import { checkedText } from '../markdown/mask.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';
import type { WordSource } from '../text/knownWords.ts';
import { unified } from '../text/unified.ts';
import { visible } from '../text/visible.ts';
import { withMinorCopies, withoutHabits, withoutOverlaps } from './arrange.ts';
import { withoutAccepted } from './accepted.ts';
import {
  cutFinding,
  leftoverFinding,
  nearRepeatedFinding,
  numberingFinding,
  overusedFinding,
  punctuationFindings,
  repeatedFinding,
} from './describe.ts';
import { placeholderFindings } from './describePlaceholders.ts';
import { DraftMatcher } from './draftMatcher.ts';
import { countCharacters } from './characters.ts';
import {
  type CheckOptions,
  EVERY_CHECK,
  type Finding,
  type FindingCode,
  moved,
  placed,
  type Review,
} from './finding.ts';
import { findLeftovers } from './leftover.ts';
import { findNearRepeated } from './nearRepeated.ts';
import { isAttributedAround } from './neighbours.ts';
import { findNumberingFaults } from './numbering.ts';
import { findOverused } from './overused.ts';
import { ParagraphCache, type PlacedParagraph } from './paragraph.ts';
import { phraseIndexOf } from './phraseIndex.ts';
import { findPunctuationFaults } from './punctuation.ts';
import { findRepeated } from './repeated.ts';
import { sampleText } from './sample.ts';
import { sectionPaths, topicLength } from './sections.ts';
import { setPhraseThreshold } from './setPhrases.ts';
import { silenceOf } from './silence.ts';

/** Folded units analysed before other work gets its turn. */
const TURN = 4000;
/** Findings of one draft at most, and which of them matter most. */
export const MOST_FINDINGS = 100;
const IMPORTANCE: readonly FindingCode[] = [
  'typo',
  'leftover',
  'wording',
  'placeholder',
  'structure',
  'copied',
  'near-copied',
  'repeated',
];
const MOST_MATCHERS = 64;
/** Of no file: nothing of the corpus is left out. */
const SAMPLE_URI = 'yinju-sample:';
/** Texts that make code run often enough to be compiled. */
const SAMPLES = 3;

/**
 * Checks drafts against one corpus. What a paragraph is by itself is kept as long as its draft holds it, so a
 * check after an edit looks only at the paragraphs it touched, and puts the findings together again.
 */
export class Checker {
  readonly corpus: Corpus;
  readonly #words: WordSource;
  readonly #paragraphs = new ParagraphCache();
  readonly #matchers = new Map<string, DraftMatcher>();

  /** {@link words}, of a dictionary, are asked for when the first slip is looked for. */
  constructor(corpus: Corpus, words: WordSource = () => undefined) {
    this.corpus = corpus;
    this.#words = words;
  }

  /** Everything a drafter should look at, in the order of the draft; at most {@link MOST_FINDINGS}. */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    const seen = visible(draft.text);
    const read = { ...draft, text: unified(seen.text) };
    const paragraphs = this.#paragraphs.paragraphs(draft.uri, checkedText(read));
    const findings = await this.#findings(read, paragraphs, options, signal);
    return inOrder(mostImportant(findings, paragraphs)).map((finding) => placed(finding, seen.original));
  }

  /** All findings, however many, and how much of the draft the corpus holds. */
  async review(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<Review> {
    const seen = visible(draft.text);
    const read = { ...draft, text: unified(seen.text) };
    const paragraphs = this.#paragraphs.paragraphs(draft.uri, checkedText(read));
    const findings = await this.#findings(read, paragraphs, options, signal);
    const matcher = this.#matcherFor(draft.uri);
    const known: Span[] = [];
    let characters = 0;
    let knownCharacters = 0;
    let copiedCharacters = 0;
    for (const [number, { start, paragraph }] of paragraphs.entries()) {
      characters += countCharacters(paragraph.folded);
      for (const run of matcher.known(paragraph, options.minCopiedLength)) {
        const span = paragraph.span(run.start, run.end);
        known.push(seen.original({ start: start + span.start, end: start + span.end }));
        knownCharacters += countCharacters(paragraph.folded, run.start, run.end);
      }
      if (isAttributedAround(paragraphs, number)) continue;
      for (const passage of matcher.copied(paragraph, options.minCopiedLength)) {
        copiedCharacters += passage.characters;
      }
    }
    const shown = inOrder(findings).map((finding) => placed(finding, seen.original));
    return { findings: shown, characters, copiedCharacters, knownCharacters, known };
  }

  /** Checks a text made of the corpus, for nothing but that the first draft finds tables built and code compiled. */
  async prepare(signal: CancelSignal): Promise<void> {
    for (let round = 0; round < SAMPLES; round++) {
      const draft = { uri: SAMPLE_URI, text: sampleText(this.corpus.index, round), languageId: 'plaintext' };
      // What this keeps of paragraphs goes with it.
      if (draft.text !== '') await new Checker(this.corpus, this.#words).check(draft, EVERY_CHECK, signal);
      await breathe(signal);
    }
  }

  async #findings(
    draft: Draft,
    paragraphs: readonly PlacedParagraph[],
    options: CheckOptions,
    signal: CancelSignal,
  ): Promise<readonly Finding[]> {
    const matcher = this.#matcherFor(draft.uri);
    const findings = await this.#fromCorpus(paragraphs, matcher, options, signal);
    if (options.repeated) findings.push(...this.#repeated(paragraphs, matcher));
    // What many places are told of in one finding is silenced place by place.
    const { isSilent, faults } = silenceOf(draft, paragraphs);
    findings.push(...faults);
    if (options.placeholder) findings.push(...placeholderFindings(paragraphs, isSilent));
    if (options.structure) {
      findings.push(...findNumberingFaults(paragraphs).map(numberingFinding));
      findings.push(...punctuationFindings(findPunctuationFaults(paragraphs), isSilent));
    }
    const told = withoutAccepted(
      withoutHabits(findings, paragraphs).filter(({ code, span }) => !isSilent(code, span)),
      options.accepted ?? [],
      draft.text,
    );
    return withMinorCopies(withoutOverlaps(told));
  }

  /** What the corpus has to say: the part that costs. */
  async #fromCorpus(
    paragraphs: readonly PlacedParagraph[],
    matcher: DraftMatcher,
    options: CheckOptions,
    signal: CancelSignal,
  ): Promise<Finding[]> {
    const findings: Finding[] = [];
    let units = 0;
    for (const [number, { start, paragraph }] of paragraphs.entries()) {
      if (options.copied || options.leftover) {
        if (!matcher.knows(paragraph)) units += paragraph.folded.length;
        matcher.copied(paragraph, options.minCopiedLength);
      }
      if (options.copied && !isAttributedAround(paragraphs, number)) {
        for (const finding of matcher.copiedFindings(paragraph, options.minCopiedLength))
          findings.push(moved(finding, start));
      }
      if (options.typo)
        for (const finding of matcher.typoFindings(paragraph)) findings.push(moved(finding, start));
      if (options.wording)
        for (const finding of matcher.wordingFindings(paragraph)) findings.push(moved(finding, start));
      if (units >= TURN) {
        await breathe(signal);
        units = 0;
      }
    }
    throwIfCancelled(signal);
    if (options.leftover) findings.push(...this.#leftovers(paragraphs, matcher, options.minCopiedLength));
    return findings;
  }

  #leftovers(
    paragraphs: readonly PlacedParagraph[],
    matcher: DraftMatcher,
    minCopiedLength: number,
  ): Finding[] {
    const passages = paragraphs.flatMap((paragraph) =>
      matcher.copied(paragraph.paragraph, minCopiedLength).map((passage) => ({ paragraph, passage })),
    );
    return findLeftovers(passages, paragraphs, matcher.matcher).map((leftover) =>
      leftoverFinding(leftover, this.corpus.index),
    );
  }

  #repeated(paragraphs: readonly PlacedParagraph[], matcher: DraftMatcher): Finding[] {
    const sections = sectionPaths(paragraphs);
    const sectionAt = (offset: number): string => {
      const number = paragraphs.findLastIndex(({ start }) => start <= offset);
      return number < 0 ? '' : sections[number];
    };
    const repetitions = findRepeated(
      paragraphs,
      (paragraph, { start, end }) =>
        end <= topicLength(paragraph) || matcher.isSetClause(paragraph, start, end),
    );
    const near = findNearRepeated(paragraphs, (paragraph, start, end) =>
      matcher.isAllSet(paragraph, start, end),
    ).map((repetition) => nearRepeatedFinding(repetition, sectionAt));
    // A sentence said again tells more than the clauses of it that are the same.
    const exact = repetitions
      .map((repetition) => repeatedFinding(repetition, sectionAt))
      .filter(
        ({ span }) => !near.some((other) => span.start < other.span.end && other.span.start < span.end),
      );
    const findings = [...exact, ...near];
    const { words, characters } = findOverused(paragraphs, this.corpus.index);
    if (words.length > 0) findings.push(overusedFinding(words, characters, firstLine(paragraphs)));
    return findings;
  }

  #matcherFor(uri: string): DraftMatcher {
    let matcher = this.#matchers.get(uri);
    if (matcher === undefined) {
      if (this.#matchers.size >= MOST_MATCHERS) this.#matchers.clear();
      matcher = new DraftMatcher(
        this.corpus,
        uri,
        () => phraseIndexOf(this.corpus.lexicon, setPhraseThreshold(this.corpus.index)),
        this.#words,
      );
      this.#matchers.set(uri, matcher);
    }
    return matcher;
  }
}

/** The findings that matter most, and where some are left out, one that says so. */
function mostImportant(findings: readonly Finding[], paragraphs: readonly PlacedParagraph[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return [...findings];
  const byImportance = inOrder(findings).sort(
    (a, b) =>
      IMPORTANCE.indexOf(a.code) - IMPORTANCE.indexOf(b.code) ||
      (b.copy?.characters ?? 0) - (a.copy?.characters ?? 0),
  );
  const shown = byImportance.slice(0, MOST_FINDINGS - 1);
  const left = byImportance[MOST_FINDINGS - 1];
  return [...shown, cutFinding(shown.length, findings.length, left.code, firstLine(paragraphs))];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function firstLine(paragraphs: readonly PlacedParagraph[]): Span {
  const { start, paragraph } = paragraphs[0];
  return { start, end: start + paragraph.text.length };
}
