import { describe, expect, it } from 'vitest';
import { ReportMaker } from '../../bench/speed/generate.ts';
import type { Milestone } from '../../bench/speed/outside/client.ts';
import { estimatesOf } from '../../bench/speed/outside/estimates.ts';
import type { OutsideMeasured } from '../../bench/speed/outside/measure.ts';
import { targetLines } from '../../bench/speed/outside/targets.ts';

/** A status after {@link at} milliseconds that announces so many seconds. */
function announcing(at: number, secondsLeft?: number): Milestone {
  const progress = { read: 1, files: 2, charactersPerSecond: 1, secondsLeft };
  return { at, status: (secondsLeft === undefined ? {} : { progress }) as Milestone['status'] };
}

const END = 60_000;

function estimatesIn(...statuses: Milestone[]) {
  return estimatesOf(statuses, END, ({ progress }) => progress?.secondsLeft);
}

describe('estimatesOf', () => {
  it('compares each estimate with what it then took', () => {
    expect(estimatesIn(announcing(0), announcing(30_000, 60))).toEqual({ count: 1, ratio: 2, near: 0 });
  });

  it.each([
    ['a third too long', 0, 80, 100],
    ['a second more', 0, 81, 0],
    ['three seconds off near the end', 59_000, 4, 100],
    ['four seconds off there', 59_000, 5, 0],
  ])('counts %s', (_, at, secondsLeft, near) => {
    expect(estimatesIn(announcing(at, secondsLeft)).near).toBe(near);
  });

  it('passes over what is announced afterwards', () => {
    expect(estimatesIn(announcing(END, 5))).toEqual({ count: 0, ratio: 1, near: 100 });
  });
});

describe('targetLines', () => {
  const latency = { count: 1, p50: 1, p95: 1, p99: 1, max: 1 };
  const answers = Object.fromEntries(
    ['completion', 'check', 'edit', 'hover', 'sources', 'sourcesOfFrequent'].map((name) => [name, latency]),
  );
  const measured = (figures: object): OutsideMeasured => ({ answers, ...figures }) as never;

  it.each([
    [{ warmFirst: 500 }, /warm start to first completion +0\.50 s +≤ 0\.5 {2}holds/u],
    [{ warmFirst: 1000 }, /warm start to first completion +1\.00 s +≤ 0\.5 {2}MISSED ×2\.00/u],
    [{ ripgrep: 50 }, /ripgrep ÷ sources.* 50\.0 +≥ 50 {2}holds/u],
    [{ ripgrep: 25 }, /ripgrep ÷ sources.* 25\.0 +≥ 50 {2}MISSED ×2\.00/u],
    [{}, /ripgrep ÷ sources.* – +≥ 50 {2}not measured/u],
  ])('judges %j', (figures, line) => {
    expect(targetLines(measured(figures))).toMatch(line);
  });
});

describe('ReportMaker', () => {
  const source = Array.from(
    { length: 40 },
    (_, n) =>
      `第${'一二三四五六七八九十'[n % 10]}条　各级机关应当加强“三公”经费管理，严格执行标准，公开使用情况。`,
  ).join('\n\n');
  const plan = { characters: 0, seed: 1, reuse: 0.1, perFile: 3000 };

  it('opens lines as its source does, with as many blank ones between, and as long', () => {
    const lines = new ReportMaker(source, plan).report().trimEnd().split('\n').slice(2);
    const written = lines.filter((line) => line !== '');
    expect(written.length).toBeGreaterThan(30);
    expect(written.every((line) => /^第[一二三四五六七八九十]条　/u.test(line))).toBe(true);
    expect((lines.length - written.length) / written.length).toBeGreaterThan(0.8);
    const middle = written.map(({ length }) => length).toSorted((a, b) => a - b)[written.length >> 1];
    expect(Math.abs(middle - 38)).toBeLessThan(12);
  });

  it('makes the same of the same seed', () => {
    expect(new ReportMaker(source, plan).report()).toBe(new ReportMaker(source, plan).report());
    expect(new ReportMaker(source, plan).report()).not.toBe(
      new ReportMaker(source, { ...plan, seed: 2 }).report(),
    );
  });
});
