import { afterAll, expect, it } from 'vitest';
import { NEVER } from '../../src/engine/signal.ts';
import { SourceReader } from '../../src/host/sourceReader.ts';
import type { PutFile } from '../../src/office/push.ts';
import { pushFolder } from '../../src/office/pushFolder.ts';
import { temporaryFolder } from '../support/folders.ts';

const WORKER = new URL('../../dist/worker.js', import.meta.url);
const reader = new SourceReader(WORKER, 2);
afterAll(() => reader.dispose());

/** Files sent by one request, at most. */
const GROUP = 200;

/** A server that takes everything; the first group is taken only when a second is there, if it {@link waits}. */
function taking(groups: PutFile[][], waits = false) {
  let release = () => {};
  const second = new Promise<void>((resolve) => (release = resolve));
  return {
    known: () => Promise.resolve(new Map()),
    async put(files: readonly PutFile[]) {
      groups.push([...files]);
      if (groups.length > 1) release();
      else if (waits) await second;
      return files.reduce((sum, { source }) => sum + source.articles[0].passages[0].text.length, 0);
    },
    remove: () => Promise.resolve(),
    finish: () => Promise.resolve(),
  };
}

it.each([1, GROUP, GROUP + 1, 3 * GROUP])('sends %i files in groups, and counts them all', async (count) => {
  const text = '云溪县统筹发展和安全，各项工作取得新的成效。';
  const names = Array.from({ length: count }, (_, number) => `${number}.txt`);
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, text])));
  const groups: PutFile[][] = [];
  const target = taking(groups, count > 2 * GROUP);
  const parts = { target, reader, exclude: [], name: 'f', onProgress: () => undefined };
  const summary = await pushFolder(folder.path, parts, NEVER);
  folder.remove();
  expect(summary).toMatchObject({ files: count, sent: count, characters: count * text.length });
  expect(Math.max(...groups.map(({ length }) => length))).toBeLessThanOrEqual(GROUP);
  expect(groups).toHaveLength(Math.ceil(count / GROUP));
  expect(groups.flatMap((group) => group.map(({ pushed }) => pushed.path)).sort()).toEqual(names.sort());
});

it('sends a group once its texts are long', async () => {
  const long = `${'云溪县统筹发展和安全。'.repeat(1000)}\n`.repeat(10);
  const folder = temporaryFolder(Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, long + n])));
  const groups: PutFile[][] = [];
  const parts = { target: taking(groups), reader, exclude: [], name: 'f', onProgress: () => undefined };
  await pushFolder(folder.path, parts, NEVER);
  folder.remove();
  expect(groups.map(({ length }) => length)).toEqual([3, 3]);
});
