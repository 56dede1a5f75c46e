import { FEATURES } from '../../../server/src/engine/check/typo/features.ts';
import { isExchange } from '../../../server/src/engine/check/typo/edit.ts';
import { WORD_WEIGHTS } from '../../../server/src/engine/check/typo/weights.ts';
import { loadReadings } from '../../../server/src/engine/text/pinyin.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { fieldData, furtherFolds, hasFieldData, strangers } from '../checks/field.ts';
import { Random } from '../../random.ts';
import { withoutTiny } from '../tiny.ts';
import { fitBoosted } from './boosted.ts';
import { ExampleMaker, type TypoExample } from './examples.ts';
import { fitLogistic } from './logistic.ts';

/** Slips of each kind put into set phrases, in the large corpus and in the small one. */
const SLIPS_EACH = 250;
/** The same in each corpus that further texts were left out of. */
const SLIPS_EACH_FURTHER = 60;
/** Features that only the one kind of slips has, or that only the other is judged by. */
const OF_EXCHANGED: ReadonlySet<string> = new Set(['bias', 'sound', 'shape', 'unlike']);
const OF_WORDS: ReadonlySet<string> = new Set(['written', 'wordSound']);
/** What both kinds of characters that stand for others are judged by, and those that are moved are not. */
const OF_SIDES: ReadonlySet<string> = new Set(['beside', 'lesserSide']);
/** What two characters that stand for two are judged by: there are few of them, and all else says no more of them. */
const WORDS_BY: ReadonlySet<string> = new Set(Object.keys(WORD_WEIGHTS));
const OF_MOVED: ReadonlySet<string> = new Set(
  (
    'swapped doubled added dropped movedReach movedShortReach movedShare joinedFamiliarity partedFamiliarity freeBefore ' +
    'freeAfter free isFree rare own corrected twoBefore twoAfter attestedLess heldBefore heldAfter heldLess'
  ).split(' '),
);
const RIDGE = 1;
const SEED = 11;

/**
 * Fits what `typo` judges exchanges by to the half of the real texts that is tuned on: their slips, slips put into their set
 * phrases, and words in reports that are not slips, against a large corpus and a small one, against two more that other texts were
 * left out of, and, of two characters for two, against those that lack a kind of text altogether. Prints weights of characters
 * that stand for others as `weights.ts` holds them, and trees for those that are moved, put in or left out as `movedTrees.ts` does.
 */
export async function fitTypo(args: readonly string[]): Promise<number> {
  const { tiny } = withoutTiny(args);
  if (tiny || !hasFieldData()) {
    console.log(
      'The weights of typo are fitted to real texts beside the project, which are not there or not asked for.',
    );
    return 0;
  }
  // Slips of the ear are looked for.
  await loadReadings();
  const segmenter = segmenterOf(loadWordTables());
  const data = await fieldData(segmenter);
  const dictionary = knownWords();
  const unseen = data.unseen.filter(({ half }) => half === 'tuned on');
  const national = unseen.filter(({ kind }) => kind === 'national');
  const random = new Random(SEED);
  const whole = new ExampleMaker(data.whole, dictionary);
  let examples = whole.ofSentences(data.sentences.filter(({ half }) => half === 'tuned on'));
  for (const [corpus, reports] of [
    [data.seen, unseen],
    [data.small, national],
  ] as const) {
    const maker = new ExampleMaker(corpus, dictionary);
    examples = examples.concat(maker.ofReports(reports), maker.ofPhrases(reports, SLIPS_EACH, random));
  }
  examples = examples.concat(new ExampleMaker(data.seen, dictionary).ofReports(data.further));
  for await (const { corpus, reports } of furtherFolds(segmenter)) {
    const maker = new ExampleMaker(corpus, dictionary);
    const others = reports.filter(({ kind }) => kind !== 'laws');
    examples = examples.concat(maker.ofReports(reports), maker.ofPhrases(others, SLIPS_EACH_FURTHER, random));
  }
  let words = examples.filter(({ kind }) => kind === 'word exchanged');
  for await (const { corpus, reports } of strangers(segmenter))
    words = words.concat(
      new ExampleMaker(corpus, dictionary).ofReports(reports).filter(({ kind }) => kind === 'word exchanged'),
    );
  const exchanged = examples.filter(({ kind }) => kind === 'exchanged');
  console.log(`A character for another: ${tally(exchanged)}`);
  printWeights(exchanged, (name) => !OF_MOVED.has(name) && !OF_WORDS.has(name));
  console.log(`Two characters for two: ${tally(words)}`);
  printWeights(words, (name) => WORDS_BY.has(name));
  const moved = examples.filter(({ kind }) => !isExchange({ kind }));
  console.log(`Characters moved, put in or left out: ${tally(moved)}`);
  const { base, lines } = fitBoosted(
    moved,
    FEATURES,
    (name) => !OF_EXCHANGED.has(name) && !OF_WORDS.has(name) && !OF_SIDES.has(name),
  );
  console.log(`${base}\n${lines.join('\n')}`);
  return 0;
}

/** Prints weights of the features that {@link isUsed}, fitted to {@link examples}. */
function printWeights(examples: readonly TypoExample[], isUsed: (name: string) => boolean): void {
  const weights = fitLogistic(
    examples.map(({ features, isRight }) => ({
      features: features.map((value, i) => (isUsed(FEATURES[i]) ? value : 0)),
      isRight,
    })),
    RIDGE,
  );
  for (const [i, name] of FEATURES.entries())
    if (isUsed(name)) console.log(`  ${name}: ${Number(weights[i].toFixed(2))},`);
}

function tally(examples: readonly TypoExample[]): string {
  return `${examples.length} examples, ${examples.filter(({ isRight }) => isRight).length} right`;
}
