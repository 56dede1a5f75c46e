import type { SetPhrase } from '../engine/phrases/lexicon.ts';
import { loadContextReadings, readingsInContext } from '../engine/text/pinyin.ts';

/** Formats of phrase books, by the input methods that import them. */
export const PHRASE_BOOKS = ['text', 'rime', 'gboard'] as const;
type PhraseBookFormat = (typeof PHRASE_BOOKS)[number];

/** Input methods accept words of Han characters only, and few accept longer ones. */
const WRITABLE = /^\p{Script=Han}{2,20}$/u;

interface PhraseBook {
  readonly content: string;
  readonly entries: number;
}

interface Entry {
  readonly text: string;
  readonly pinyin: readonly string[];
  /** Keys that it saves, times the articles that contain it. */
  readonly weight: number;
}

/**
 * The set phrases as a phrase book, the most useful first; those with punctuation, digits or letters, and those that
 * contain one of the texts in {@link leftOut}, are not in it. Linear in the phrases, times the texts left out.
 */
export async function phraseBook(
  phrases: Iterable<SetPhrase>,
  format: PhraseBookFormat,
  leftOut: readonly string[] = [],
): Promise<PhraseBook> {
  await loadContextReadings();
  const entries: Entry[] = [];
  for (const { original, articles } of phrases) {
    if (!WRITABLE.test(original) || leftOut.some((text) => original.includes(text))) continue;
    const pinyin = readingsInContext(original).map(([first]) => first);
    if (!pinyin.every((syllable) => syllable !== undefined)) continue;
    const keys = pinyin.join('').length;
    entries.push({ text: original, pinyin, weight: (keys - 1) * articles });
  }
  entries.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  return { content: WRITERS[format](entries), entries: entries.length };
}

const WRITERS: Readonly<Record<PhraseBookFormat, (entries: readonly Entry[]) => string>> = {
  text: (entries) => entries.map(({ text }) => `${text}\n`).join(''),
  rime: (entries) => `${RIME_HEADER}${entries.map(rimeLine).join('')}`,
  gboard: (entries) => `${GBOARD_HEADER}${entries.map(gboardLine).join('')}`,
};

/** https://github.com/rime/home/wiki/RimeWithSchemata#碼表與詞典 */
const RIME_HEADER = `# Rime dictionary
# encoding: utf-8
---
name: yinju
version: "1"
sort: by_weight
use_preset_vocabulary: false
...

`;

function rimeLine({ text, pinyin, weight }: Entry): string {
  return `${text}\t${pinyin.join(' ')}\t${weight}\n`;
}

const GBOARD_HEADER =
  '# Gboard Dictionary version:1\n# Gboard Dictionary format:shortcut\tword\tlanguage_tag\n';

/** The shortcut is the initials: what one would type for a known phrase. */
function gboardLine({ text, pinyin }: Entry): string {
  return `${pinyin.map(([initial]) => initial).join('')}\t${text}\tzh-CN\n`;
}
