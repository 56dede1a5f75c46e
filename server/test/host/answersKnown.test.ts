import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexStatus } from '../../src/protocol/index.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';

describe('what answers know', () => {
  it('is told apart from the set phrases, which come later', async () => {
    const { turns, corpus, service, told } = await served();
    await service.configure({ paths: [corpus], exclude: [] });
    expect(turns(told.statuses)).toEqual(['indexing none', 'indexing some', 'indexing all', 'ready all']);
    const known = told.statuses.findIndex(({ answers }) => answers === 'all');
    expect(told.statuses[known].sourceFiles).toBe(3);
    expect(told.statuses[known].phrases).toBe(0);
    expect(told.statuses.at(-1)!.phrases).toBeGreaterThan(0);
  });

  it('is something from the start where the cache has the corpus, and something less while a file is read again', async () => {
    const { turns, corpus, cacheDir, service, told } = await served();
    await service.configure({ paths: [corpus], exclude: [] });
    await service.dispose();
    const { service: second, told: again } = startService(cacheDir);
    await second.configure({ paths: [corpus], exclude: [] });
    // On a busy machine the moment shows in which set phrases are still to come.
    expect(turns(again.statuses).filter((turn) => turn !== 'indexing all')).toEqual([
      'indexing none',
      'indexing some',
      'ready all',
    ]);
    again.statuses.length = 0;
    await appendFile(join(corpus, '0.txt'), '再写一段话，说的是别的事情。\n');
    second.changed([new URL(`file://${join(corpus, '0.txt')}`).href]);
    await until(() => expect(turns(again.statuses)).toEqual(['indexing some', 'ready all']));
    expect(told.statuses.length).toBeGreaterThan(0);
  });
});

const MATTERS = ['春耕备耕和种子供应', '老旧小区电梯加装', '山洪灾害预警叫应'];

async function served() {
  const corpus = await temporaryFolder();
  const cacheDir = await temporaryFolder();
  for (const [n, matter] of MATTERS.entries()) {
    const text = `关于${matter}的报告\n\n　　坚持统筹发展和安全。${matter}要抓紧抓实，再上一个台阶。\n`;
    await writeFile(join(corpus, `${n}.txt`), text);
  }
  return { corpus, cacheDir, turns: turnsOf, ...startService(cacheDir) };
}

/** State and what answers know, where one of them changes. */
function turnsOf(statuses: readonly IndexStatus[]): string[] {
  const all = statuses.map(({ state, answers }) => `${state} ${answers}`);
  return all.filter((turn, n) => turn !== all[n - 1]);
}
