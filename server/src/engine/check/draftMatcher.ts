import type { Corpus } from '../corpus.ts';
import { FoundRuns } from './foundRuns.ts';
import { type CopiedPassage, CopyFinder } from './copied.ts';
import { CorpusMatcher } from './corpusMatcher.ts';
import { copiedFinding, wordingFinding } from './describeFindings.ts';
import { type Exchanges, exchangesOf } from './exchanges.ts';
import type { Finding } from './finding.ts';
import { type NearPhrase, nearPhrases } from './nearPhrases.ts';
import type { Paragraph } from './paragraph.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import { disjointRuns, maximalRuns, type Run } from './runs.ts';
import { SetPhrases } from './setPhrases.ts';
import type { WordSource } from '../text/knownWords.ts';
import { typoFinding } from './typo/typoFinding.ts';
import { TypoFinder } from './typo/typos.ts';
import { findWordingFaults } from './wording.ts';

/** Slips of a paragraph, and where none were looked for. */
interface TypoFindings {
  readonly findings: readonly Finding[];
  readonly unfinished: Run | undefined;
}

/** What one draft has in common with the corpus, remembered by paragraph. */
export class DraftMatcher {
  readonly matcher: CorpusMatcher;
  readonly #corpus: Corpus;
  readonly #phrases: () => PhraseIndex;
  readonly #words: WordSource;
  #typos: TypoFinder | undefined;
  readonly #attested = new WeakMap<Paragraph, FoundRuns>();
  readonly #nearPhrases = new WeakMap<Paragraph, readonly NearPhrase[]>();
  readonly #setPhrases: SetPhrases;
  readonly #finder: CopyFinder;
  readonly #exchanges: Exchanges;
  readonly #copiedFindings = new WeakMap<readonly CopiedPassage[], readonly Finding[]>();
  readonly #typoFindings = new WeakMap<Paragraph, TypoFindings>();
  readonly #wordingFindings = new WeakMap<Paragraph, readonly Finding[]>();
  readonly #isSetClause = new WeakMap<Paragraph, Map<number, boolean>>();
  #copied = new WeakMap<Paragraph, readonly CopiedPassage[]>();
  #minLength = 0;

  /** {@link phrases} is fetched when the first wording is looked at: it takes a while to build. */
  constructor(corpus: Corpus, uri: string, phrases: () => PhraseIndex, words: WordSource) {
    this.#corpus = corpus;
    this.#phrases = phrases;
    this.#words = words;
    this.matcher = new CorpusMatcher(corpus.index, uri);
    this.#setPhrases = new SetPhrases(this.matcher);
    this.#exchanges = exchangesOf(this.matcher);
    this.#finder = new CopyFinder(this.matcher, this.#setPhrases);
  }

  /** Passages copied from the corpus. */
  copied(paragraph: Paragraph, minLength: number): readonly CopiedPassage[] {
    if (minLength !== this.#minLength) {
      this.#copied = new WeakMap();
      this.#minLength = minLength;
    }
    let passages = this.#copied.get(paragraph);
    if (passages === undefined) {
      passages = this.#finder.find(paragraph, minLength);
      this.#copied.set(paragraph, passages);
    }
    return passages;
  }

  /**
   * Runs of at least {@link minLength} characters that the corpus holds, set phrases included, and copied
   * passages. Ascending, apart. Not remembered.
   */
  known(paragraph: Paragraph, minLength: number): readonly Run[] {
    const exact = disjointRuns(paragraph.folded, maximalRuns(paragraph, minLength, this.matcher), minLength);
    const runs = [...exact, ...this.copied(paragraph, minLength)].sort((a, b) => a.start - b.start);
    const apart: { start: number; end: number }[] = [];
    for (const { start, end } of runs) {
      const last = apart.at(-1);
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else apart.push({ start, end });
    }
    return apart;
  }

  /** {@link copied} as findings of the paragraph by itself. */
  copiedFindings(paragraph: Paragraph, minLength: number): readonly Finding[] {
    const passages = this.copied(paragraph, minLength);
    let findings = this.#copiedFindings.get(passages);
    if (findings === undefined) {
      findings = passages.map((passage) => copiedFinding(passage, paragraph, this.#corpus.index));
      this.#copiedFindings.set(passages, findings);
    }
    return findings;
  }

  /** Slips that the corpus proves, as findings of the paragraph by itself; few or none of what is {@link unfinished}, a folded run. */
  typoFindings(paragraph: Paragraph, unfinished?: Run): readonly Finding[] {
    const known = this.#typoFindings.get(paragraph);
    if (known && (!known.unfinished || isSame(known.unfinished, unfinished))) return known.findings;
    this.#typos ??= new TypoFinder(this.matcher, this.#words());
    const findings = this.#typos
      .find(paragraph.folded, this.#attestedIn(paragraph), this.#nearPhrasesIn(paragraph), unfinished)
      .map((typo) => typoFinding(typo, paragraph, this.#corpus.index, this.#words()));
    this.#typoFindings.set(paragraph, { findings, unfinished });
    return findings;
  }

  /** Wordings nearly those of set phrases, as findings of the paragraph by itself. */
  wordingFindings(paragraph: Paragraph): readonly Finding[] {
    let findings = this.#wordingFindings.get(paragraph);
    if (findings === undefined) {
      const { index } = this.#corpus;
      const attested = this.#attestedIn(paragraph);
      findings = findWordingFaults(
        paragraph,
        this.#phrases(),
        this.#nearPhrasesIn(paragraph),
        this.matcher,
        attested,
        this.#exchanges,
      ).map((fault) => wordingFinding(fault, paragraph, index));
      this.#wordingFindings.set(paragraph, findings);
    }
    return findings;
  }

  /** Set phrases that {@link paragraph} may mean: what both checks for slips look at. */
  #nearPhrasesIn(paragraph: Paragraph): readonly NearPhrase[] {
    let near = this.#nearPhrases.get(paragraph);
    if (near === undefined) {
      near = nearPhrases(paragraph.folded, this.#phrases(), this.#attestedIn(paragraph));
      this.#nearPhrases.set(paragraph, near);
    }
    return near;
  }

  /** What of {@link paragraph} is known to be attested: by the runs that the search for copies came upon, or its own. */
  #attestedIn(paragraph: Paragraph): FoundRuns {
    let attested = this.#attested.get(paragraph);
    if (attested === undefined) {
      attested = new FoundRuns(this.#finder.runsIn(paragraph), paragraph.folded.length);
      this.#attested.set(paragraph, attested);
    }
    return attested;
  }

  /** {@link isAllSet}, remembered by where the run begins: for runs that are clauses. */
  isSetClause(paragraph: Paragraph, start: number, end: number): boolean {
    let known = this.#isSetClause.get(paragraph);
    if (known === undefined) this.#isSetClause.set(paragraph, (known = new Map()));
    let answer = known.get(start);
    if (answer === undefined) {
      answer = this.isAllSet(paragraph, start, end);
      known.set(start, answer);
    }
    return answer;
  }

  /** True when nearly all of the folded run is made of set phrases. */
  isAllSet(paragraph: Paragraph, start: number, end: number): boolean {
    const few = (end - start) / 3;
    return this.#setPhrases.ownCharacters(paragraph.folded, start, end, few) < few;
  }

  /** True when {@link paragraph} has been looked at for copies. */
  knows(paragraph: Paragraph): boolean {
    return this.#copied.has(paragraph);
  }
}

function isSame(a: Run, b: Run | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
