import { latency } from '../figures.ts';
import type { Estimates } from './estimates.ts';
import type { OutsideMeasured } from './measure.ts';
import type { Asked } from './typing.ts';
import type { ProcessMemory } from './serverProcess.ts';

type Figure = readonly [name: string, value: (measured: OutsideMeasured) => string];

const FIGURES: readonly Figure[] = [
  ['files', ({ sourceFiles }) => String(sourceFiles)],
  ['characters', ({ characters }) => String(characters)],
  ['set phrases', ({ setPhrases }) => String(setPhrases)],
  ['first answers, s', ({ firstAnswers }) => seconds(firstAnswers)],
  ['all answers, s', ({ allAnswers }) => seconds(allAnswers)],
  ['set phrases there, s', ({ ready }) => seconds(ready)],
  [
    '… by stage, s, of both readers',
    ({ stages }) => stages.map(([stage, time]) => `${stage} ${time.toFixed(1)}`).join(', '),
  ],
  ['… estimates of all answers', ({ estimates }) => estimate(estimates.answers)],
  ['… estimates of set phrases', ({ estimates }) => estimate(estimates.setPhrases)],
  ['… processor time until then, s', ({ coldProcessor }) => seconds(coldProcessor)],
  [
    'resident when ready / at rest / after all, MB',
    ({ memoryWhenReady, memoryAtRest, memoryAfterAll }) =>
      [memoryWhenReady, memoryAtRest, memoryAfterAll].map(resident).join(' / '),
  ],
  [
    'peak while indexing / in all, MB',
    ({ memoryWhenReady, memoryAfterAll }) => [memoryWhenReady, memoryAfterAll].map(peak).join(' / '),
  ],
  ['warm start, first completion, s', ({ warmFirst }) => seconds(warmFirst)],
  ['warm start, ready, s', ({ warmReady }) => seconds(warmReady)],
  ['warm start, resident at rest, MB', ({ warmMemory }) => resident(warmMemory)],
  ['one changed file in answers, ms', ({ changed }) => changed.toFixed(0)],
  ['while indexing: completion', ({ during }) => latencies(during)],
  ['completion', ({ answers }) => latencies(answers.completion)],
  ['completion while others compute on all cores', ({ besideOtherWork }) => latencies(besideOtherWork)],
  ['grey text', ({ answers }) => latencies(answers.grey)],
  ['grey text beside checks', ({ answers }) => latencies(answers.greyBesideChecks)],
  ['hover', ({ answers }) => latencies(answers.hover)],
  ['references', ({ answers }) => latencies(answers.references)],
  ['sources of five, phrases as often as they stand', ({ answers }) => latencies(answers.sources)],
  ['sources of five, the most frequent phrases', ({ answers }) => latencies(answers.sourcesOfFrequent)],
  [
    '… the slowest',
    ({ answers: { slowest } }) =>
      `${slowest.milliseconds.toFixed(1)} ms (${slowest.phrase}, ${slowest.places} places)`,
  ],
  ['finding phrases', ({ answers }) => latencies(answers.finder)],
  ['whole check', ({ answers }) => latencies(answers.check)],
  ['… of so many characters', ({ answers }) => answers.checked.toFixed(0)],
  ['check after an edit', ({ answers }) => latencies(answers.edit)],
  [
    'ripgrep for a phrase, ms (÷ sources of five)',
    ({ ripgrep, answers }) =>
      ripgrep === undefined
        ? 'not installed'
        : `${ripgrep.toFixed(0)} (×${(ripgrep / answers.sources.p50).toFixed(0)})`,
  ],
];

/** What the latencies' three numbers, and the one after them, are. */
export const LEGEND =
  'latencies: p50 / p95 / p99 ms, most, and processor time of the whole server a question';

/** The figures of each corpus, as columns for a terminal. */
export function outsideTable(columns: readonly OutsideColumn[]): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(50) : cell.padStart(48))).join('');
  return lines(columns, line).join('\n');
}

/** The same as a table of Markdown. */
export function outsideMarkdown(columns: readonly OutsideColumn[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head, ...rows] = lines(columns, line);
  return [head, line(['---', ...columns.map(() => '--:')]), ...rows].join('\n');
}

export interface OutsideColumn {
  readonly name: string;
  readonly measured: OutsideMeasured;
}

function lines(columns: readonly OutsideColumn[], line: (cells: readonly string[]) => string): string[] {
  return [
    line(['', ...columns.map(({ name }) => name)]),
    ...FIGURES.map(([name, value]) => line([name, ...columns.map(({ measured }) => value(measured))])),
  ];
}

function latencies(asked: Asked): string {
  const { count, max, processor } = asked;
  if (count === 0) return '–';
  const cost = processor === undefined ? '' : `; ${processor.toFixed(1)}`;
  return `${latency(asked)}, ${max.toFixed(max < 10 ? 1 : 0)}${cost}`;
}

function estimate({ count, ratio, near }: Estimates): string {
  return count === 0
    ? '–'
    : `${count}; median ×${ratio.toFixed(2)}; ${near.toFixed(0)} of 100 within a third or 3 s`;
}

function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : (milliseconds / 1000).toFixed(2);
}

function resident(memory: ProcessMemory | undefined): string {
  return memory ? memory.resident.toFixed(0) : '–';
}

function peak(memory: ProcessMemory | undefined): string {
  return memory ? memory.peak.toFixed(0) : '–';
}
