import { type CancellationToken, CancellationTokenSource } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import type { ServerContext } from '../../src/lsp/context.ts';
import { registerRequests } from '../../src/lsp/requests.ts';
import { SOURCES_AT, type SourcesAtParams, type SourcesAtResult } from '../../src/protocol/index.ts';

type Handler = (params: SourcesAtParams, token: CancellationToken) => Promise<SourcesAtResult | null>;

interface Found {
  readonly phrase: string;
  /** File names of its sources. */
  readonly names: readonly string[];
}

/** Asks at the beginning of a draft, of an engine that finds {@link found} one after another; and how often it was asked. */
async function asked(
  isSet: boolean,
  found: readonly Found[],
): Promise<{ names: string[] | undefined; times: number }> {
  const document = TextDocument.create('untitled:draft', 'plaintext', 1, '统筹发展和安全');
  let handler: Handler | undefined;
  let times = 0;
  const context = {
    connection: {
      console: { error: (text: string) => expect.fail(text) },
      onRequest: (name: string, given: Handler) => name === SOURCES_AT && (handler = given),
    },
    documents: { get: () => document },
    office: { isSet, sources: () => Promise.resolve(undefined) },
    addresses: { documentUri: (uri: string) => uri },
    engine: {
      sourcesAt: () => {
        const { phrase, names } = found[Math.min(times++, found.length - 1)];
        const sources = names.map((name) => ({ uri: `file:///${name}`, headings: [], match: phrase }));
        return Promise.resolve({
          phrase,
          span: { start: 0, end: phrase.length },
          places: 1,
          articles: 1,
          sources,
        });
      },
    },
  };
  registerRequests(context as unknown as ServerContext);
  const params = { uri: document.uri, position: { line: 0, character: 0 } };
  const answer = await handler?.(params, new CancellationTokenSource().token);
  return { names: answer?.sources.map(({ uri }) => uri.slice('file:///'.length)), times };
}

it.each([
  ['no office is asked: once', false, [{ phrase: '统筹发展', names: ['a'] }], ['a'], 1],
  [
    'an office sent passages: its sources are among them',
    true,
    [
      { phrase: '统筹发展', names: ['a'] },
      { phrase: '统筹发展', names: ['a', 'b'] },
    ],
    ['a', 'b'],
    2,
  ],
  [
    'what it sent makes a longer phrase: the sources stay those of the phrase',
    true,
    [
      { phrase: '统筹发展', names: ['a'] },
      { phrase: '统筹发展和安全', names: ['b'] },
    ],
    ['a'],
    2,
  ],
])('sources at the caret where %s', async (_, isSet, found, names, times) => {
  expect(await asked(isSet, found)).toEqual({ names, times });
});
