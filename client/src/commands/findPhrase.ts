import * as vscode from 'vscode';
import type { FoundPhrase } from 'yinju-language-server/protocol';
import { requireDraft } from '../drafts.ts';
import { openPlace } from '../places.ts';
import { findPhrase as findPhraseRequest } from '../requests.ts';
import type { Server } from '../server.ts';
import { placesInArticles } from '../text/sayings.ts';
import { withoutIcons } from '../text/plain.ts';
import { byTheme } from '../text/themes.ts';
import { detach } from '../detach.ts';

/** Phrases requested, and titles shown of each theme. Guesses. */
const LIMIT = 50;
const TITLES_SHOWN = 3;
/** Context key: the finder is open. */
const FINDING = 'yinju.finding';

interface PhraseItem extends vscode.QuickPickItem {
  /** Absent in the lines between themes. */
  readonly phrase?: FoundPhrase;
}

/** The finder that is open; there is one at most. */
let shown: vscode.QuickPick<PhraseItem> | undefined;

/** Opens a source of the selected phrase in the open finder, as its button does, for the keyboard. */
export async function openFoundSource(): Promise<void> {
  const first = shown?.activeItems[0]?.phrase?.sources[0];
  if (first) await openPlace(first, true);
}

/** A quick pick over the phrases of the corpus: Enter inserts one at the cursor, its button opens a source. */
export function findPhrase(server: Server): void {
  const editor = requireDraft();
  if (!editor) return;
  const pick = (shown = vscode.window.createQuickPick<PhraseItem>());
  pick.title = vscode.l10n.t('Find a Phrase');
  pick.placeholder = vscode.l10n.t(
    'Characters, pinyin or its initials; Enter inserts the phrase at the cursor, Ctrl+Enter opens a source',
  );
  let running: vscode.CancellationTokenSource | undefined;

  const search = async (query: string): Promise<void> => {
    running?.cancel();
    if (query.trim() === '') {
      pick.items = [];
      pick.busy = false;
      return;
    }
    const source = (running = new vscode.CancellationTokenSource());
    pick.busy = true;
    try {
      const found = await server.request(findPhraseRequest, { query, limit: LIMIT }, source.token);
      if (!source.token.isCancellationRequested)
        pick.items = found.length === 0 ? [nothing(query, server)] : toItems(found);
    } catch (error) {
      if (!source.token.isCancellationRequested) pick.placeholder = messageOf(error);
    } finally {
      if (running === source) pick.busy = false;
      source.dispose();
    }
  };

  pick.onDidChangeValue((value) => detach(search(value)));
  pick.onDidTriggerItemButton(({ item }) => {
    const first = item.phrase?.sources[0];
    if (first) detach(openPlace(first, true));
  });
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (!chosen?.phrase) return;
    pick.hide();
    detach(write(editor, chosen.phrase.written ?? chosen.phrase.text));
  });
  pick.onDidHide(() => {
    running?.cancel();
    pick.dispose();
    if (shown !== pick) return;
    shown = undefined;
    detach(vscode.commands.executeCommand('setContext', FINDING, false));
  });

  const selected = editor.document.getText(editor.selection);
  if (selected !== '' && !selected.includes('\n')) {
    pick.value = selected;
    detach(search(selected));
  }
  detach(vscode.commands.executeCommand('setContext', FINDING, true));
  pick.show();
}

/** Says that nothing was found, and possible reasons. */
function nothing(query: string, { status }: Server): PhraseItem {
  const isReading = status === undefined || status.state === 'indexing';
  return {
    label: isReading
      ? vscode.l10n.t('The corpus is still being read')
      : vscode.l10n.t('Nothing in the corpus is similar to “{0}”', withoutIcons(query.trim())),
    detail: isReading
      ? vscode.l10n.t('Type another character to search again')
      : vscode.l10n.t('Try fewer characters, the initials of the pinyin, or a place or a year of an article'),
    alwaysShow: true,
  };
}

/** The answers: the best first, the others under a separator for each theme. */
function toItems(found: readonly FoundPhrase[]): PhraseItem[] {
  return byTheme(found).flatMap(({ theme, answers }, number) => {
    const line = { label: theme, kind: vscode.QuickPickItemKind.Separator };
    return number === 0 ? answers.map(toItem) : [line, ...answers.map(toItem)];
  });
}

function toItem(phrase: FoundPhrase): PhraseItem {
  const titles = new Set(phrase.sources.map(({ title }) => title));
  return {
    phrase,
    label: withoutIcons(phrase.text),
    description: placesInArticles(phrase.places, phrase.articles),
    detail: withoutIcons(
      [phrase.theme, [...titles].slice(0, TITLES_SHOWN).join(vscode.l10n.t('; '))]
        .filter(Boolean)
        .join(' · '),
    ),
    // The quick pick would hide rows without the typed letters; with pinyin, that is all of them.
    alwaysShow: true,
    buttons: [{ iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Open the Source') }],
  };
}

async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const target = await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
  await target.edit((edit) => {
    for (const selection of target.selections) edit.replace(selection, text);
  });
  // The inserted text is not selected; the cursor is after it.
  target.selections = target.selections.map(({ end }) => new vscode.Selection(end, end));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
