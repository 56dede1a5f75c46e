import * as vscode from 'vscode';
import { detach } from './detach.ts';
import { activeDraft } from './drafts.ts';
import { countCharacters } from './text/counts.ts';

/** Milliseconds between two counts: while someone writes without a rest, the numbers follow all the same. Guess. */
const INTERVAL = 300;

/** Character counts in the status bar: of the selection, the section and the whole draft. */
export class CountStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('yinju.counts', vscode.StatusBarAlignment.Right, 99);
  readonly #disposables: readonly vscode.Disposable[];
  #next: NodeJS.Timeout | undefined;

  constructor() {
    this.#item.name = vscode.l10n.t('Yinju: Character Counts');
    this.#item.command = 'workbench.action.gotoSymbol';
    const follow = (): void => this.#follow();
    this.#disposables = [
      this.#item,
      vscode.window.onDidChangeActiveTextEditor(follow),
      vscode.window.onDidChangeTextEditorSelection(follow),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeDraft()?.document) follow();
      }),
    ];
    follow();
  }

  dispose(): void {
    clearTimeout(this.#next);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow(): void {
    this.#next ??= setTimeout(() => {
      this.#next = undefined;
      detach(this.#show());
    }, INTERVAL);
  }

  async #show(): Promise<void> {
    const editor = activeDraft();
    if (!editor) return this.#item.hide();
    const { document, selections } = editor;
    const { version } = document;
    const section = await sectionAt(document, editor.selection.active);
    if (document !== activeDraft()?.document || document.version !== version) return;
    const { l10n } = vscode;
    const whole = countCharacters(document.getText());
    const selected = selections.reduce(
      (sum, selection) => sum + countCharacters(document.getText(selection)),
      0,
    );
    const number = (count: number): string => count.toLocaleString('en');
    this.#item.text =
      selected > 0
        ? l10n.t('{0} of {1} characters', number(selected), number(whole))
        : section
          ? l10n.t(
              '{0} characters, {1} here',
              number(whole),
              number(countCharacters(document.getText(section.range))),
            )
          : l10n.t('{0} characters in all', number(whole));
    this.#item.tooltip = [
      l10n.t('Draft: {0}', number(whole)),
      ...(section
        ? [
            l10n.t(
              'Section “{0}”: {1}',
              section.name,
              number(countCharacters(document.getText(section.range))),
            ),
          ]
        : []),
      ...(selected > 0 ? [l10n.t('Selection: {0}', number(selected))] : []),
      l10n.t('Characters and punctuation, not counting spaces'),
    ].join('\n');
    this.#item.show();
  }
}

/** The innermost section of {@link document} that contains {@link position}. */
async function sectionAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.DocumentSymbol | undefined> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  let within = symbols ?? [];
  let innermost: vscode.DocumentSymbol | undefined;
  for (;;) {
    const next = within.find((symbol) => 'children' in symbol && symbol.range.contains(position));
    if (!next) return innermost;
    innermost = next;
    within = next.children;
  }
}
