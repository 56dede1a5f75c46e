import { describe, expect, it } from 'vitest';
import { CorpusBounds } from '../../src/host/reader/corpusBounds.ts';
import { FILES_AHEAD, readAhead, type Turn } from '../../src/host/reader/readAhead.ts';
import { MOST_AHEAD, readBytes } from '../../src/host/reader/readFile.ts';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { temporaryFolder } from '../support/folders.ts';

const FILES = Array.from({ length: 2 * FILES_AHEAD + 3 }, (_, n) => n);

describe('reading ahead', () => {
  it('gives files in their order, each begun so many before its turn, and no more', async () => {
    const begun: number[] = [];
    const turns: number[] = [];
    const taken: number[] = [];
    const read = async (file: number, turn: Turn): Promise<number> => {
      begun.push(file);
      expect(await turn).toBe(true);
      turns.push(file);
      return file;
    };
    for (const reading of readAhead(FILES, read)) {
      expect(begun).toEqual(FILES.slice(0, taken.length + FILES_AHEAD));
      taken.push(await reading);
      expect(turns).toEqual(taken);
    }
    expect(taken).toEqual(FILES);
  });

  it('tells files that are begun and not taken that their turn will not come', async () => {
    const heard = new Map<number, boolean>();
    const all: Promise<void>[] = [];
    const read = (file: number, turn: Turn): Promise<void> => {
      const reading = turn.then((isWanted) => {
        heard.set(file, isWanted);
      });
      all.push(reading);
      return reading;
    };
    for (const reading of readAhead(FILES, read)) {
      await reading;
      break;
    }
    await Promise.all(all);
    expect([...heard]).toEqual(FILES.slice(0, FILES_AHEAD).map((file) => [file, file === 0]));
  });

  it('says what failed when its turn comes', async () => {
    const read = (file: number): Promise<number> =>
      file === 2 ? Promise.reject(new Error('broken')) : Promise.resolve(file);
    const outcomes: unknown[] = [];
    for (const reading of readAhead([0, 1, 2, 3], read))
      outcomes.push(await reading.catch((error: Error) => error.message));
    expect(outcomes).toEqual([0, 1, 'broken', 3]);
  });

  it('makes nothing of a file of unknown kind, and keeps no large one in memory, before its turn', async () => {
    const folder = temporaryFolder({
      'small.txt': 'a'.repeat(MOST_AHEAD),
      'large.txt': 'a'.repeat(MOST_AHEAD + 1),
    });
    try {
      const bounds = await CorpusBounds.of([folder.path]);
      const bytesOf = (name: string, turn: Turn, isUnknown?: true) => {
        const path = join(folder.path, name);
        return readBytes(
          { uri: pathToFileURL(path).href, path, ...(isUnknown && { isUnknown }) },
          bounds,
          turn,
        );
      };
      expect(await bytesOf('small.txt', Promise.resolve(false))).toMatchObject({ size: MOST_AHEAD });
      expect(await bytesOf('large.txt', Promise.resolve(false))).toMatchObject({ kind: 'unsettled' });
      expect(await bytesOf('small.txt', Promise.resolve(false), true)).toMatchObject({ kind: 'unsettled' });
      expect(await bytesOf('small.txt', Promise.resolve(true), true)).toMatchObject({ kind: 'skipped' });
      expect(await bytesOf('large.txt', Promise.resolve(true))).toMatchObject({ size: MOST_AHEAD + 1 });
    } finally {
      folder.remove();
    }
  });
});
