import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseOwnWords } from '../../src/engine/text/ownWords.ts';
import { startService, temporaryFolder } from '../support/services.ts';

const TEXT = '关于信息化的报告\n\n我们推进数字政府建设，成效明显。\n';
const words = parseOwnWords('数字政府');

it('other words cut the corpus again, and are kept with it', async () => {
  const home = await temporaryFolder();
  const folder = join(home, 'reports');
  await mkdir(folder);
  await writeFile(join(folder, 'a.txt'), TEXT);
  const cache = join(home, 'cache');
  const first = startService(cache, { plainWords: false, watch: false, persist: true });
  const startsAt = ({ told }: typeof first, part: string): boolean => {
    const [place] = told.corpus.index.places('数字政府');
    return place.shard.isWordStart(place.start + '数字政府'.indexOf(part));
  };
  await first.service.configure({ paths: [folder], exclude: [] });
  expect(startsAt(first, '政府')).toBe(true);
  await first.service.configure({ paths: [folder], exclude: [], words });
  expect(startsAt(first, '政府')).toBe(false);
  expect(startsAt(first, '数字')).toBe(true);
  // While they are the same nothing is read.
  const [{ shard }] = first.told.corpus.index.places('数字政府');
  await first.service.configure({ paths: [folder], exclude: ['*.bak'], words });
  const [now] = first.told.corpus.index.places('数字政府');
  expect(now.shard.buffer === shard.buffer).toBe(true);
  await first.service.dispose();

  const second = startService(cache, { plainWords: false, watch: false, persist: true });
  await second.service.configure({ paths: [folder], exclude: [], words: [] });
  expect(startsAt(second, '政府')).toBe(true);
  await second.service.configure({ paths: [folder], exclude: [], words });
  expect(startsAt(second, '政府')).toBe(false);
});
