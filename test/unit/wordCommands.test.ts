import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exportDraft } from '../../client/src/commands/exportDraft.ts';
import { WordDrafts } from '../../client/src/commands/wordDrafts.ts';

// Files of a thread share what they load: what another loaded has that one's editor.
vi.hoisted(() => vi.resetModules());

/** The editor as far as these commands know it: what its dialogs answer, and what it showed and wrote. */
const editor = vi.hoisted(() => ({
  saveAs: undefined as string | undefined,
  answer: undefined as string | undefined,
  refuses: undefined as string | undefined,
  /** Bytes that the disk has room for. */
  room: Infinity,
  files: new Map<string, Uint8Array>(),
  messages: [] as string[],
  opened: [] as string[],
  asked: 0,
}));

vi.mock('vscode', () => {
  const uriOf = (path: string) => ({ path, scheme: 'file', toString: () => `file://${path}` });
  const show = (message: string) => {
    editor.messages.push(message);
    return Promise.resolve(editor.answer);
  };
  const draft = { uri: uriOf('/稿/工作总结.gw'), languageId: 'gongwen', getText: () => '甲乙\n丙丁' };
  return {
    ProgressLocation: { Window: 10 },
    ViewColumn: { Beside: -2 },
    Uri: {
      joinPath: ({ path }: { path: string }, ...parts: string[]) => uriOf([path, ...parts].join('/')),
      file: uriOf,
    },
    l10n: {
      t: (text: string, ...parts: unknown[]) =>
        text.replaceAll(/\{(\d)\}/gu, (_, at: string) => String(parts[Number(at)])),
    },
    env: { openExternal: () => Promise.resolve(true) },
    commands: { executeCommand: () => Promise.resolve() },
    window: {
      activeTextEditor: { document: draft },
      showSaveDialog: () => {
        editor.asked++;
        return Promise.resolve(editor.saveAs === undefined ? undefined : uriOf(editor.saveAs));
      },
      showOpenDialog: () => Promise.resolve([uriOf('/稿/来文.docx')]),
      showInformationMessage: show,
      showWarningMessage: show,
      showErrorMessage: show,
      showTextDocument: () => Promise.resolve(),
      withProgress: (_: unknown, work: () => Promise<unknown>) => work(),
    },
    workspace: {
      workspaceFolders: [],
      openTextDocument: ({ content }: { content: string }) => {
        editor.opened.push(content);
        return Promise.resolve({ uri: uriOf('/稿/无题') });
      },
      fs: {
        readFile: ({ path }: { path: string }) =>
          Promise.resolve(editor.files.get(path) ?? Buffer.from('来文')),
        writeFile: ({ path }: { path: string }, content: Uint8Array) => {
          if (editor.refuses !== undefined) return Promise.reject(new Error(editor.refuses));
          if (content.length > editor.room) {
            // The editor empties a file before it writes.
            editor.files.set(path, content.subarray(0, 0));
            return Promise.reject(new Error('ENOSPC: no space left on device'));
          }
          editor.files.set(path, content);
          return Promise.resolve();
        },
      },
    },
  };
});

type Server = Parameters<typeof exportDraft>[0];
/** A server that answers every request so. */
const serverThat = (answer: unknown) => ({ request: () => Promise.resolve(answer) }) as unknown as Server;
const exported = (placeholders: number, warnings: number) =>
  serverThat({ content: Buffer.from('公文').toString('base64'), placeholders, warnings });

beforeEach(() => {
  Object.assign(editor, {
    saveAs: '/稿/工作总结.docx',
    answer: undefined,
    refuses: undefined,
    room: Infinity,
    asked: 0,
  });
  editor.files.clear();
  editor.messages.length = 0;
  editor.opened.length = 0;
});

describe('exporting a draft', () => {
  test('writes it where the user says, and says so', async () => {
    await exportDraft(exported(0, 0));
    expect(Buffer.from(editor.files.get('/稿/工作总结.docx') ?? []).toString()).toBe('公文');
    expect(editor.messages).toEqual(['Exported to 工作总结.docx.']);
  });

  test('counts what is left to do before, and writes only on a yes', async () => {
    await exportDraft(exported(2, 1));
    expect(editor.messages).toEqual([expect.stringMatching(/2.*1/u)]);
    expect(editor.files.size).toBe(0);
    editor.answer = 'Export Anyway';
    await exportDraft(exported(2, 1));
    expect(editor.files.size).toBe(1);
  });

  test.each([
    ['EBUSY: resource busy or locked', 'open in another program'],
    ['EACCES: permission denied', 'read-only'],
    ['EISDIR: illegal operation on a directory', 'a folder'],
  ])('says what to do where the target is refused: %s (%s)', async (reason) => {
    editor.refuses = reason;
    await expect(exportDraft(exported(0, 0))).rejects.toThrow(
      `The file could not be written. Close it in other programs, or choose another name. (${reason})`,
    );
    expect(editor.messages).toEqual([]);
  });

  test('puts back what the target held where the disk is full', async () => {
    editor.files.set('/稿/工作总结.docx', Buffer.from('旧'));
    editor.room = Buffer.from('旧').length;
    await expect(exportDraft(exported(0, 0))).rejects.toThrow('no space left');
    expect(Buffer.from(editor.files.get('/稿/工作总结.docx') ?? []).toString()).toBe('旧');
  });

  test('never writes over the draft that a menu hands over', async () => {
    editor.saveAs = undefined;
    const uri = { path: '/稿/工作总结.gw' } as Parameters<typeof exportDraft>[1];
    await exportDraft(exported(0, 0), uri);
    expect([editor.asked, editor.files.size]).toEqual([1, 0]);
    const target = { path: '/稿/别处.docx' } as Parameters<typeof exportDraft>[1];
    await exportDraft(exported(0, 0), target);
    expect([editor.asked, [...editor.files.keys()]]).toEqual([1, ['/稿/别处.docx']]);
  });
});

describe('writing back into a Word file', () => {
  const revised = (placed: number, unplaced: string[]) =>
    new WordDrafts(serverThat({ content: Buffer.from('修订').toString('base64'), placed, unplaced }));

  test('says how many changes it wrote, and shows on demand what has no place', async () => {
    editor.answer = 'Show Them';
    await revised(2, ['新来的一行']).writeBack();
    expect(editor.messages[0]).toMatch(/2.*1/u);
    expect(editor.opened).toEqual(['新来的一行']);
    expect(editor.files.size).toBe(1);
  });

  test('writes nothing where no change has a place', async () => {
    await revised(0, []).writeBack();
    expect(editor.messages).toEqual(['None of the changes can be written back to the Word file.']);
    expect([editor.asked, editor.files.size]).toEqual([0, 0]);
  });

  test('says what to do where the target is open elsewhere', async () => {
    editor.refuses = 'EBUSY';
    await expect(revised(1, []).writeBack()).rejects.toThrow('Close it in other programs');
  });
});
