import { Recent } from '../recent.ts';
import type { Corpus } from '../corpus.ts';
import type { Draft, Span } from '../draft.ts';
import { checkedText } from '../markdown/mask.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';
import { loadReadings } from '../text/pinyin.ts';
import type { WordSource } from '../text/knownWords.ts';
import { unified } from '../text/unified.ts';
import { visible } from '../text/visible.ts';
import { withMinorCopies, withoutHabits, withoutOverlaps } from './arrange.ts';
import { withoutAccepted } from './accepted.ts';
import { countCharacters } from './characters.ts';
import { CHECK_RUNS, type CheckedDraft, type CheckRun } from './checkRuns.ts';
import { CHECK_NAMES, importanceRank } from './checkTable.ts';
import { cutFinding } from './describeFindings.ts';
import { DraftMatcher } from './draftMatcher.ts';
import { type CheckOptions, EVERY_CHECK, type Finding, moved, placed, type Review } from './finding.ts';
import { isAttributedAround } from './neighbours.ts';
import { firstLine, ParagraphCache, type PlacedParagraph } from './paragraph.ts';
import { phraseIndexOf } from './phraseIndex.ts';
import { prepareGrams } from './typo/grams.ts';
import { sampleText } from '../index/sampleText.ts';
import { setPhraseThreshold } from './setPhrases.ts';
import { silenceOf } from './silence.ts';

/** Folded units analysed before other work gets its turn. Guess. */
const TURN = 4000;
/** Findings of one draft at most. Guess. */
export const MOST_FINDINGS = 100;
const MOST_MATCHERS = 64;
/** Of no file: nothing of the corpus is left out. */
const SAMPLE_URI = 'yinju-sample:';
/**
 * Texts that make code run often enough to be compiled: with 12 instead of 3 a first whole check takes a tenth less. With their
 * edits they take 6.3 s of processor time at 87 million characters.
 */
const SAMPLES = 12;
/** Edits of each of them: what only checks after an edit run is compiled, too. Guess. */
const SAMPLE_EDITS = 2;
const TYPED = '新';

/**
 * Checks drafts against one corpus. What a paragraph is by itself is kept as long as its draft holds it, so a
 * check after an edit looks only at the paragraphs it touched, and puts the findings together again.
 */
export class Checker {
  readonly corpus: Corpus;
  readonly #words: WordSource;
  readonly #paragraphs = new ParagraphCache();
  readonly #matchers = new Recent<string, DraftMatcher>(MOST_MATCHERS);

  /** {@link words}, of a dictionary, are fetched when the first slip is looked for. */
  constructor(corpus: Corpus, words: WordSource = () => undefined) {
    this.corpus = corpus;
    this.#words = words;
  }

  /** Everything a drafter should look at, in the order of the draft; at most {@link MOST_FINDINGS}. */
  async check(draft: Draft, options: CheckOptions, signal: CancelSignal): Promise<readonly Finding[]> {
    const seen = visible(draft.text);
    const read = { ...draft, text: unified(seen.text) };
    const paragraphs = this.#paragraphs.paragraphs(draft.uri, checkedText(read));
    const { unfinished } = options;
    // Nothing is invisible in nearly all drafts.
    const shift = seen.text === draft.text ? undefined : seen.original;
    const isSettled = ({ span }: Finding): boolean => {
      const { start, end } = shift?.(span) ?? span;
      return !unfinished || end < unfinished.start || start > unfinished.end;
    };
    // Where something was invisible, spans of the clause are not those of what is read.
    const left = shift ? undefined : unfinished;
    const all = await this.#findings(read, paragraphs, options, signal, left);
    const shown = inOrder(mostImportant(all.filter(isSettled), paragraphs));
    return shift ? shown.map((finding) => placed(finding, shift)) : shown;
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

  /**
   * Builds the tables that grow with the corpus, which the first check would wait for: how long that takes says nothing of a
   * draft. Other work runs between.
   */
  async load(signal: CancelSignal): Promise<void> {
    // Slips of the ear are looked for.
    await loadReadings();
    await prepareGrams(this.corpus.index, signal);
  }

  /** Checks texts made of the corpus, and edits of them, for nothing but that the first draft finds tables built and code compiled. */
  async prepare(signal: CancelSignal): Promise<void> {
    for (let round = 0; round < SAMPLES; round++) {
      const text = sampleText(this.corpus.index, round);
      if (text === '') continue;
      // What this keeps of paragraphs goes with it.
      const checker = new Checker(this.corpus, this.#words);
      const middle = text.length >> 1;
      for (let typed = 0; typed <= SAMPLE_EDITS; typed++) {
        const edited = text.slice(0, middle) + TYPED.repeat(typed) + text.slice(middle);
        await checker.check({ uri: SAMPLE_URI, text: edited, languageId: 'plaintext' }, EVERY_CHECK, signal);
        await breathe(signal);
      }
    }
  }

  async #findings(
    draft: Draft,
    paragraphs: readonly PlacedParagraph[],
    options: CheckOptions,
    signal: CancelSignal,
    unfinished?: Span,
  ): Promise<readonly Finding[]> {
    if (options.typo || options.wording) await this.load(signal);
    // What many places are named by in one finding is silenced place by place.
    const { isSilent, faults } = silenceOf(draft, paragraphs);
    const matcher = this.#matcherFor(draft.uri);
    const checked = { draft, paragraphs, matcher, index: this.corpus.index, options, unfinished, isSilent };
    const findings = await this.#byParagraph(checked, signal);
    for (const { inDraft } of runsOf(options)) findings.push(...(inDraft?.(checked) ?? []));
    findings.push(...faults);
    const kept = withoutAccepted(
      withoutHabits(findings, paragraphs).filter(({ code, span }) => !isSilent(code, span)),
      options.accepted ?? [],
      draft.text,
    );
    return withMinorCopies(withoutOverlaps(kept));
  }

  /** What is found paragraph by paragraph: the part that costs. */
  async #byParagraph(checked: CheckedDraft, signal: CancelSignal): Promise<Finding[]> {
    const { paragraphs, matcher } = checked;
    const runs = runsOf(checked.options);
    const findings: Finding[] = [];
    let units = 0;
    for (const [number, here] of paragraphs.entries()) {
      const wasKnown = matcher.knows(here.paragraph);
      for (const { inParagraph } of runs)
        for (const finding of inParagraph?.(here, number, checked) ?? [])
          findings.push(moved(finding, here.start));
      if (!wasKnown && matcher.knows(here.paragraph)) units += here.paragraph.folded.length;
      if (units >= TURN) {
        await breathe(signal);
        units = 0;
      }
    }
    throwIfCancelled(signal);
    return findings;
  }

  #matcherFor(uri: string): DraftMatcher {
    let matcher = this.#matchers.get(uri);
    if (matcher === undefined) {
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
      importanceRank(a.code) - importanceRank(b.code) ||
      (b.copy?.characters ?? 0) - (a.copy?.characters ?? 0),
  );
  const shown = byImportance.slice(0, MOST_FINDINGS - 1);
  const left = byImportance[MOST_FINDINGS - 1];
  return [...shown, cutFinding(shown.length, findings.length, left.code, firstLine(paragraphs))];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** How the checks that are on are run. */
function runsOf(options: CheckOptions): readonly CheckRun[] {
  return CHECK_NAMES.filter((name) => options[name]).map((name) => CHECK_RUNS[name]);
}
