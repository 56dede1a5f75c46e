import type { OutsideMeasured } from './measure.ts';

/** A target: at 87 million characters of real text, on two cores that do nothing else. */
interface Target {
  readonly name: string;
  readonly unit: string;
  /** Absent where it was not, or cannot be, measured here. */
  value(measured: OutsideMeasured): number | undefined;
  /** One of both. */
  readonly most?: number;
  readonly least?: number;
}

const TARGETS: readonly Target[] = [
  { name: 'cold start to first answers', unit: 's', most: 5, value: (m) => m.firstAnswers / 1000 },
  { name: 'cold start to all answers', unit: 's', most: 60, value: (m) => m.allAnswers / 1000 },
  { name: 'cold start to set phrases', unit: 's', most: 87, value: (m) => m.ready / 1000 },
  { name: 'resident at rest', unit: 'MB', most: 1000, value: (m) => m.memoryAtRest?.resident },
  { name: 'peak while indexing', unit: 'MB', most: 1300, value: (m) => m.memoryWhenReady?.peak },
  { name: 'warm start to first completion', unit: 's', most: 0.5, value: (m) => m.warmFirst / 1000 },
  { name: 'completion, p50', unit: 'ms', most: 3, value: (m) => m.answers.completion.p50 },
  { name: 'completion, p99', unit: 'ms', most: 10, value: (m) => m.answers.completion.p99 },
  {
    name: 'whole check of 10,000 characters, p50',
    unit: 'ms',
    most: 150,
    value: (m) => m.answers.check.p50,
  },
  { name: '… the longest', unit: 'ms', most: 150, value: (m) => m.answers.check.max },
  { name: 'check after an edit, p50', unit: 'ms', most: 5, value: (m) => m.answers.edit.p50 },
  { name: 'check after an edit, p99', unit: 'ms', most: 15, value: (m) => m.answers.edit.p99 },
  { name: 'hover, p99', unit: 'ms', most: 10, value: (m) => m.answers.hover.p99 },
  {
    name: 'sources of five, p99, phrases as they come',
    unit: 'ms',
    most: 10,
    value: (m) => m.answers.sources.p99,
  },
  {
    name: 'sources of five, p99, the most frequent',
    unit: 'ms',
    most: 10,
    value: (m) => m.answers.sourcesOfFrequent.p99,
  },
  {
    name: 'ripgrep ÷ sources of five, phrases as they come',
    unit: '',
    least: 50,
    value: (m) => (m.ripgrep === undefined ? undefined : m.ripgrep / m.answers.sources.p50),
  },
  { name: 'one changed file in answers', unit: 'ms', most: 1000, value: (m) => m.changed },
];

/** Every target at 87 million characters beside what was measured, a line each. */
export function targetLines(measured: OutsideMeasured): string {
  return TARGETS.map((target) => {
    const value = target.value(measured);
    const asked = target.most === undefined ? `≥ ${target.least}` : `≤ ${target.most}`;
    const cells = [
      target.name.padEnd(50),
      (value === undefined ? '–' : shown(value)).padStart(9),
      ` ${target.unit}`.padEnd(4),
      asked.padStart(8),
      `  ${value === undefined ? 'not measured' : holds(target, value) ? 'holds' : `MISSED ×${missedBy(target, value)}`}`,
    ];
    return cells.join('');
  }).join('\n');
}

function holds({ most = Number.POSITIVE_INFINITY, least = 0 }: Target, value: number): boolean {
  return value <= most && value >= least;
}

/** How many times too large, or too small, a value is. */
function missedBy({ most, least = 0 }: Target, value: number): string {
  return (most === undefined ? least / value : value / most).toFixed(2);
}

function shown(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
