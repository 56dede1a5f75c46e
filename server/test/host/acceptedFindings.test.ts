import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AcceptedEntry } from '../../src/engine/check/accepted.ts';
import { ACCEPTED_FILE, AcceptedFindings, acceptedRootOf } from '../../src/host/acceptedFindings.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const entry = (text: string): AcceptedEntry => ({ check: 'copied', text, before: '前', after: '后' });

const folders: TemporaryFolder[] = [];

function folder(files: Record<string, string> = {}): TemporaryFolder {
  const made = temporaryFolder(files);
  folders.push(made);
  return made;
}

async function entriesIn(root: string): Promise<readonly AcceptedEntry[]> {
  const accepted = new AcceptedFindings(root);
  await accepted.refresh();
  return accepted.entries;
}

const contentOf = (root: string): string => readFileSync(join(root, ACCEPTED_FILE), 'utf8');

afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

describe('AcceptedFindings', () => {
  it('remembers each entry once, in a file that others read', async () => {
    const { path } = folder();
    const accepted = new AcceptedFindings(path);
    expect(await accepted.refresh()).toBe(false);
    expect(accepted.entries).toEqual([]);
    await Promise.all([
      accepted.accept(entry('甲')),
      accepted.accept(entry('乙')),
      accepted.accept(entry('甲')),
    ]);
    expect(accepted.entries).toEqual([entry('甲'), entry('乙')]);
    expect(await entriesIn(path)).toEqual([entry('甲'), entry('乙')]);
    expect(await acceptedRootOf(join(path, 'sub', 'draft.txt'))).toBe(path);
    expect(readdirSync(dirname(join(path, ACCEPTED_FILE)))).toEqual(['accepted.json']);
  });

  it('loses nothing where two editors keep at the same time', async () => {
    const { path } = folder();
    const editors = [new AcceptedFindings(path), new AcceptedFindings(path)];
    const texts = Array.from({ length: 6 }, (_, number) => `第${number}句`);
    // Each sees what the other wrote before it writes.
    for (const [number, text] of texts.entries()) await editors[number % 2].accept(entry(text));
    expect((await entriesIn(path)).map(({ text }) => text)).toEqual(texts);
  });

  it('keeps what it does not understand', async () => {
    const theirs = {
      $schema: 'https://example.org/accepted.json',
      version: 7,
      owner: '综合科',
      accepted: [
        { check: 'tone', text: '丙', before: '', after: '', by: '王' },
        { ...entry('甲'), reason: '领导定稿' },
        '旧格式',
      ],
    };
    const { path } = folder({ [ACCEPTED_FILE]: JSON.stringify(theirs) });
    const accepted = new AcceptedFindings(path);
    await accepted.refresh();
    expect(accepted.entries.map(({ text }) => text)).toEqual(['甲']);
    await accepted.accept(entry('乙'));
    expect(JSON.parse(contentOf(path))).toEqual({ ...theirs, accepted: [...theirs.accepted, entry('乙')] });
  });

  it.each([
    ['no JSON', '{ no json'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['no list in it', '{"version":1,"accepted":{}}'],
  ])('leaves a file alone and names it that holds %s; what it said before holds', async (_, content) => {
    const made = folder();
    const accepted = new AcceptedFindings(made.path);
    await accepted.accept(entry('甲'));
    made.write(ACCEPTED_FILE, content);
    expect(await accepted.refresh()).toBe(true);
    expect(accepted.problem).toBeInstanceOf(Error);
    expect(accepted.entries).toEqual([entry('甲')]);
    await expect(accepted.accept(entry('乙'))).rejects.toThrow();
    expect(contentOf(made.path)).toBe(content);
    made.write(ACCEPTED_FILE, JSON.stringify({ version: 1, accepted: [entry('丁')] }));
    await accepted.refresh();
    expect(accepted.problem).toBeUndefined();
    expect(accepted.entries).toEqual([entry('丁')]);
  });

  it.each(['', '  \n', '{}', '{"version":1}'])('begins a list in a file that holds %j', async (content) => {
    const { path } = folder({ [ACCEPTED_FILE]: content });
    await new AcceptedFindings(path).accept(entry('甲'));
    expect(JSON.parse(contentOf(path))).toEqual({ version: 1, accepted: [entry('甲')] });
  });

  it('reads a file with a byte order mark and Windows’ line ends, and keeps both', async () => {
    const content = JSON.stringify({ version: 1, accepted: [entry('甲')] }, null, 2).replaceAll('\n', '\r\n');
    const { path } = folder({ [ACCEPTED_FILE]: `\uFEFF${content}\r\n` });
    const accepted = new AcceptedFindings(path);
    await accepted.accept(entry('乙'));
    expect(accepted.entries).toEqual([entry('甲'), entry('乙')]);
    const written = contentOf(path);
    expect(written.startsWith('\uFEFF{\r\n')).toBe(true);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(await entriesIn(path)).toEqual([entry('甲'), entry('乙')]);
  });

  it('does not recreate a workspace that no longer exists', async () => {
    const made = folder();
    const accepted = new AcceptedFindings(join(made.path, 'gone'));
    await expect(accepted.accept(entry('甲'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(made.path)).toEqual([]);
  });

  it('takes a folder in the file’s place for a problem, not for a file', async () => {
    const { path } = folder();
    mkdirSync(join(path, ACCEPTED_FILE), { recursive: true });
    const accepted = new AcceptedFindings(path);
    await accepted.refresh();
    expect(accepted.problem?.message).toContain('is not a file');
    await expect(accepted.accept(entry('甲'))).rejects.toThrow('is not a file');
  });

  it('remembers without a folder, and writes nothing', async () => {
    const accepted = new AcceptedFindings(undefined);
    await accepted.accept(entry('甲'));
    await accepted.accept(entry('甲'));
    expect(accepted.entries).toEqual([entry('甲')]);
    expect(accepted.path).toBeUndefined();
  });
});
