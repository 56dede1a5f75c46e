import { DATED_YEAR } from '../../../server/src/corpus/structure/dateDigits.ts';

/** A regular expression that the checker takes for slow and that is not, and why. */
export interface Harmless {
  readonly file: string;
  /** How its source begins: as much as distinguishes it from the others of its file. */
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
  'server/src/corpus/structure/dateDigits.ts': {
    examples: [
      String.raw`(?<![0零〇1一]|[十拾百佰千仟])${DATED_YEAR}(?=[\s\u3000]{0,4}年)`,
      String.raw`(?<=[年月])[\s\u3000]{0,4}((?:[0零〇1一]|[十拾什]|[廿卅]){1,4}|元(?=月)|(?:[0零〇1一]|[十拾什])[\s\u3000](?:[0零〇1一]|[十拾什]))(?=[\s\u3000]{0,4}[月日号號])`,
    ],
  },
  'server/src/corpus/structure/signOff.ts': {
    examples: [
      String.raw`^(?<body>[\u4e00-\u9fff“”、\s\u3000]{2,60}?)[\s\u3000]{0,20}(?<date>[（(]?(?:公元)?${DATED_YEAR}[\s\u3000]{0,20}[年./-].{3,20})$`,
    ],
  },
  'server/src/corpus/structure/titles.ts': {
    examples: [
      String.raw`^[-—–－―─]{1,4}\s*(?:在|[\d０-９]|${DATED_YEAR}年).{4,}`,
      String.raw`^[（(](?:(?:[\d０-９\s]{4,8}|${DATED_YEAR})年.{0,60}(?:上|通过|讲话|会议)|在.{4,50}上的?(?:讲话|发言|报告)?)[）)]$`,
      String.raw`^(?:[\d０-９]{4}|${DATED_YEAR})\s*年.{2,14}日[，,\s\u3000]*(?:[上下]午)?[，,]?(?:在)?.{4,50}(?:会议|大会|全会|座谈会|代表大会)(?:第[一二三四五六七八九十]{1,3}次(?:全体)?会议)?上?$`,
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
