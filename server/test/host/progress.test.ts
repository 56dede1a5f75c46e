import { noticesFor } from '../../src/messages/notices.ts';
import { describe, expect, it } from 'vitest';
import type { ListedFile } from '../../src/files/listFiles.ts';
import { Pace, Progress } from '../../src/host/keeper/progress.ts';
import { ClientStatus } from '../../src/lsp/clientStatus.ts';
import { translatorFor } from '../../src/messages/translate.ts';
import type { IndexStatus } from '../../src/protocol/index.ts';

const NOTHING = { sourceFiles: 0, articles: 0, characters: 0, skipped: [], skippedFiles: 0, missing: [] };

describe('progress of indexing', () => {
  it('tells rate and estimate from what is settled and under way, once there is something to go by', () => {
    let time = 0;
    const progress = new Progress({ ...NOTHING, characters: 500 }, filesOf(100, 1000), () => time);
    time = 1000;
    progress.at({ files: 10, characters: 40_000, bytes: 5000 });
    expect(progress.rate()).toEqual({});
    time = 4000;
    progress.settle({ ...NOTHING, sourceFiles: 15, characters: 60_500 }, filesOf(15, 1000));
    expect(progress.at({ files: 10, characters: 40_000, bytes: 10_000 })).toMatchObject({
      sourceFiles: 25,
      characters: 100_500,
    });
    expect(progress.rate()).toEqual({
      progress: { read: 25, files: 100, charactersPerSecond: 25_000, secondsLeft: 12 },
    });
  });

  it('goes by bytes and by the work done on them, not by files that are read', () => {
    let time = 0;
    const progress = new Progress(NOTHING, [...filesOf(99, 10), ...filesOf(1, 99_010)], () => time);
    time = 10_000;
    // All but the large one are read, and nothing of them is sorted.
    progress.at({ files: 99, characters: 330, bytes: 1999 });
    expect(progress.rate()).toEqual({});
    progress.at({ files: 99, characters: 330, bytes: 2000 });
    expect(progress.rate().progress).toMatchObject({ read: 99, secondsLeft: 490 });
    progress.at({ files: 100, characters: 33_000, bytes: 50_000 });
    expect(progress.rate().progress).toMatchObject({ read: 100, secondsLeft: 10 });
  });

  it.each([
    [
      'en',
      { share: 0.42, secondsLeft: 30 },
      'All files can be searched; 42% of the set phrases collected · 30 s left',
    ],
    ['zh-cn', { share: 0.42, secondsLeft: 30 }, '全部文件已可使用，固定表述已归集 42% · 约剩 30 秒'],
    ['en', undefined, 'All files can be searched; set phrases are still being collected'],
    ['zh-cn', undefined, '全部文件已可使用，正在归集固定表述'],
  ])('says that answers are there while set phrases are mined (%s)', (locale, mining, message) => {
    const status = { ...NOTHING, ...INDEXING, answers: 'all' as const, ...(mining && { mining }) };
    expect(toldOf(locale, status)).toMatchObject({ message });
    const { message: other } = toldOf(locale, { ...status, answers: 'some' });
    expect(other).toBeUndefined();
    expect(toldOf(locale, { ...status, state: 'ready' }).message).toBeUndefined();
  });

  it.each([
    ['en', '25 of 100 files · 25,000 characters a second · 12 s left'],
    ['zh-cn', '已读 25/100 个文件 · 每秒 25 千字 · 约剩 12 秒'],
  ])('says so in the status (%s)', (locale, message) => {
    const progress = { read: 25, files: 100, charactersPerSecond: 25_000, secondsLeft: 12 };
    const told = toldOf(locale, { ...NOTHING, ...INDEXING, answers: 'some', progress });
    expect(told).toMatchObject({ message, progress });
  });
});

const INDEXING = { state: 'indexing', phrases: 0, starter: false, segmenter: '' } as const;

/** What a client is sent of a status. */
function toldOf(locale: string, status: IndexStatus): IndexStatus {
  const told: IndexStatus[] = [];
  const reporter = new ClientStatus(
    { send: (_: string, sent: IndexStatus) => told.push(sent) } as never,
    console as never,
    { progress: false } as never,
    translatorFor(locale),
    noticesFor('en'),
  );
  reporter.report(status);
  return told[0];
}

function filesOf(count: number, size: number): ListedFile[] {
  return Array.from({ length: count }, (_, n) => ({ path: `/${n}`, uri: `file:///${n}`, size, mtimeMs: 0 }));
}

describe('Pace', () => {
  it('goes by what was done since the first look, not by how long it took to begin', () => {
    let time = 5000;
    const pace = new Pace(() => time);
    expect(pace.secondsLeft(0)).toBeUndefined();
    time = 9000;
    expect(pace.secondsLeft(0.1)).toBeUndefined();
    time = 10_000;
    expect(pace.secondsLeft(0.149)).toBeUndefined();
    expect(pace.secondsLeft(0.2)).toBe(8);
    time = 14_000;
    expect(pace.secondsLeft(0.6)).toBe(4);
    expect(pace.secondsLeft(1)).toBe(0);
  });
});
