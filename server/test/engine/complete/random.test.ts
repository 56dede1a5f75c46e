import { describe, expect, it } from 'vitest';
import { isBalanced, openBrackets } from '../../../src/engine/text/balance.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { draftOf, sharedSources } from '../../support/checks.ts';
import { indexOf } from '../../support/corpora.ts';
import { CORPORA } from '../../support/shared.ts';

const REQUESTS = 1_000;

/** Numbers in [0, n), the same each time: a linear congruential generator. */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

describe.each(CORPORA)('random requests of %s', (name) => {
  it('get items that sources hold, balanced, that end where a word ends', async () => {
    const files = await sharedSources(name);
    const index = indexOf(files);
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    const passages = files.flatMap(({ articles }) =>
      articles.flatMap((article) => article.passages.map(({ text }) => text)),
    );
    const random = numbers(7);
    const piece = (): string => {
      const passage = passages[random(passages.length)];
      const start = random(passage.length);
      return passage.slice(start, start + 1 + random(20));
    };
    const options = { maxItems: 5, threshold: 0, slots: true, pinyin: true };
    const wrong: string[] = [];
    let items = 0;
    for (let request = 0; request < REQUESTS; request++) {
      const text = (request % 2 === 0 ? '' : piece()) + piece();
      const draft = { ...draftOf(text), uri: `untitled:${request}` };
      const list = predictor.completeNow({ draft, offset: text.length, options });
      const open = openBrackets(foldText(text.slice(text.lastIndexOf('\n') + 1)));
      for (const { text: item, attested, places, inDraft } of list.items) {
        items++;
        const folded = foldText(item);
        if (!attested.endsWith(folded)) wrong.push(`not of its proof: ${text}|${item}`);
        if (places === 0 && !inDraft) wrong.push(`no source: ${text}|${item}`);
        if (!isBalanced(folded, open)) wrong.push(`not balanced: ${text}|${item}`);
        const ends = Array.from(
          index.places(attested),
          ({ shard, end }) => shard.columns.text[end] === 0 || shard.isWordStart(end),
        );
        if (places > 0 && !ends.includes(true)) wrong.push(`ends inside a word: ${text}|${item}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(items).toBeGreaterThan(REQUESTS);
  });
});
