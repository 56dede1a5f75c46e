import {
  type CancellationToken,
  CancellationTokenSource,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/check/finding.ts';
import { CancelledError, type CancelSignal } from '../../src/engine/signal.ts';
import { CheckEndedError } from '../../src/host/checkService.ts';
import { answer, answerOn, answerOrFail, type ServerContext } from '../../src/lsp/context.ts';
import { Diagnostics } from '../../src/lsp/diagnostics.ts';
import { EditTracker } from '../../src/lsp/editTracker.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { translateMessage, translatorFor } from '../../src/messages/translate.ts';

const uri = 'untitled:draft';

/** A context of one open document, whose checks do as {@link check} does. */
function contextOf(check: (signal: CancelSignal) => Promise<readonly Finding[]>) {
  const edits = new EditTracker();
  const open = new Map([[uri, edits.create(uri, 'plaintext', 1, 'XX市作了部署。')]]);
  const log: string[] = [];
  let pull: ((params: DocumentDiagnosticParams, token: CancellationToken) => unknown) | undefined;
  const translate = translatorFor('en');
  const context = {
    connection: {
      console: { error: (line: string) => log.push(line), warn: (line: string) => log.push(line) },
      languages: { diagnostics: { on: (handler: typeof pull) => (pull = handler) } },
    },
    port: { send: () => undefined, refreshDiagnostics: () => Promise.resolve() },
    documents: {
      get: (of: string) => open.get(of),
      all: () => [...open.values()],
      onDidChangeContent: () => undefined,
      onDidClose: () => undefined,
    },
    accepted: { for: () => Promise.resolve({ entries: [], revision: 0 }) },
    checks: { check: (_: unknown, __: unknown, signal: CancelSignal) => check(signal) },
    client: { pullsDiagnostics: true },
    translate,
    translateMessage: (message: { key: string; args: (string | number)[] }) =>
      translateMessage(translate, message),
    settings: () => DEFAULT_SETTINGS,
  } as unknown as ServerContext;
  const type = (text: string): void => {
    const document = open.get(uri)!;
    const start = { line: 0, character: 0 };
    open.set(uri, edits.update(document, [{ range: { start, end: start }, text }], document.version + 1));
  };
  const diagnostics = new Diagnostics(context, edits);
  const { token } = new CancellationTokenSource();
  return {
    context,
    token,
    log,
    type,
    close: () => open.delete(uri),
    reopen: (text: string) => open.set(uri, TextDocument.create(uri, 'plaintext', 1, text)),
    document: () => open.get(uri)!,
    diagnostics,
    pull: (asked = token, previousResultId?: string) =>
      pull!(
        { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) },
        asked,
      ) as Promise<DocumentDiagnosticReport>,
  };
}

const FINDING: Finding = {
  code: 'placeholder',
  span: { start: 0, end: 3 },
  message: { key: 'placeholder.left', args: ['XX市'] },
  related: [],
  fixes: [],
};

describe('a pull of findings', () => {
  it('is answered with an error where the check fails, never with an empty report', async () => {
    const { pull, log } = contextOf(() => Promise.reject(new Error('the check broke')));
    await expect(pull()).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: 'the check broke',
    });
    expect(log.join()).toContain('the check broke');
  });

  it('says in the reader’s words that the check had to be ended, and nothing in the log: it was reported', async () => {
    const { pull, log } = contextOf(() => Promise.reject(new CheckEndedError()));
    await expect(pull()).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: 'The check of this draft did not finish; change the draft and try again in a minute.',
    });
    expect(log).toEqual([]);
  });

  it('is ContentModified where the draft has changed meanwhile, and its findings are not kept', async () => {
    const { pull, type, document, diagnostics } = contextOf(() => {
      type('一');
      return Promise.resolve([FINDING]);
    });
    await expect(pull()).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    expect(diagnostics.foundIn(document())).toBeUndefined();
  });

  it('is unchanged for the same document alone, whatever version its client gives it', async () => {
    const { pull, token, reopen } = contextOf(() => Promise.resolve([FINDING]));
    const { resultId } = await pull();
    expect(await pull(token, resultId)).toEqual({ kind: 'unchanged', resultId });
    reopen('别的文字');
    expect(await pull(token, resultId)).toMatchObject({ kind: 'full' });
  });

  it('ends the check of a draft that has changed meanwhile', async () => {
    const { pull, type } = contextOf((signal) => {
      expect(signal.aborted).toBe(false);
      type('一');
      expect(signal.aborted).toBe(true);
      return Promise.reject(new CancelledError());
    });
    await expect(pull()).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('is RequestCancelled where its client lost interest', async () => {
    const source = new CancellationTokenSource();
    const { pull } = contextOf(() => {
      source.cancel();
      return Promise.reject(new CancelledError());
    });
    await expect(pull(source.token)).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it.each([
    ['typed into', ({ type }: ReturnType<typeof contextOf>) => type('一')],
    ['closed', ({ close }: ReturnType<typeof contextOf>) => close()],
    ['opened again under the same version', ({ reopen }: ReturnType<typeof contextOf>) => reopen('别的文字')],
  ])('leaves no findings for a draft that was %s', async (_, change) => {
    const made = contextOf(() => Promise.resolve([FINDING]));
    await made.pull();
    const before = made.document();
    expect(made.diagnostics.foundIn(before)?.findings).toHaveLength(1);
    change(made);
    const now = made.document();
    if (now) expect(made.diagnostics.foundIn(now)).toBeUndefined();
  });
});

describe('an answer', () => {
  const failing = () => Promise.reject(new TypeError('not a function'));

  it('that typing asked for is empty where it fails', async () => {
    const { context, token, log } = contextOf(() => Promise.resolve([]));
    expect(await answer(context, token, 'nothing', failing)).toBe('nothing');
    expect(log.join()).toContain('not a function');
  });

  it('that someone asked for is an error where it fails', async () => {
    const { context, token } = contextOf(() => Promise.resolve([]));
    const failed = { code: LSPErrorCodes.RequestFailed };
    await expect(answerOrFail(context, token, failing)).rejects.toMatchObject(failed);
    await expect(answerOn(context, uri, token, 'none', failing)).rejects.toMatchObject(failed);
    expect(await answerOn(context, 'untitled:closed', token, 'none', failing)).toBe('none');
  });
});
