import fc from 'fast-check';
import {
  type CancellationToken,
  CancellationTokenSource,
  type CodeAction,
  type CodeActionParams,
  type DocumentDiagnosticParams,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import type { Finding } from '../../src/engine/check/finding.ts';
import type { Draft } from '../../src/engine/draft.ts';
import { foldText } from '../../src/engine/text/fold.ts';
import { registerCodeActions } from '../../src/lsp/codeActions.ts';
import type { ServerContext } from '../../src/lsp/context.ts';
import { Diagnostics } from '../../src/lsp/diagnostics.ts';
import { EditTracker } from '../../src/lsp/editTracker.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';

const WRONG = '，。';
const uri = 'untitled:draft';

/** What a writer and an editor do, in any order. */
const STEP = fc.oneof(
  fc.record({
    does: fc.constant('types' as const),
    at: fc.nat(40),
    text: fc.constantFrom('一', WRONG, '\n', '一句话，'),
  }),
  fc.record({
    does: fc.constant('deletes' as const),
    at: fc.nat(40),
    length: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    does: fc.constant('replaces' as const),
    text: fc.constantFrom(`一${WRONG}二`, `${WRONG}\n${WRONG}`),
  }),
  fc.constant({ does: 'pulls' as const }),
  fc.constant({ does: 'hears' as const }),
  fc.constant({ does: 'pulls and hears' as const }),
  fc.constant({ does: 'asks' as const }),
  fc.constant({ does: 'asks' as const }),
);

type Pull = (params: DocumentDiagnosticParams, token: CancellationToken) => Promise<unknown>;
type Ask = (params: CodeActionParams, token: CancellationToken) => Promise<CodeAction[]>;

/** A server whose check finds every `，。`, and answers when it is let to. */
class Session {
  readonly #edits = new EditTracker();
  document: TextDocument = this.#edits.create(uri, 'plaintext', 1, `总结\n一是这样${WRONG}二是那样。`);
  #pull!: Pull;
  #ask!: Ask;
  #underWay: (() => void)[] = [];
  readonly #token = new CancellationTokenSource().token;

  constructor() {
    const context = {
      connection: {
        console: { error: () => undefined },
        languages: { diagnostics: { on: (handler: Pull) => (this.#pull = handler) } },
        onCodeAction: (handler: Ask) => (this.#ask = handler),
      },
      port: { refreshDiagnostics: () => Promise.resolve() },
      documents: {
        get: () => this.document,
        all: () => [this.document],
        onDidChangeContent: () => undefined,
        onDidClose: () => undefined,
      },
      accepted: { for: () => Promise.resolve({ entries: [], revision: 0 }), isKept: () => true },
      folders: { argumentsFor: () => [] },
      trust: { granted: true },
      checks: { check: (draft: Draft) => this.#check(draft) },
      engine: { sourcesAt: () => Promise.resolve(), sources: () => Promise.resolve({ sources: [] }) },
      client: { pullsDiagnostics: true, versionedEdits: true },
      memory: { phrases: { fileFor: () => undefined } },
      translate: (key: string) => key,
      translateMessage: ({ key }: { key: string }) => key,
      settings: () => DEFAULT_SETTINGS,
    } as unknown as ServerContext;
    registerCodeActions(context, new Diagnostics(context, this.#edits));
  }

  change(change: { range?: { start: number; end: number }; text: string }): void {
    const { text, range } = change;
    const at = range && {
      range: { start: this.document.positionAt(range.start), end: this.document.positionAt(range.end) },
    };
    // Some clients forget to count.
    const version = this.document.version + (text === '一' ? 0 : 1);
    this.document = this.#edits.update(this.document, [at ? { ...at, text } : { text }], version);
  }

  pull(): void {
    this.#pull({ textDocument: { uri } }, this.#token).catch(() => undefined);
  }

  /** The checks under way answer. */
  async hear(): Promise<void> {
    for (const answer of this.#underWay.splice(0)) answer();
    await new Promise(setImmediate);
  }

  async ask(): Promise<CodeAction[]> {
    const range = { start: this.document.positionAt(0), end: this.document.positionAt(1000) };
    return this.#ask({ textDocument: { uri }, range, context: { diagnostics: [] } }, this.#token);
  }

  async #check({ text }: Draft): Promise<readonly Finding[]> {
    await new Promise<void>((resolve) => {
      this.#underWay.push(resolve);
    });
    return [...text.matchAll(/，。/gu)].map(({ index }) => ({
      code: 'structure',
      span: { start: index, end: index + WRONG.length },
      message: { key: 'x', args: [] },
      related: [],
      fixes: [
        {
          title: { key: 'x', args: [] },
          edits: [{ span: { start: index, end: index + WRONG.length }, text: '。' }],
          preferred: true,
        },
      ],
    }));
  }
}

it('no fix touches what it was not computed for, and nothing else is kept, whatever is done in whatever order', async () => {
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 30 }), async (steps) => {
      const session = new Session();
      for (const step of steps) {
        switch (step.does) {
          case 'types':
            session.change({ range: { start: step.at, end: step.at }, text: step.text });
            break;
          case 'deletes':
            session.change({ range: { start: step.at, end: step.at + step.length }, text: '' });
            break;
          case 'replaces':
            session.change({ text: step.text });
            break;
          case 'pulls':
            session.pull();
            break;
          case 'hears':
            await session.hear();
            break;
          case 'pulls and hears':
            session.pull();
            await new Promise(setImmediate);
            await session.hear();
            break;
          case 'asks':
            for (const { edit, command } of await session.ask()) {
              const change = edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
              if (change) {
                offered++;
                expect(change.textDocument.version).toBe(session.document.version);
                for (const { range } of change.edits as TextEdit[])
                  expect(session.document.getText(range)).toBe(WRONG);
              } else expect(command?.arguments).toMatchObject([{ text: foldText(WRONG) }]);
            }
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(offered).toBeGreaterThan(100);
});
