/** A regular expression that the checker takes for slow and that is not, and why. */
export interface Harmless {
  readonly file: string;
  /** How its source begins: as much as tells it from the others of its file. */
  readonly opening: string;
  readonly reason: string;
}

/** Regular expressions that may stay as they are though the checker says that their time grows too fast. */
export const HARMLESS: readonly Harmless[] = [
  {
    file: 'server/src/corpus/junk/contents.ts',
    opening: '(?:[.．·。・•',
    reason: 'entries have at most 120 units',
  },
  {
    file: 'server/src/corpus/junk/contents.ts',
    opening: '(?:\\t|',
    reason: 'entries have at most 120 units',
  },
  { file: 'server/src/corpus/junk/edges.ts', opening: '^(?<body>', reason: 'lines have at most 48 units' },
  {
    file: 'server/src/corpus/junk/pageWords.ts',
    opening: '\\s*(?:>{1,2}',
    reason: 'bars have at most 120 units',
  },
  {
    file: 'server/src/corpus/structure/pageFacts.ts',
    opening: '(?:[\\s\\u3000|｜【】[\\]（）()·•:：,，]*(?:打印',
    reason: 'lines have at most 400 units',
  },
  {
    file: 'scripts/make-shapes.mjs',
    opening: 'JSON',
    reason: 'reads a file of a package, when a developer makes the table',
  },
  {
    file: 'scripts/make-shapes.mjs',
    opening: '^(.+?):',
    reason: 'reads a file of a package, when a developer makes the table',
  },
  { file: 'scripts/start.mjs', opening: '\\[((?:', reason: 'reads what the sample corpus answers' },
];

/**
 * Patterns that are put together at run time, by file: examples of what they become, checked like all others, or the
 * reason why they need no check.
 */
export const COMPOSED: Readonly<
  Record<string, { readonly examples: readonly string[] } | { readonly reason: string }>
> = {
  'server/src/corpus/formats/numerals.ts': { examples: ['零$', '〇$'] },
  'server/src/corpus/recognized.ts': { examples: ['[値產]'] },
  'server/src/corpus/structure/pageFacts.ts': {
    examples: [
      String.raw`[【[（(]?(?<label>来[\s\u00a0]{0,6}源|索[\s\u00a0]{0,6}引[\s\u00a0]{0,6}号)[】\]）)]?[\s\u00a0]{0,6}(?<sign>[:：]|\t|$)`,
    ],
  },
  'server/src/engine/check/markers.ts': {
    examples: [
      String.raw`^(\s*第)([一二三四五六七八九十百零〇]{1,5}|\d{1,3}|[０-９]{1,3})(?:章|编|篇|部分)(?=[\s：:、]|$)`,
    ],
  },
  'server/src/engine/typing/typed.ts': { examples: ['(?<![A-Za-z])zhongguo'] },
  'bench/speed/outside/serverProcess.ts': {
    reason: 'names of the kernel’s figures, written in the file itself',
  },
  'bench/eval/keystrokes/main.ts': { reason: 'the developer types it on the command line' },
};
