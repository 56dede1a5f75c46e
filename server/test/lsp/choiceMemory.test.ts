import type { AskedByHand } from '../../src/protocol/index.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionItem, CompletionList } from 'vscode-languageserver';
import { afterEach, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const CORPUS: Record<string, string> = { 'c.txt': '丙市工作报告\n共办结信访事项12件。\n' };
for (const [number, end] of ['今年', '去年', '同时', '此外', '目前', '下一步'].entries()) {
  CORPUS[`a${number}.txt`] = `甲市工作报告${end}\n坚持统筹发展和安全，压实安全生产责任。${end}\n`;
  if (number > 0) CORPUS[`b${number}.txt`] = `乙市工作报告${end}\n坚持统筹城乡协调，促进共同富裕。${end}\n`;
}

const folders: TemporaryFolder[] = [];
const clients: TestClient[] = [];

function folder(files: Record<string, string> = {}): TemporaryFolder {
  const made = temporaryFolder(files);
  folders.push(made);
  return made;
}

async function start(corpus: TemporaryFolder, cache: TemporaryFolder, root?: TemporaryFolder, slots = true) {
  const client = await TestClient.start({
    initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    settings: { completion: { threshold: 0, slots } },
    ...(root ? { rootUri: pathToFileURL(root.path).href } : {}),
  });
  clients.push(client);
  await client.status(({ state }) => state === 'ready');
  return client;
}

const complete = (client: TestClient, marked: string, params: AskedByHand = {}) =>
  client.at<CompletionList>('textDocument/completion', marked, { ...params }).then(({ items }) => items);

const execute = (client: TestClient, { command, arguments: args }: NonNullable<CodeAction['command']>) =>
  client.connection.sendRequest('workspace/executeCommand', { command, arguments: args });

const textOf = ({ textEdit }: CompletionItem) => textEdit?.newText ?? '';

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
  for (const made of folders.splice(0)) made.remove();
});

describe('memory of choices over stdio', () => {
  it('raises what was accepted, also after a restart, and keeps it in a file to be read', async () => {
    const [corpus, cache, root] = [folder(CORPUS), folder(), folder()];
    const first = await start(corpus, cache, root);
    const [before] = await complete(first, '坚持统筹|');
    // Too unlikely for the list that comes by itself.
    const items = await complete(first, '坚持统筹|', { asked: true });
    const rank = items.findIndex((item) => textOf(item).startsWith('城乡'));
    expect(rank).toBeGreaterThan(0);
    for (let i = 0; i < 6; i++) await execute(first, items[rank].command!);
    const [file] = readdirSync(join(cache.path, 'choices'));
    expect(readFileSync(join(cache.path, 'choices', file), 'utf8')).toContain('统筹|城乡');
    await first.stop();
    clients.length = 0;

    const second = await start(corpus, cache, root);
    expect(textOf((await complete(second, '坚持统筹|'))[0])).toBe(textOf(items[rank]));
    const elsewhere = await start(corpus, cache, folder());
    expect(textOf((await complete(elsewhere, '坚持统筹|'))[0])).toBe(textOf(before));
  });

  it('moves down items that are typed past again and again', async () => {
    const client = await start(folder(CORPUS), folder());
    const [before] = await complete(client, '坚持统筹|');
    expect(textOf(before)).toMatch(/^发展/);
    const uri = 'untitled:past';
    await client.open(uri, '');
    for (let i = 0; i < 40; i++) {
      for (const text of ['坚持统筹', '坚持统筹城']) {
        await client.change(uri, text);
        await client.connection.sendRequest('textDocument/completion', {
          textDocument: { uri },
          position: { line: 0, character: text.length },
        });
      }
    }
    expect(textOf((await complete(client, '坚持统筹|'))[0])).toMatch(/^城乡/);
  });
});

describe('.yinju/phrases.json over stdio', () => {
  it('is written by “never offer this” on a selection, and obeyed at once and after a restart', async () => {
    const [corpus, cache, root] = [folder(CORPUS), folder(), folder()];
    const client = await start(corpus, cache, root);
    await client.open('untitled:draft', '统筹发展和安全');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: 'untitled:draft' },
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 7 } },
      context: { diagnostics: [] },
    });
    const [never, offer] = actions.filter(({ command }) => command);
    expect([never.title, offer.title]).toEqual([
      'Never offer “发展和安全” (Yinju)',
      'Offer “发展和安全” after its first words (Yinju)',
    ]);
    expect(await execute(client, never.command!)).toBe(true);
    const written: unknown = JSON.parse(readFileSync(join(root.path, '.yinju', 'phrases.json'), 'utf8'));
    expect(written).toEqual({ version: 1, preferred: [], rejected: [{ text: '发展和安全', reason: '' }] });
    for (const item of await complete(client, '坚持统筹|')) expect(textOf(item)).not.toContain('发展和安全');
    await client.stop();
    clients.length = 0;
    const again = await start(corpus, cache, root);
    const items = await complete(again, '坚持统筹|');
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(textOf(item)).not.toContain('发展和安全');
  });

  it('names the phrase at the caret', async () => {
    const client = await start(folder(CORPUS), folder(), folder());
    const actions = await client.at<CodeAction[]>('textDocument/codeAction', '压实安全|生产责任', {
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } },
      context: { diagnostics: [] },
    });
    const never = actions.find(({ command }) => command);
    expect(never?.command?.arguments).toEqual(['压实安全生产责任']);
  });

  it('depends on the folder of the draft; an item that any folder rejects is offered nowhere', async () => {
    const [corpus, cache, roots] = [folder(CORPUS), folder(), [folder(), folder()]];
    const client = await TestClient.start({
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      settings: { completion: { threshold: 0 } },
      workspaceFolders: roots.map(({ path }, number) => ({
        uri: pathToFileURL(path).href,
        name: `第${number}处`,
      })),
    });
    clients.push(client);
    await client.status(({ state }) => state === 'ready');
    const uri = pathToFileURL(join(roots[1].path, '稿.txt')).href;
    await client.open(uri, '统筹发展和安全');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 7 } },
      context: { diagnostics: [] },
    });
    expect(await execute(client, actions.find(({ command }) => command)!.command!)).toBe(true);
    const files = roots.map(({ path }) => existsSync(join(path, '.yinju', 'phrases.json')));
    expect(files).toEqual([false, true]);
    const texts = async () => (await complete(client, '坚持统筹|')).map(textOf).join();
    expect(await texts()).not.toContain('发展和安全');
    const preferred = [
      { text: '坚持统筹两个大局', reason: '' },
      { text: '发展和安全', reason: '' },
    ];
    roots[0].write('.yinju/phrases.json', JSON.stringify({ version: 1, preferred }));
    expect(await texts()).toMatch(/^两个大局/u);
    expect(await texts()).not.toContain('发展和安全');
    // A folder that no longer exists has no effect.
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: pathToFileURL(roots[1].path).href, name: '第1处' }] },
    });
    expect(await texts()).toContain('发展和安全');
  });

  it('is read again when it changes; what is wrong in it is reported, and its previous content still applies', async () => {
    const root = folder();
    const client = await start(folder(CORPUS), folder(), root);
    const messages: string[] = [];
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      messages.push(message);
    });
    const preferred = [{ text: '坚持统筹两个大局', reason: '本市惯用' }];
    root.write('.yinju/phrases.json', JSON.stringify({ version: 1, preferred, rejected: [] }));
    expect(textOf((await complete(client, '坚持统筹|'))[0])).toBe('两个大局');
    root.write('.yinju/phrases.json', '{"version": 1, "preferred": "x"}');
    expect(textOf((await complete(client, '坚持统筹|'))[0])).toBe('两个大局');
    await complete(client, '坚持统筹|');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('"preferred" must be a list');
  });
});

describe('slots over stdio', () => {
  it.each([true, false])('are tab stops where they are on: %s', async (slots) => {
    const client = await start(folder(CORPUS), folder(), undefined, slots);
    const items = await complete(client, '办结信访|');
    const snippets = items.filter(({ insertTextFormat }) => insertTextFormat === 2).map(textOf);
    if (slots) expect(snippets.join()).toContain('${1:12}件');
    else expect(snippets).toEqual([]);
  });
});
