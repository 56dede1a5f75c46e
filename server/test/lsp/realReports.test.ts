import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Hover, Location } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcesResult } from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { sharedCorpus } from '../support/shared.ts';
import { temporaryFolder } from '../support/folders.ts';

const REPORTS = sharedCorpus('reports') ?? '';
const JUNK = ['哒哒', '客服', 'paidbegin', 'paidend', '_GoBack', 'svip'];

/** The lines of the real files that hold `phrase`, found by looking. */
function plainPlaces(phrase: string): string[] {
  return readdirSync(REPORTS)
    .flatMap((name) => {
      const uri = pathToFileURL(join(REPORTS, name)).href;
      const lines = readFileSync(join(REPORTS, name), 'utf8').split('\n');
      return lines.flatMap((line, number) =>
        [...line.matchAll(new RegExp(phrase, 'g'))].map((match) => `${uri}#${number}:${match.index}`),
      );
    })
    .toSorted();
}

describe.skipIf(REPORTS === '')('the language server on five real reports', () => {
  let client: TestClient;
  const cache = temporaryFolder();

  beforeAll(async () => {
    client = await TestClient.start({
      settings: { completion: { threshold: 0 } },
      initializationOptions: { corpus: { paths: [REPORTS] }, cacheDir: cache.path },
    });
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    cache.remove();
  });

  it('indexes 5 files and finds 14 articles in them', async () => {
    const status = await client.status(({ state }) => state !== 'indexing');
    expect(status).toMatchObject({
      state: 'ready',
      sourceFiles: 5,
      articles: 14,
      skipped: [],
      starter: false,
    });
  });

  it.each(['枫桥经验', '坚持和发展新时代“枫桥经验”', '人民安全'])(
    'refers to every place of %s',
    async (phrase) => {
      const marked = `${phrase.slice(0, 3)}|${phrase.slice(3)}`;
      const places = await client.at<Location[]>('textDocument/references', marked);
      const found = places
        .map(({ uri, range }) => `${uri}#${range.start.line}:${range.start.character}`)
        .toSorted();
      expect(found).toEqual(plainPlaces(phrase));
      const hover = await client.at<Hover>('textDocument/hover', marked);
      expect(JSON.stringify(hover.contents)).toContain(`${found.length} places`);
    },
  );

  it('counts the formula 7 times, in 7 articles of 4 files', async () => {
    const result = await client.connection.sendRequest<SourcesResult>('yinju/sources', {
      text: '坚持和发展新时代“枫桥经验”',
    });
    expect(result).toMatchObject({ total: 7, articles: 7 });
    expect(new Set(result.sources.map(({ uri }) => uri)).size).toBe(4);
  });

  it.each(JUNK)('never says %s', async (word) => {
    const result = await client.connection.sendRequest<SourcesResult>('yinju/sources', { text: word });
    expect(result.total).toBe(0);
    const hover = await client.at<Hover | null>('textDocument/hover', `${word.slice(0, 1)}|${word.slice(1)}`);
    expect(JSON.stringify(hover) ?? '').not.toContain(word);
    const list = await client.at<CompletionList>('textDocument/completion', `${word.slice(0, -1)}|`);
    expect(JSON.stringify(list.items)).not.toContain(word);
  });
});
