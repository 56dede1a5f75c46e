import {
  CancellationTokenSource,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type ServerRequestHandler,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { registerCompletion } from '../../src/lsp/completion.ts';
import type { ServerContext } from '../../src/lsp/context.ts';
import { FirstCorpus } from '../../src/lsp/firstCorpus.ts';
import { fileOf, indexOf } from '../support/corpora.ts';

describe('a list that waits for the first corpus', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A wait, and whether it is over; asked after all that is due has run. */
  function waiting(first: FirstCorpus, source = new CancellationTokenSource()) {
    let isOver = false;
    first.wait(source.token).then(
      () => (isOver = true),
      () => undefined,
    );
    return async () => {
      await vi.advanceTimersByTimeAsync(0);
      return isOver;
    };
  }

  it('continues when shards come, not before', async () => {
    const first = new FirstCorpus();
    const isOver = waiting(first);
    first.came(0);
    first.onStatus({ state: 'indexing' });
    expect(await isOver()).toBe(false);
    first.came(1);
    expect(await isOver()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['ready', 'failed'] as const)('goes on when indexing is %s without any', async (state) => {
    const first = new FirstCorpus();
    const isOver = waiting(first);
    first.onStatus({ state });
    expect(await isOver()).toBe(true);
  });

  it('never waits again', async () => {
    const first = new FirstCorpus();
    first.came(1);
    first.onStatus({ state: 'indexing' });
    expect(await waiting(first)()).toBe(true);
  });

  it('continues when it is cancelled, or was already', async () => {
    const first = new FirstCorpus();
    const source = new CancellationTokenSource();
    const isOver = waiting(first, source);
    expect(await isOver()).toBe(false);
    source.cancel();
    expect(await isOver()).toBe(true);
    expect(await waiting(first, source)()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('continues after three seconds', async () => {
    const isOver = waiting(new FirstCorpus());
    await vi.advanceTimersByTimeAsync(2999);
    expect(await isOver()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isOver()).toBe(true);
  });
});

/** The completion handler over an engine that has no corpus yet. */
function handlerOf(firstCorpus: FirstCorpus, engine: Engine) {
  let handler: ServerRequestHandler<CompletionParams, CompletionList, never, void> | undefined;
  const document = TextDocument.create('untitled:a', 'plaintext', 1, '坚持统筹');
  registerCompletion({
    connection: {
      onCompletion: (given: typeof handler) => (handler = given),
      onCompletionResolve: () => undefined,
    },
    documents: { get: () => document },
    engine,
    firstCorpus,
    client: { snippets: false, itemShape: 'range' },
    memory: { prepare: () => Promise.resolve(), shown: () => [] },
    office: { writing: () => undefined },
    study: { writing: () => undefined },
    translate: (key: string) => key,
    settings: () => ({ completion: { maxItems: 5, threshold: 0, slots: false, pinyin: false } }),
  } as unknown as ServerContext);
  return (triggerKind: CompletionTriggerKind) => {
    const params = {
      textDocument: { uri: document.uri },
      position: { line: 0, character: 4 },
      context: { triggerKind },
    };
    const { token } = new CancellationTokenSource();
    return handler?.(params, token, undefined as never) as Promise<CompletionList>;
  };
}

describe('a list asked for before there is a corpus', () => {
  const texts = ['坚持统筹发展和安全，压实安全生产责任。', '坚持统筹发展和安全，促进共同富裕。'];
  const index = indexOf(texts.map((text, number) => fileOf(`${number}.txt`, `第${number}号报告\n${text}`)));

  it('is drawn from it when it was invoked', async () => {
    const [firstCorpus, engine] = [new FirstCorpus(), new Engine()];
    const asked = handlerOf(firstCorpus, engine)(CompletionTriggerKind.Invoked);
    // A handler that does not wait has its answer by then.
    await new Promise(setImmediate);
    engine.use({ index, lexicon: EMPTY_LEXICON });
    firstCorpus.came(index.shards.length);
    expect((await asked).items.at(0)?.textEdit?.newText).toMatch(/^发展/u);
  });

  it('is empty at once after a character that triggers it', async () => {
    const asked = handlerOf(new FirstCorpus(), new Engine())(CompletionTriggerKind.TriggerCharacter);
    expect((await asked).items).toEqual([]);
  });
});
