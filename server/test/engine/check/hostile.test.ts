import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { Checker } from '../../../src/engine/check/checker.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { draftOutline } from '../../../src/engine/markdown/outline.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { typedAt } from '../../../src/engine/typing/typed.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';
import { Steps } from '../../support/steps.ts';

const LENGTH = 6000;
/** A unit. Reading in the square of the length takes three thousand and more. */
const MOST_STEPS = 300;
const corpus = {
  index: indexOf([fileOf('a.txt', '甲市工作报告\n坚持统筹发展和安全，把矛盾纠纷化解在基层。')]),
  lexicon: EMPTY_LEXICON,
};

/** Texts that a pattern may read again from each of its places. */
const HOSTILE: readonly [string, string][] = [
  ['stars and blanks', `***${' '.repeat(60_000)}`],
  ['stars and full-width blanks', `***${'　'.repeat(60_000)}x`],
  ['tags that never end', '<http:b'.repeat(8000)],
  ['brackets that say here', '[此处'.repeat(20_000)],
  ['full-width brackets that say here', '【此处'.repeat(20_000)],
  ['brackets', '['.repeat(32_000)],
  ['brackets, closed', '['.repeat(32_000) + ']'.repeat(32_000)],
];

/** Texts of {@link LENGTH} units of one sign or piece. */
const MONOTONOUS: readonly [string, string][] = [
  ...Array.from(
    '（）〔【《》“”‘’"\'-—–…·xX×*_#`~<>&!?、，。；：1一0 ⑴㈠|=+\\/@%',
    (sign): [string, string] => [`${JSON.stringify(sign)} over and over`, sign.repeat(LENGTH)],
  ),
  ...[
    '- ',
    '1.',
    '（一）',
    '一、',
    '一是',
    '第一条',
    '《关于',
    '“统筹',
    '——a',
    'xx市',
    'X年X月',
    '<!--',
    '-->',
    '<!-- yinju-disable',
    '](',
    '2024年',
    '3.14%',
    'http://',
    'a@b.',
    '\n',
    ' \n',
    '1\n',
    '（\n',
    '　　',
    '甲乙',
    '统筹发展和安全',
    '和安全，',
  ].map((piece): [string, string] => [
    `${JSON.stringify(piece)} over and over`,
    piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH),
  ]),
];

describe.each(['plaintext', 'gongwen'])(
  'a hostile draft in %s is read in steps that grow with its length',
  (languageId) => {
    let steps: Steps;
    beforeEach(() => {
      steps = new Steps();
    });
    afterEach(() => steps.stop());

    async function stepsOf(text: string): Promise<number> {
      const draft = { uri: 'untitled:hostile', text, languageId };
      const checker = new Checker(corpus);
      const options = { maxItems: 5, threshold: 0, slots: true, pinyin: true };
      steps.start();
      try {
        await checker.check(draft, EVERY_CHECK, NEVER);
        draftOutline(draft);
        typedAt(draft, text.length);
        new Predictor(corpus).completeNow({ draft, offset: text.length, options });
      } finally {
        steps.stop();
      }
      return steps.count;
    }

    it.each(languageId === 'gongwen' ? [...HOSTILE, ...MONOTONOUS] : HOSTILE)('%s', async (_, text) => {
      expect(await stepsOf(text)).toBeLessThan(MOST_STEPS * text.length);
    });
  },
);
