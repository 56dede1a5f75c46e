import { Recent } from '../../recent.ts';
import type { KnownWords } from '../../text/knownWords.ts';
import type { CorpusMatcher } from '../corpusMatcher.ts';
import type { Exchanges } from '../exchanges.ts';
import type { FoundRuns } from '../foundRuns.ts';
import { doubtsOf } from './doubts.ts';
import { EarlierTexts } from './earlierTexts.ts';
import type { Edit } from './edit.ts';
import { Edits } from './edits.ts';
import { type Evidence, evidenceFor, mayGain } from './evidence.ts';
import { gramsOf } from './grams.ts';
import type { Likelihood } from './likelihood.ts';
import { type PhraseCounts, phraseCountsOf } from './phraseCounts.ts';
import type { Run } from '../runs.ts';

/** An exchange that the corpus speaks for, with what it says. */
export interface Attested {
  readonly edit: Edit;
  readonly evidence: Evidence;
}

/** The place that an exchange was sought at; its own may be after it, see `inOnePlace`. */
interface Sought extends Attested {
  readonly from: number;
}

/**
 * Units on either side of a place that all depends on that is known of an exchange there, and a few more: of two units that are
 * wrong what they are spanned by is looked for up to nine units from their beginning (`reaches.ts`), and seven before it.
 */
const AROUND = 12;
/** Places of a context whose followers are looked up one by one: a look at each costs what one at a filter does. Guess. */
const FEW_PLACES = 256;
/** Contexts whose followers are remembered: those around an edit are asked for at each key. Guess. */
const MOST_CONTEXTS = 500;

/**
 * Exchanges that may correct a text and depend on what is near them alone. They are remembered, so that after an edit only
 * places around it are looked at.
 */
export class LocalEdits {
  readonly #matcher: CorpusMatcher;
  readonly #words: KnownWords | undefined;
  readonly #likelihood: Likelihood;
  readonly #exchanges: Exchanges;
  readonly #earlier = new EarlierTexts<Sought>();
  readonly #counts: PhraseCounts;
  readonly #followers = new Recent<string, { readonly units: readonly number[] | undefined }>(MOST_CONTEXTS);

  constructor(
    matcher: CorpusMatcher,
    words: KnownWords | undefined,
    likelihood: Likelihood,
    exchanges: Exchanges,
  ) {
    this.#matcher = matcher;
    this.#words = words;
    this.#likelihood = likelihood;
    this.#exchanges = exchanges;
    this.#counts = phraseCountsOf(matcher);
  }

  /**
   * Those of {@link text} (folded), ascending by where they were sought. None are sought in {@link unfinished} nor right after it;
   * once that is left out no more, what is near it is looked at again.
   */
  in(text: string, attested: FoundRuns, unfinished?: Run): readonly Attested[] {
    const { before, from, to, after } = this.#known(text);
    const sought = (start: number, end: number) =>
      start < end ? this.#sought(text, attested, start, end) : [];
    const unseen = unfinished && {
      start: Math.max(from, unfinished.start),
      end: Math.min(to, unfinished.end + 1),
    };
    const found =
      unseen && unseen.start < unseen.end
        ? [...before, ...sought(from, unseen.start), ...sought(unseen.end, to), ...after]
        : [...before, ...sought(from, to), ...after];
    this.#earlier.remember({ text, found, unseen });
    return found;
  }

  /** What is known of {@link text} before and after the places [from, to) that must be looked at. */
  #known(text: string): { before: Sought[]; from: number; to: number; after: Sought[] } {
    const like = this.#earlier.likest(text);
    if (like === undefined) return { before: [], from: 0, to: text.length + 1, after: [] };
    const { earlier, prefix, suffix } = like;
    const { found, unseen } = earlier;
    const shift = text.length - earlier.text.length;
    let from = Math.max(0, prefix - AROUND);
    // Of equal units the last one is taken away, however far it is.
    while (from > 0 && text[from] === text[from - 1]) from--;
    let to = Math.min(text.length + 1, text.length - suffix + AROUND);
    if (unseen) {
      from = Math.min(from, unseen.start);
      to = Math.max(to, unseen.end + shift);
    }
    return {
      before: found.filter((each) => each.from < from),
      from,
      to: Math.max(from, to),
      after: found
        .filter((each) => each.from + shift >= Math.max(from, to))
        .map((each) => moved(each, shift)),
    };
  }

  #sought(text: string, attested: FoundRuns, from: number, to: number): Sought[] {
    const grams = gramsOf(this.#matcher.index);
    const edits = new Edits(
      doubtsOf(text, attested, grams, this.#counts, from, to),
      grams,
      {
        holds: (run) => this.#counts.holds(run, 0, run.length),
        following: (context) => this.#following(context),
        haveDraft: this.#matcher.excludesDraft,
        mayGain: (at) => mayGain(text, at, this.#likelihood),
      },
      (at) => this.#words && this.#words.holding(text, at) > 0,
      (word) => (this.#words?.familiarity(word, 0, word.length) ?? 0) > 0,
    );
    const found: Sought[] = [];
    for (let at = from; at < to; at++) {
      for (const edit of edits.at(at)) {
        const evidence = evidenceFor(text, edit, this.#likelihood, this.#matcher, this.#exchanges);
        if (evidence !== undefined) found.push({ from: at, edit, evidence });
      }
    }
    return found;
  }

  /** Units that follow {@link context}, where it is rare. */
  #following(context: string): readonly number[] | undefined {
    let known = this.#followers.get(context);
    if (known === undefined) {
      known = { units: this.#matcher.following(context, FEW_PLACES) };
      this.#followers.set(context, known);
    }
    return known.units;
  }
}

function moved({ from, edit, evidence }: Sought, shift: number): Sought {
  if (shift === 0) return { from, edit, evidence };
  return {
    from: from + shift,
    edit: { ...edit, at: edit.at + shift },
    evidence: { ...evidence, start: evidence.start + shift, end: evidence.end + shift },
  };
}
