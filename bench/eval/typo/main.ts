import { FEATURES } from '../../../server/src/engine/check/typo/features.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { fieldData, hasFieldData } from '../checks/field.ts';
import { Random } from '../checks/random.ts';
import { withoutTiny } from '../tiny.ts';
import { ExampleMaker } from './examples.ts';
import { fitLogistic } from './logistic.ts';

/** Slips of each kind put into set phrases, in the large corpus and in the small one. */
const SLIPS_EACH = 250;
const RIDGE = 1;
const SEED = 11;

/**
 * Fits the weights by which `typo` judges exchanges to the half of the real texts that is tuned on: their slips, slips
 * put into their set phrases, and what is no slip in reports, against a large corpus and a small one. Prints them as
 * `weights.ts` holds them.
 */
export async function fitTypo(args: readonly string[]): Promise<number> {
  const { tiny } = withoutTiny(args);
  if (tiny || !hasFieldData()) {
    console.log(
      'The weights of typo are fitted to real texts beside the project, which are not there or not asked for.',
    );
    return 0;
  }
  const data = await fieldData(segmenterOf(loadWordTables()));
  const words = knownWords();
  const unseen = data.unseen.filter(({ half }) => half === 'tuned on');
  const national = unseen.filter(({ kind }) => kind === 'national');
  const random = new Random(SEED);
  const whole = new ExampleMaker(data.whole, words);
  let examples = whole.ofSentences(data.sentences.filter(({ half }) => half === 'tuned on'));
  for (const [corpus, reports] of [
    [data.seen, unseen],
    [data.small, national],
  ] as const) {
    const maker = new ExampleMaker(corpus, words);
    examples = examples.concat(maker.ofReports(reports), maker.ofPhrases(reports, SLIPS_EACH, random));
  }
  examples = examples.concat(new ExampleMaker(data.seen, words).ofReports(data.further));
  for (const isExchanged of [true, false]) {
    const some = examples.filter((example) => example.isExchanged === isExchanged);
    const right = some.filter(({ isRight }) => isRight).length;
    console.log(`${isExchanged ? 'Exchanged' : 'Moved'}: ${some.length} examples, ${right} right`);
    const weights = fitLogistic(some, RIDGE);
    for (const [i, name] of FEATURES.entries()) console.log(`  ${name}: ${Number(weights[i].toFixed(2))},`);
  }
  return 0;
}
