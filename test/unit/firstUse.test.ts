import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';

// Files of a thread share what they load: what another loaded has that one's editor.
vi.hoisted(() => vi.resetModules());

/** The window as far as the client knows it. */
const editor = vi.hoisted(() => ({
  open: [] as { languageId: string }[],
  opens: new Set<(document: { languageId: string }) => void>(),
  trusted: true,
  paths: {} as { workspaceValue?: string[]; globalValue?: string[] },
}));

vi.mock('vscode', () => ({
  Disposable: class {
    dispose = (): void => undefined;
  },
  workspace: {
    get textDocuments() {
      return editor.open;
    },
    get isTrusted() {
      return editor.trusted;
    },
    getConfiguration: () => ({ inspect: () => editor.paths }),
    onDidOpenTextDocument: (listener: (document: { languageId: string }) => void) => {
      editor.opens.add(listener);
      return { dispose: () => editor.opens.delete(listener) };
    },
  },
}));
const { onFirstUse, rememberWriting } = await import('../../client/src/firstUse.ts');

/** A window over a workspace that keeps {@link state} between its windows. */
function windowOf(state: Map<string, unknown>): ExtensionContext {
  return {
    workspaceState: {
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => {
        state.set(key, value);
        return Promise.resolve();
      },
    },
  } as unknown as ExtensionContext;
}

/** How often the server was started by now. */
let started = 0;
const start = (): void => {
  started++;
};
const opens = (languageId: string): void => editor.opens.forEach((listener) => listener({ languageId }));

beforeEach(() => {
  Object.assign(editor, { open: [], opens: new Set(), trusted: true, paths: {} });
  started = 0;
});

describe('the server starts', () => {
  test.each(['gongwen', 'markdown', 'plaintext'])('with a window that shows %s', (languageId) => {
    editor.open = [{ languageId: 'json' }, { languageId }];
    onFirstUse(windowOf(new Map()), start);
    expect(started).toBe(1);
  });

  test('when the first draft opens in any other, and once', () => {
    editor.open = [{ languageId: 'json' }];
    onFirstUse(windowOf(new Map()), start);
    opens('typescript');
    expect(started).toBe(0);
    opens('gongwen');
    opens('markdown');
    expect(started).toBe(1);
  });

  test('no more once the window is closed', () => {
    onFirstUse(windowOf(new Map()), start).dispose();
    opens('gongwen');
    expect(started).toBe(0);
  });

  test('with the window where a continuation was accepted before', async () => {
    const state = new Map<string, unknown>();
    onFirstUse(windowOf(state), start);
    expect(started).toBe(0);
    await rememberWriting(windowOf(state));
    onFirstUse(windowOf(state), start);
    expect(started).toBe(1);
  });

  test.each([
    { paths: { workspaceValue: ['reports'] }, trusted: true, times: 1 },
    { paths: { workspaceValue: ['reports'] }, trusted: false, times: 0 },
    { paths: { workspaceValue: [] }, trusted: true, times: 0 },
    { paths: { globalValue: ['/reports'] }, trusted: true, times: 0 },
  ])(
    '$times times with the window by the settings $paths, trusted: $trusted',
    ({ paths, trusted, times }) => {
      Object.assign(editor, { paths, trusted });
      onFirstUse(windowOf(new Map()), start);
      expect(started).toBe(times);
    },
  );
});
