import { DEFAULT_SETTINGS } from '../../../server/src/settings/settings.ts';
import { pinyin } from 'pinyin-pro';
import type { CompletionRequest } from '../../../server/src/engine/complete/completion.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import type { Article } from '../../../server/src/engine/model.ts';
import type { Lexicon } from '../../../server/src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { seededRandom } from '../finder/queries.ts';
import type { Tally } from './tally.ts';

type Tallies = (name: string) => Tally;

const HAN = /^\p{Script=Han}+$/u;
/** Every so many carets or words one is requested. */
const TAIL_STRIDE = 5;
const GHOST_STRIDE = 5;
const PHRASES = 40;
const SHIPPED = DEFAULT_SETTINGS.completion;

/** Types the beginning of words of {@link article} as an input method leaves it. */
export async function tails(
  engine: Engine,
  article: Article,
  segmenter: Segmenter,
  tally: Tallies,
): Promise<void> {
  let count = 0;
  for (const { text } of article.passages) {
    let at = 0;
    for (const { word } of segmenter.tag(text)) {
      const before = text.slice(0, at);
      const rest = text.slice(at);
      at += word.length;
      const isWanted = word.length >= 2 && HAN.test(word) && HAN.test(before.slice(-1));
      if (!isWanted || count++ % TAIL_STRIDE !== 0) continue;
      const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true });
      const typed = {
        'one initial': syllables[0][0],
        'two initials': syllables[0][0] + syllables[1][0],
        'one syllable': syllables[0],
        'last syllable cut': `${syllables[0]}${syllables[1].slice(0, 2)}`,
      };
      for (const [name, letters] of Object.entries(typed)) {
        for (const threshold of [0, SHIPPED.threshold]) {
          const row = tally(`after characters, ${name}, threshold ${threshold}`);
          await ask(engine, before + letters, threshold, rest, row);
        }
      }
    }
  }
}

/** Types set phrases at the start of a line. */
export async function phrases(engine: Engine, lexicon: Lexicon, tally: Tallies): Promise<void> {
  const random = seededRandom(1);
  const han = [...lexicon].filter(({ text }) => HAN.test(text) && text.length >= 4 && text.length <= 12);
  for (let i = 0; i < PHRASES && han.length > 0; i++) {
    const { text } = han[Math.floor(random() * han.length)];
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true });
    const initials = syllables.map((syllable) => syllable[0]).join('');
    await ask(engine, initials.slice(0, 4), 1, text, tally('set phrase, four initials'));
    await ask(engine, initials, 1, text, tally('set phrase, all initials'));
    await ask(engine, syllables.join('').slice(0, 30), 1, text, tally('set phrase, full pinyin'));
  }
}

/** Writes {@link article} and looks at the ghost text. */
export async function ghosts(engine: Engine, article: Article, tally: Tallies): Promise<void> {
  const texts = article.passages.map(({ text }) => text);
  for (const text of texts) {
    for (let at = 1; at < text.length; at += GHOST_STRIDE) {
      const start = performance.now();
      const [ghost] = await engine.inline(request(text.slice(0, at), 1), NEVER);
      const right = ghost ? [foldText(text.slice(at)).startsWith(foldText(ghost.text))] : [];
      tally('ghost text').add(performance.now() - start, right);
    }
  }
}

async function ask(
  engine: Engine,
  written: string,
  threshold: number,
  rest: string,
  tally: Tally,
): Promise<void> {
  const start = performance.now();
  const { items } = await engine.complete(request(written, threshold), NEVER);
  const took = performance.now() - start;
  const wanted = foldText(rest);
  tally.add(
    took,
    items.map(({ text }) => wanted.startsWith(foldText(text))),
  );
}

function request(text: string, threshold: number): CompletionRequest {
  const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
  return { draft, offset: text.length, options: { ...SHIPPED, threshold } };
}
