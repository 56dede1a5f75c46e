import { DEFAULT_SETTINGS } from '../../../server/src/settings/settings.ts';
import { DraftLessons } from '../../../server/src/engine/complete/draftLessons.ts';
import { Offers } from '../../../server/src/engine/complete/offers.ts';
import { NO_NETWORK } from '../../../server/src/engine/complete/network.ts';
import { Predictor } from '../../../server/src/engine/complete/predictor.ts';
import { type Feature, FEATURES, WEIGHTS } from '../../../server/src/engine/complete/relevance.ts';
import type { Trust } from '../../../server/src/engine/complete/trust.ts';
import { type Tuning, TUNING } from '../../../server/src/engine/complete/tuning.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Preferences } from '../../../server/src/engine/complete/preferences.ts';
import { EMPTY_LEXICON } from '../../../server/src/engine/phrases/lexicon.ts';
import { backOff, wordList } from './baselines.ts';
import type { GreyCompleter } from './greyWriters.ts';
import { CAUTIOUS, type Completer, GLANCING, KEEN, type Offered, type Writer } from './simulate.ts';
import { Habits } from './withMemory.ts';

/** The threshold that ships: `yinju.completion.threshold`. */
const SHIPPED_THRESHOLD = DEFAULT_SETTINGS.completion.threshold;

/** Witten and Bell's trust, with different units weighted by {@link escape}: the baseline for the fitted one. */
function wittenBell(escape: number): Trust {
  return (_situation, { seen, different }) => seen / (seen + escape * different);
}

const LESSONS = new WeakMap<CorpusIndex, DraftLessons>();

/** A predictor that has learnt from each draft what is before the caret's paragraph, as it has where a writer rests. */
function predictorOf(index: CorpusIndex, tuning: Tuning, learns: boolean): Predictor {
  const corpus = { index, lexicon: EMPTY_LEXICON };
  if (!learns) return new Predictor(corpus, tuning);
  // Learnt once for all who write the same.
  const lessons = LESSONS.get(index) ?? new DraftLessons(index);
  LESSONS.set(index, lessons);
  return new Predictor(corpus, tuning, new Offers(), {
    before: (draft, offset) => {
      Array.from(lessons.steps(draft, offset));
      return lessons.before(draft, offset);
    },
  });
}

/** A new predictor's grey text at the shipped threshold, as someone writes who looks at nothing else. */
export function greyText(index: CorpusIndex): GreyCompleter {
  const predictor = predictorOf(index, TUNING, true);
  const options = { maxItems: 5, threshold: SHIPPED_THRESHOLD, slots: true, pinyin: false };
  return (text) => {
    const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
    return predictor.greyNow({ draft, offset: text.length, options }).at(0)?.text;
  };
}

/** A predictor and who writes with it. */
export interface Contender {
  readonly name: string;
  readonly writer: Writer;
  /** Called once a folder; what it gives is called for each article that is left out of the index. */
  begin(): (index: CorpusIndex) => Completer;
}

/**
 * One of Yinju's predictors; {@link withMemory} says whether it learns from what this writer takes, {@link learns} whether from
 * what is written.
 */
function yinju(
  threshold: number,
  change: Partial<Tuning> = {},
  withMemory = false,
  learns = true,
): Contender['begin'] {
  return () => {
    const habits = new Habits();
    return (index) => {
      const predictor = predictorOf(index, { ...TUNING, ...change }, learns);
      const options = { maxItems: 5, threshold, slots: false, pinyin: false };
      const complete = (text: string, memory?: Preferences): readonly Offered[] => {
        const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
        const request = { draft, offset: text.length, options, ...(memory && { memory }) };
        return predictor.completeNow(request).items;
      };
      return withMemory ? habits.completer(complete) : complete;
    };
  };
}

/** What counts against contexts in the first blended predictor. */
const ESCAPE = 4;
/** The surroundings of a place count for nothing. */
const NO_RELEVANCE = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Record<Feature, number>;
/** Orders blended after Witten and Bell, searched by beam, and nothing else. */
const firstBlended = yinju(
  0,
  {
    trust: wittenBell(ESCAPE),
    draftWeight: 0,
    relevance: NO_RELEVANCE,
    network: NO_NETWORK,
  },
  false,
  false,
);

/** What is measured always: the baselines and what ships. */
export const CONTENDERS: readonly Contender[] = [
  { name: 'none', writer: KEEN, begin: () => () => () => [] },
  { name: 'word frequency list', writer: KEEN, begin: () => wordList },
  { name: 'longest-match back-off', writer: KEEN, begin: () => backOff },
  { name: 'first blended predictor', writer: KEEN, begin: firstBlended },
  { name: 'yinju, threshold 0', writer: KEEN, begin: yinju(0) },
  { name: 'yinju, shipped threshold', writer: KEEN, begin: yinju(SHIPPED_THRESHOLD) },
  { name: 'yinju, shipped threshold', writer: GLANCING, begin: yinju(SHIPPED_THRESHOLD) },
  { name: 'longest-match back-off', writer: CAUTIOUS, begin: () => backOff },
  { name: 'first blended predictor', writer: CAUTIOUS, begin: firstBlended },
  { name: 'yinju, threshold 0', writer: CAUTIOUS, begin: yinju(0) },
  { name: 'yinju, shipped threshold', writer: CAUTIOUS, begin: yinju(SHIPPED_THRESHOLD) },
];

/** What ships, one part of it switched off. */
function without(name: string, change: Partial<Tuning>): Contender {
  return { name: `without ${name}`, writer: KEEN, begin: yinju(0, change) };
}

function withoutFeatures(name: string, ...features: Feature[]): Contender {
  const relevance = { ...WEIGHTS, ...Object.fromEntries(features.map((feature) => [feature, 0])) };
  return without(name, { relevance });
}

/** What ships at threshold 0, with the memory of choices and with each part switched off in turn. */
export const ABLATIONS: readonly Contender[] = [
  { name: 'with the memory of choices', writer: KEEN, begin: yinju(0, {}, true) },
  { name: 'shipped, with the memory of choices', writer: KEEN, begin: yinju(SHIPPED_THRESHOLD, {}, true) },
  { name: 'without what the draft taught', writer: KEEN, begin: yinju(0, {}, false, false) },
  {
    name: 'shipped, without what the draft taught',
    writer: KEEN,
    begin: yinju(SHIPPED_THRESHOLD, {}, false, false),
  },
  without('the draft as a source', { draftWeight: 0 }),
  without('the correction', { network: NO_NETWORK }),
  without('fitted trust', { trust: wittenBell(ESCAPE) }),
  without('contexts longer than 4', { longestContext: 4 }),
  without('more than 64 places an order', { placesPerOrder: 64 }),
  withoutFeatures('the topic', 'topic'),
  withoutFeatures('the section', 'section'),
  withoutFeatures('the age', 'age'),
  withoutFeatures('parallel items', 'parallel'),
  withoutFeatures('borders of the context', 'border', 'word'),
  withoutFeatures('all of the surroundings', ...FEATURES),
];
