import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/host/keeper/progress.ts';
import { StatusReporter } from '../../src/lsp/status.ts';
import { translatorFor } from '../../src/messages/translate.ts';
import type { IndexStatus } from '../../src/protocol/index.ts';

const NOTHING = { sourceFiles: 0, articles: 0, characters: 0, skipped: [], skippedFiles: 0, missing: [] };

describe('progress of indexing', () => {
  it('tells rate and estimate from what is settled and under way, once there is something to go by', () => {
    let time = 0;
    const progress = new Progress({ ...NOTHING, characters: 500 }, 100, () => time);
    time = 1000;
    progress.at({ files: 10, characters: 40_000 });
    expect(progress.rate()).toEqual({});
    time = 4000;
    progress.settle({ ...NOTHING, sourceFiles: 15, characters: 60_500 }, 15);
    expect(progress.at({ files: 10, characters: 40_000 })).toMatchObject({
      sourceFiles: 25,
      characters: 100_500,
    });
    expect(progress.rate()).toEqual({
      progress: { read: 25, files: 100, charactersPerSecond: 25_000, secondsLeft: 12 },
    });
  });

  it.each([
    ['en', '25 of 100 files · 25,000 characters a second · 12 s left'],
    ['zh-cn', '已读 25/100 个文件 · 每秒 25 千字 · 约剩 12 秒'],
  ])('says so in the status (%s)', (locale, message) => {
    const told: IndexStatus[] = [];
    const port = { send: (_: string, status: IndexStatus) => told.push(status) };
    const reporter = new StatusReporter(
      port as never,
      console as never,
      { progress: false } as never,
      translatorFor(locale),
      (sentence) => sentence,
    );
    const progress = { read: 25, files: 100, charactersPerSecond: 25_000, secondsLeft: 12 };
    reporter.report({
      ...NOTHING,
      state: 'indexing',
      answers: 'some',
      phrases: 0,
      starter: false,
      segmenter: '',
      progress,
    });
    expect(told[0]).toMatchObject({ message, progress });
  });
});
