import type { StageTimes } from '../../server/src/host/corpusService.ts';
import type { Answers } from './answers.ts';
import type { Measured } from './measure.ts';
import type { Latency } from './percentiles.ts';

/** One row of the table: what it is, and its value for a size. */
export type Figure = readonly [name: string, value: (measured: Measured) => string];

const STAGES: readonly (readonly [name: string, stage: keyof StageTimes])[] = [
  ['listing', 'list'],
  ['reading and extracting', 'read'],
  ['folding, columns', 'fold'],
  ['sorting suffixes', 'sort'],
  ['cutting words', 'cut'],
  ['putting together', 'assemble'],
  ['twins', 'twins'],
  ['mining, on all cores', 'mine'],
];

const ASKED = ['completion', 'hover', 'references', 'check', 'edit'] as const;

export const FIGURES: readonly Figure[] = [
  ['files', ({ sourceFiles }) => String(sourceFiles)],
  ['characters', ({ characters }) => String(characters)],
  ['shards', ({ shards }) => String(shards)],
  ['set phrases', ({ setPhrases }) => String(setPhrases)],
  ['first answers, s', ({ coldAnswers }) => seconds(coldAnswers)],
  ['cold index, s', ({ coldIndex }) => seconds(coldIndex)],
  ['… with set phrases, s', ({ coldReady }) => seconds(coldReady)],
  ['… rate, million characters/s', ({ coldReady, characters }) => (characters / 1000 / coldReady).toFixed(2)],
  ['… processor time, s', ({ coldProcessor }) => seconds(coldProcessor)],
  ...STAGES.map(([name, stage]): Figure => [
    `stage ${name}, s (million/s)`,
    ({ stages, characters }) => `${seconds(stages[stage])} (${rate(characters, stages[stage])})`,
  ]),
  ['peak memory, MB', ({ peak }) => whole(peak)],
  ['resident when ready, MB', ({ resident }) => whole(resident)],
  ['resident after all questions, MB', ({ parts }) => whole(parts.resident)],
  ['… text, MB', ({ parts }) => whole(parts.text)],
  ['… suffix arrays, MB', ({ parts }) => whole(parts.suffixes)],
  ['… word borders, MB', ({ parts }) => part(parts.borders)],
  ['… other columns, MB', ({ parts }) => part(parts.otherColumns)],
  ['… lexicon, MB', ({ parts }) => part(parts.lexicon)],
  ['… MiniSearch, MB', ({ parts }) => part(parts.miniSearch)],
  ['… jieba’s dictionary, MB', ({ parts }) => whole(parts.dictionary)],
  ['… V8 heaps otherwise, MB', ({ parts }) => whole(parts.otherHeaps)],
  ['… rest, MB', ({ parts }) => whole(parts.rest)],
  ['cache, MB', ({ cache }) => whole(cache)],
  ['warm start, first completion, s', ({ warmFirst }) => seconds(warmFirst)],
  ['warm start, ready, s', ({ warmReady }) => seconds(warmReady)],
  ['one changed file in answers, ms', ({ freshness }) => whole(freshness.changed)],
  ['1,000 new files in answers, s', ({ freshness }) => seconds(freshness.manyCame)],
  ['1,000 files gone from answers, s', ({ freshness }) => seconds(freshness.manyGone)],
  ...ASKED.map((name): Figure => answerFigure(`while indexing: ${name}`, name, ({ during }) => during)),
  ...ASKED.map((name): Figure => answerFigure(name, name, ({ after }) => after)),
  ['frequent pairs, p50/p95/p99 ms', ({ after }) => latency(after.frequent)],
  ['finding a phrase, p50/p95/p99 ms', ({ after }) => latency(after.find)],
];

function answerFigure(
  title: string,
  name: (typeof ASKED)[number],
  from: (measured: Measured) => Answers,
): Figure {
  return [`${title}, p50/p95/p99 ms`, (measured) => latency(from(measured)[name])];
}

/** The figures of each size, as columns for a terminal. */
export function textTable(columns: readonly { millions: number; measured: Measured }[]): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(46) : cell.padStart(24))).join('');
  return [
    line(['', ...columns.map(({ millions }) => `${millions} million`)]),
    ...FIGURES.map(([name, value]) => line([name, ...columns.map(({ measured }) => value(measured))])),
    '',
  ].join('\n');
}

/** The same as a table of Markdown. */
export function markdownTable(columns: readonly { millions: number; measured: Measured }[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...columns.map(({ millions }) => `${millions} million`)]),
    line(['---', ...columns.map(() => '--:')]),
    ...FIGURES.map(([name, value]) => line([name, ...columns.map(({ measured }) => value(measured))])),
    '',
  ].join('\n');
}

function rate(characters: number, milliseconds: number): string {
  return milliseconds === 0 ? '–' : (characters / 1000 / milliseconds).toFixed(1);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function whole(value: number): string {
  return value.toFixed(0);
}

function part(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

export function latency({ count, p50, p95, p99 }: Latency): string {
  if (count === 0) return '–';
  return [p50, p95, p99].map((value) => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0)).join(' / ');
}
