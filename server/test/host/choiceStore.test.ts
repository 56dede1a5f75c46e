import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ChoiceStore } from '../../src/host/choiceStore.ts';
import { PhrasesFile } from '../../src/host/phrasesFile.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const folders: TemporaryFolder[] = [];

function folder(files: Record<string, string> = {}): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.path;
}

afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

describe('the store of choices', () => {
  const now = Date.UTC(2024, 2, 5);

  function storeIn(path: string, log: string[] = [], workspace = 'file:///work') {
    return new ChoiceStore(path, workspace, (message) => log.push(message));
  }

  it('keeps them between sessions, readable, for the user alone', async () => {
    const cache = folder();
    const store = storeIn(cache);
    (await store.load()).accept('压实责任', now);
    await store.save();
    expect(readFileSync(store.file, 'utf8')).toContain('压实责任');
    if (process.platform !== 'win32') expect(statSync(store.file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(store.file))).toHaveLength(1);
    const again = await storeIn(cache).load();
    expect(again.weight('压实责任', now)).toBe(store.choices.weight('压实责任', now));
  });

  it('keeps each workspace apart', async () => {
    const cache = folder();
    const store = storeIn(cache);
    store.choices.accept('压实责任', now);
    await store.save();
    const other = await storeIn(cache, [], 'file:///other').load();
    expect(other.records()).toEqual([]);
  });

  it('writes what waits when it is disposed, and nothing when nothing changed', async () => {
    const cache = folder();
    const store = storeIn(cache);
    await store.dispose();
    expect(readdirSync(cache)).toEqual([]);
    store.choices.passOver('压实责任', now);
    store.changed();
    await store.dispose();
    expect((await storeIn(cache).load()).records()).toHaveLength(1);
  });

  it.each([
    '',
    '{"version":1,"choices":[',
    '{"version":9,"choices":[]}',
    '{"version":1,"choices":[{"text":1}]}',
    'null',
  ])('sets a damaged file aside and starts over: %s', async (content) => {
    const cache = folder();
    const log: string[] = [];
    const store = storeIn(cache, log);
    mkdirSync(dirname(store.file));
    writeFileSync(store.file, content);
    expect((await store.load()).records()).toEqual([]);
    expect(readFileSync(`${store.file}.broken`, 'utf8')).toBe(content);
    expect(log).toHaveLength(1);
    store.choices.accept('压实责任', now);
    await store.save();
    expect((await storeIn(cache).load()).records()).toHaveLength(1);
  });

  it('goes on without a folder that can be written', async () => {
    const log: string[] = [];
    const store = storeIn(join(folder({ file: '' }), 'file'), log);
    await store.load();
    store.choices.accept('压实责任', now);
    await store.save();
    expect(log.length).toBeGreaterThan(0);
    expect(store.choices.records()).toHaveLength(1);
  });
});

describe('the phrases file on the disk', () => {
  it('is made when the first phrase is put', async () => {
    const root = folder();
    const file = new PhrasesFile(root);
    await file.put('压实责任', 'rejected');
    expect(file.rules.rejected).toEqual([{ text: '压实责任', reason: '' }]);
    const content: unknown = JSON.parse(readFileSync(file.path, 'utf8'));
    expect(content).toEqual({ version: 1, preferred: [], rejected: [{ text: '压实责任', reason: '' }] });
    expect(readdirSync(join(root, '.yinju'))).toEqual(['phrases.json']);
  });

  it('takes phrases put at the same moment, every one', async () => {
    const file = new PhrasesFile(folder());
    await Promise.all(['甲甲', '乙乙', '丙丙'].map((text) => file.put(text, 'preferred')));
    expect(file.rules.preferred).toHaveLength(3);
  });

  it('is read again when it changes, and holds what it said while it is wrong', async () => {
    const file = new PhrasesFile(folder());
    await file.put('压实责任', 'rejected');
    expect(await file.refresh()).toBe(false);
    writeFileSync(file.path, '{"version": 1, "rejected": "压实责任"}');
    expect(await file.refresh()).toBe(true);
    expect(file.problem?.message).toBe('"rejected" must be a list');
    expect(file.rules.rejected).toHaveLength(1);
    await expect(file.put('甲甲', 'rejected')).rejects.toThrow('must be a list');
    expect(readFileSync(file.path, 'utf8')).toContain('"rejected": "压实责任"');
    writeFileSync(file.path, '{"version": 1}');
    await file.refresh();
    expect(file.problem).toBeUndefined();
    expect(file.rules.rejected).toEqual([]);
  });
});
