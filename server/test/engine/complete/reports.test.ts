import { describe, expect, it } from 'vitest';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { draftOf, sharedSources } from '../../support/checks.ts';
import { indexOf } from '../../support/corpora.ts';
import { sharedCorpus } from '../../support/shared.ts';

describe.skipIf(sharedCorpus('reports') === undefined)('completion from the real reports', () => {
  it.each(['坚持和发展新时代', '要坚持和发展新时代'])(
    'continues with a quoted name after %s',
    async (text) => {
      const index = indexOf(await sharedSources('reports'));
      const { items } = await new Predictor({ index, lexicon: EMPTY_LEXICON }).complete(
        {
          draft: draftOf(text),
          offset: text.length,
          options: { maxItems: 5, threshold: 0, slots: true, pinyin: true },
        },
        NEVER,
      );
      expect(items[0].text.startsWith('“枫桥经验”')).toBe(true);
      expect(items[0]).toMatchObject({ places: 7, articles: 7 });
      for (const { attested, places, articles } of items) {
        expect({ places, articles }).toEqual(index.attestation(attested));
      }
    },
  );
});
