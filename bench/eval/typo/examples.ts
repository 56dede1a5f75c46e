import { FoundRuns } from '../../../server/src/engine/check/foundRuns.ts';
import { CorpusMatcher } from '../../../server/src/engine/check/corpusMatcher.ts';
import { Paragraph } from '../../../server/src/engine/check/paragraph.ts';
import { nearPhrases } from '../../../server/src/engine/check/nearPhrases.ts';
import { phraseIndexOf } from '../../../server/src/engine/check/phraseIndex.ts';
import { setPhraseThreshold } from '../../../server/src/engine/check/setPhrases.ts';
import { maximalRuns } from '../../../server/src/engine/check/runs.ts';
import type { EditKind } from '../../../server/src/engine/check/typo/edit.ts';
import { type Suspicion, TypoFinder } from '../../../server/src/engine/check/typo/typos.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { KnownWords } from '../../../server/src/engine/text/knownWords.ts';
import type { RealSentence, UnseenReport } from '../checks/field.ts';
import { draftTextOf } from '../checks/material.ts';
import { phraseSlips } from '../checks/phraseSlips.ts';
import type { Random } from '../../random.ts';
import type { Weighed } from './boosted.ts';

/** What an exchange is judged by, whether it is right, how much it counts, and of which kind. */
export interface TypoExample extends Weighed {
  readonly kind: EditKind;
}

/** What is put in on purpose counts half as much as what is in real text. */
const MADE = 0.5;

/** Characters of a report that are looked at. */
const LONGEST_REPORT = 14_000;
const SHORTEST_RUN = 7;

/** Makes examples of what may be a slip in texts that are checked against one corpus. */
export class ExampleMaker {
  readonly #matcher: CorpusMatcher;
  readonly #finder: TypoFinder;
  readonly #corpus: Corpus;

  constructor(corpus: Corpus, words: KnownWords | undefined) {
    this.#corpus = corpus;
    this.#matcher = new CorpusMatcher(corpus.index, 'draft:');
    this.#finder = new TypoFinder(this.#matcher, words);
  }

  /** Of sentences with their slips: an exchange is right that makes of wrong characters those that should be there. */
  ofSentences(sentences: readonly RealSentence[]): TypoExample[] {
    return sentences.flatMap(({ written, right }) => {
      const text = new Paragraph(written).folded;
      const should = new Paragraph(right).folded;
      if (text.length !== should.length) return [];
      return this.#suspicions(text).map(({ edit, features }) => ({
        features,
        kind: edit.kind,
        weight: 1,
        isRight:
          edit.wrong.length === edit.right.length &&
          edit.wrong !== edit.right &&
          should.startsWith(edit.right, edit.at),
      }));
    });
  }

  /** Of reports as they are: none is right. */
  ofReports(reports: readonly UnseenReport[]): TypoExample[] {
    return reports.flatMap(({ file }) =>
      file.articles.flatMap((article) =>
        draftTextOf(article)
          .slice(0, LONGEST_REPORT)
          .split('\n')
          .flatMap((line) =>
            this.#suspicions(new Paragraph(line).folded).map(({ edit, features }) => ({
              features,
              kind: edit.kind,
              weight: 1,
              isRight: false,
            })),
          ),
      ),
    );
  }

  /** Of slips put into set phrases: what makes the text as it was is right; anything beside the phrase is not an example. */
  ofPhrases(reports: readonly UnseenReport[], each: number, random: Random): TypoExample[] {
    return phraseSlips(this.#corpus, reports, each, random).flatMap(({ before, phrase, wrong, after }) => {
      const should = new Paragraph(before + phrase + after).folded;
      const text = new Paragraph(before + wrong + after).folded;
      const start = new Paragraph(before).folded.length;
      const end = start + new Paragraph(wrong).folded.length;
      return this.#suspicions(text)
        .filter(({ edit }) => edit.at <= end && edit.at + edit.wrong.length >= start)
        .map(({ edit, features }) => ({
          features,
          kind: edit.kind,
          weight: MADE,
          isRight: text.slice(0, edit.at) + edit.right + text.slice(edit.at + edit.wrong.length) === should,
        }));
    });
  }

  #suspicions(text: string): Suspicion[] {
    const units = Uint16Array.from({ length: text.length + 1 }, (_, at) =>
      at < text.length ? text.charCodeAt(at) : 0,
    );
    const runs = maximalRuns({ folded: text, units }, SHORTEST_RUN, this.#matcher);
    const attested = new FoundRuns(runs, text.length);
    const phrases = phraseIndexOf(this.#corpus.lexicon, setPhraseThreshold(this.#corpus.index));
    return this.#finder.suspicions(text, attested, nearPhrases(text, phrases, attested));
  }
}
