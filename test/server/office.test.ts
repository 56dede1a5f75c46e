import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { Corpus } from '../../server/src/engine/corpus.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { EVERY_CHECK } from '../../server/src/engine/check/finding.ts';
import { CorpusIndex } from '../../server/src/engine/index/corpusIndex.ts';
import { EMPTY_LEXICON } from '../../server/src/engine/phrases/lexicon.ts';
import { NEVER } from '../../server/src/engine/signal.ts';
import { foldText } from '../../server/src/engine/text/fold.ts';
import { SourceReader } from '../../server/src/host/sourceReader.ts';
import { connect } from '../../server/src/office/connection.ts';
import { OfficeService } from '../../server/src/office/officeService.ts';
import { PushTarget } from '../../server/src/office/push.ts';
import { pushFolder, type PushSummary } from '../../server/src/office/pushFolder.ts';
import { temporaryFolder } from '../../server/test/support/folders.ts';

const { url, reason } = inject('openSearch');
const WORKER = new URL('../../server/dist/worker.js', import.meta.url);
const OFFICE_WORKER = new URL('../../server/dist/officeWorker.js', import.meta.url);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const FIELD = new URL('../../../shared/field/news/', import.meta.url).pathname;
/** Files of it that are pushed. */
const FIELD_FILES = 40;
const BUDGET = 60_000;
const INDEX = `yinju-office-${process.pid}`;

describe.skipIf(reason !== '')('an office’s corpus on OpenSearch', () => {
  const client = connect({ url, index: '' });
  const reader = new SourceReader(WORKER, 2);
  afterAll(async () => {
    await reader.dispose();
    await client.indices.delete({ index: `${INDEX}*` });
    await client.close();
  });

  async function push(folder: string, index: string): Promise<PushSummary> {
    const target = new PushTarget(client, index, NEVER);
    await target.prepare({ shards: 1, replicas: 0 });
    return pushFolder(
      folder,
      { target, reader, exclude: [], name: 'seeds', onProgress: () => undefined },
      NEVER,
    );
  }

  /** An engine with nothing of its own beside the server. */
  function laptop(index: string): { engine: Engine; service: OfficeService } {
    const engine = new Engine();
    const service = new OfficeService({
      workerFile: OFFICE_WORKER,
      onState: () => undefined,
      onCorpus: (corpus: Corpus) => engine.use(corpus),
      log: () => undefined,
    });
    service.configure({ url, index });
    return { engine, service };
  }

  it('has drafts checked on what their checks asked for, not on what is fetched at each word', async () => {
    await push(SEEDS, INDEX);
    const forChecks: boolean[] = [];
    const service = new OfficeService({
      workerFile: OFFICE_WORKER,
      onState: () => undefined,
      onCorpus: (_, isForChecks) => forChecks.push(isForChecks),
      log: () => undefined,
    });
    service.configure({ url, index: INDEX });
    service.useOwn({ index: CorpusIndex.empty, lexicon: EMPTY_LEXICON });
    expect(forChecks).toEqual([true, true]);
    expect(await service.phrase(foldText('统筹发展和安全'), 20, BUDGET)).toEqual({ answer: null });
    expect(forChecks).toEqual([true, true, false]);
    const draft = { uri: 'untitled:draft', text: '某市工作报告\n坚持统筹发展和安全，守住安全底线。\n' };
    expect(await service.checking(draft, BUDGET)).toEqual({ answer: null });
    expect(forChecks).toEqual([true, true, false, true]);
    await service.dispose();
  });

  it('serves an empty folder: continuations, counts, sources and their texts, copies', async () => {
    await push(SEEDS, INDEX);
    const { engine, service } = laptop(INDEX);
    const phrase = foldText('统筹发展和安全');
    const text = '某市工作报告\n坚持统筹发展和';
    const draft = { uri: 'untitled:draft', text, languageId: 'plaintext' };
    expect(await service.around(draft, text.length, BUDGET)).toEqual({ answer: null });
    const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
    const { items } = await engine.complete({ draft, offset: text.length, options }, NEVER);
    expect(items[0]).toMatchObject({ text: expect.stringMatching(/^安全/u) as string, isFetched: true });
    const counted = await service.count(phrase, BUDGET);
    expect(counted).toMatchObject({ answer: { places: expect.any(Number) as number } });
    expect(await service.phrase(phrase, 20, BUDGET)).toEqual({ answer: null });
    const citation = await engine.sources(phrase, 20, NEVER);
    expect(citation).toMatchObject({ places: 0, articles: 0 });
    const [source] = citation.sources;
    const whole = await service.text(source.uri, BUDGET);
    const { start, end } = source.range;
    expect(
      'answer' in whole && whole.answer.split('\n')[start.line].slice(start.character, end.character),
    ).toBe(source.match);
    const passage = citation.sources.map(({ before, match, after }) => before + match + after).join('\n');
    const copied = { ...draft, text: `某市工作总结\n${passage.replaceAll('…', '')}\n` };
    expect(await service.checking(copied, BUDGET)).toEqual({ answer: null });
    const findings = await engine.check(copied, EVERY_CHECK, NEVER);
    expect(findings.some(({ code }) => code === 'copied')).toBe(true);
    await service.dispose();
  });

  it('neither shows nor counts what a filter of the user’s rights leaves out', async () => {
    const folder = temporaryFolder({
      'open.txt': '公开报告\n坚持统筹发展和安全。\n',
      'secret.txt': '内部报告\n坚持统筹发展和安全，核心数据不得外传。\n',
    });
    const index = `${INDEX}-rights`;
    await push(folder.path, index);
    // As document-level security does: all that a user asks goes through a query of the server's.
    const alias = `${index}-drafter`;
    await client.indices.updateAliases({
      body: {
        actions: [
          { add: { index, alias, filter: { bool: { must_not: { term: { path: 'secret.txt' } } } } } },
        ],
      },
    });
    const { engine, service } = laptop(alias);
    expect(await service.count(foldText('统筹发展和安全'), BUDGET)).toEqual({
      answer: { places: 1, articles: 1 },
    });
    expect(await service.count(foldText('核心数据'), BUDGET)).toEqual({ answer: { places: 0, articles: 0 } });
    await service.phrase(foldText('统筹发展和安全'), 20, BUDGET);
    const draft = { uri: 'untitled:draft', text: '核心数据不得外', languageId: 'plaintext' };
    await service.around(draft, draft.text.length, BUDGET);
    await service.checking(draft, BUDGET);
    const { sources } = await engine.sources('统筹发展和安全', 20, NEVER);
    expect(sources.map(({ title }) => title)).toEqual(['公开报告（open）']);
    expect((await engine.sources('核心数据', 20, NEVER)).sources).toEqual([]);
    await service.dispose();
    folder.remove();
  });

  it.skipIf(!existsSync(FIELD))('is pushed real text once: the second time nothing is sent', async () => {
    const index = `${INDEX}-field`;
    const folder = temporaryFolder();
    for (const name of readdirSync(FIELD).slice(0, FIELD_FILES)) {
      copyFileSync(`${FIELD}${name}`, join(folder.path, name));
    }
    const first = await push(folder.path, index);
    expect(first).toMatchObject({ sent: FIELD_FILES, removed: 0 });
    expect(await push(folder.path, index)).toMatchObject({ sent: 0, unchanged: first.sent, removed: 0 });
    folder.remove();
  });
});
