import { spawnSync } from 'node:child_process';
import { latencyOf } from '../percentiles.ts';

/** Phrases that ripgrep is asked for. */
const ASKED = 10;

/** Whether `rg` can be run here. */
export function hasRipgrep(): boolean {
  return spawnSync('rg', ['--version']).status === 0;
}

/** Median milliseconds in which ripgrep counts the places of a phrase, with the files in the page cache. */
export function ripgrepTime(folders: readonly string[], phrases: readonly string[]): number {
  const count = (phrase: string): number => {
    const start = performance.now();
    const { status } = spawnSync('rg', ['--fixed-strings', '--count-matches', '--', phrase, ...folders], {
      maxBuffer: 1 << 28,
    });
    if (status !== 0 && status !== 1) throw new Error(`rg failed (${status})`);
    return performance.now() - start;
  };
  count(phrases[0]);
  return latencyOf(phrases.slice(0, ASKED).map(count)).p50;
}
