import type { Measured } from './measure.ts';
import type { Latency } from './percentiles.ts';

interface Row {
  readonly millions: number;
  readonly measured: Measured;
}

/** How a figure grew from the smallest to the largest size, against what it may. */
export interface Growth {
  readonly name: string;
  /** `linear`: the ratio is of the figure for each character; `flat`: of the figure itself. */
  readonly kind: 'linear' | 'flat';
  readonly ratio: number;
  readonly ceiling: number;
  readonly holds: boolean;
}

const LATENCIES = ['during', 'completion', 'hover', 'references', 'frequent', 'check', 'edit'] as const;

export function printTable(rows: readonly Row[]): void {
  const lines: [string, (measured: Measured) => string][] = [
    ['files', ({ sourceFiles }) => String(sourceFiles)],
    ['characters', ({ characters }) => String(characters)],
    ['shards', ({ shards }) => String(shards)],
    ['set phrases', ({ phrases }) => String(phrases)],
    ['first answers, s', ({ coldAnswers }) => seconds(coldAnswers)],
    ['cold index, s', ({ coldIndex }) => seconds(coldIndex)],
    ['with phrases, s', ({ coldReady }) => seconds(coldReady)],
    ['peak memory, MB', ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
    ['resident after, MB', ({ residentMegabytes }) => residentMegabytes.toFixed(0)],
    ['… segmenter, MB', ({ helperMegabytes }) => helperMegabytes.toFixed(0)],
    ['… shards, MB', ({ shardMegabytes }) => shardMegabytes.toFixed(0)],
    ['… heap, MB', ({ heapMegabytes }) => heapMegabytes.toFixed(0)],
    ['cache, MB', ({ cacheMegabytes }) => cacheMegabytes.toFixed(0)],
    ['warm start, first completion, s', ({ warmFirst }) => seconds(warmFirst)],
    ['warm start, ready, s', ({ warmReady }) => seconds(warmReady)],
    ['changed file in answers, ms', ({ changed }) => changed.toFixed(0)],
    ...LATENCIES.map((name): [string, (measured: Measured) => string] => [
      `${name}, p50/p95/p99 ms`,
      (measured) => latency(measured[name]),
    ]),
  ];
  const widths = [34, ...rows.map(() => 22)];
  const write = (cells: string[]) =>
    process.stdout.write(
      `${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('')}\n`,
    );
  write(['', ...rows.map(({ millions }) => `${millions} million`)]);
  for (const [name, value] of lines) write([name, ...rows.map(({ measured }) => value(measured))]);
}

/** The ratios that must hold on any machine. */
export function growthOf(rows: readonly Row[]): Growth[] {
  if (rows.length < 2) return [];
  const small = rows[0].measured;
  const large = rows[rows.length - 1].measured;
  const perCharacter = (name: string, value: (measured: Measured) => number, ceiling: number): Growth => {
    const ratio = value(large) / large.characters / (value(small) / small.characters);
    return { name, kind: 'linear', ratio, ceiling, holds: ratio <= ceiling };
  };
  const flat = (
    name: string,
    value: (measured: Measured) => number,
    ceiling: number,
    floor: number,
  ): Growth => {
    // Below the floor a figure is noise.
    const ratio = Math.max(floor, value(large)) / Math.max(floor, value(small));
    return { name, kind: 'flat', ratio, ceiling, holds: ratio <= ceiling };
  };
  return [
    perCharacter('cold index', ({ coldIndex }) => coldIndex, 1.5),
    perCharacter('shards', ({ shardMegabytes }) => shardMegabytes, 1.2),
    flat('completion p99', ({ completion }) => completion.p99, 3, 3),
    flat('hover p99', ({ hover }) => hover.p99, 3, 3),
    flat('references p99', ({ references }) => references.p99, 4, 3),
    flat('check after an edit p50', ({ edit }) => edit.p50, 3, 5),
    flat('changed file in answers', ({ changed }) => changed, 3, 300),
  ];
}

export function printGrowth(growth: readonly Growth[]): void {
  for (const { name, kind, ratio, ceiling, holds } of growth) {
    process.stdout.write(
      `[${kind}] ${name}: ×${ratio.toFixed(2)} (at most ×${ceiling}) ${holds ? 'ok' : 'FAILS'}\n`,
    );
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function latency({ p50, p95, p99 }: Latency): string {
  return [p50, p95, p99].map((value) => value.toFixed(value < 10 ? 1 : 0)).join(' / ');
}
