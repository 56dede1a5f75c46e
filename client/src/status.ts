import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { IndexStatus } from 'yinju-language-server/protocol';
import { DRAFT_SELECTOR } from './drafts.ts';
import type { Server } from './server.ts';
import { type Trouble, troubleOf } from './corpusTrouble.ts';
import { articlesOf, charactersOf } from './text/sayings.ts';
import { withoutIcons, withoutLinks } from './text/plain.ts';
import { detach } from './detach.ts';

/** Shows the state of the corpus in the language status, with one click to what can be done about it. */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem(
    'yinju.status',
    DRAFT_SELECTOR as vscode.DocumentSelector,
  );
  readonly #subscription: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.#item.name = vscode.l10n.t('Yinju');
    this.#subscription = server.onDidChange(() => this.#show());
    this.#show();
  }

  dispose(): void {
    this.#item.dispose();
    this.#subscription.dispose();
  }

  #show(): void {
    const { state, status } = this.server;
    const shown = state === 'running' && status ? ofIndex(status) : ofServer(state);
    this.#item.text = shown.text;
    // It may name files.
    this.#item.detail = withoutLinks(withoutIcons(shown.detail ?? ''));
    this.#item.severity = shown.severity ?? vscode.LanguageStatusSeverity.Information;
    this.#item.busy = shown.busy ?? false;
    this.#item.command = shown.command;
    this.#item.accessibilityInformation = { label: [shown.text, shown.detail].filter(Boolean).join(', ') };
    detach(vscode.commands.executeCommand('setContext', 'yinju.skipped', (status?.skippedFiles ?? 0) > 0));
    detach(
      vscode.commands.executeCommand(
        'setContext',
        'yinju.indexing',
        status === undefined || status.state === 'indexing',
      ),
    );
  }
}

interface Shown {
  readonly text: string;
  readonly detail: string | undefined;
  readonly severity?: vscode.LanguageStatusSeverity;
  readonly busy?: boolean;
  readonly command: vscode.Command | undefined;
}

function ofServer(state: Server['state']): Shown {
  const { l10n } = vscode;
  if (state === 'crashed') {
    return {
      text: l10n.t('Yinju: restarting…'),
      detail: l10n.t('The language server stopped unexpectedly'),
      severity: vscode.LanguageStatusSeverity.Warning,
      busy: true,
      command: command('yinju.showLog', l10n.t('Show the Log')),
    };
  }
  if (state === 'stopped') {
    return {
      text: l10n.t('Yinju: stopped'),
      detail: l10n.t('The language server is not running'),
      severity: vscode.LanguageStatusSeverity.Error,
      command: command('yinju.restart', l10n.t('Restart')),
    };
  }
  return { text: l10n.t('Yinju: starting…'), detail: undefined, busy: true, command: undefined };
}

function ofIndex(status: IndexStatus): Shown {
  const { l10n } = vscode;
  const trouble = troubleOf(status);
  if (trouble) {
    return {
      text: status.sourceFiles > 0 ? l10n.t('Yinju: {0}', corpusCounts(status)) : troubleName(trouble),
      // By their last part: a whole path would push the remedy out of sight.
      detail: status.missing.map((path) => basename(path) || path).join(l10n.t('; ')),
      severity: vscode.LanguageStatusSeverity.Warning,
      command: command('yinju.chooseCorpusFolder', l10n.t('Choose the Corpus Folder')),
    };
  }
  if (status.state === 'failed') {
    return {
      text: l10n.t('Yinju: the corpus could not be read'),
      detail: status.message,
      severity: vscode.LanguageStatusSeverity.Error,
      command: command('yinju.showLog', l10n.t('Show the Log')),
    };
  }
  const counts = corpusCounts(status);
  if (status.state === 'indexing') {
    return {
      // Everything can be used by now; work still in progress is shown beside it.
      text: status.answers === 'all' ? l10n.t('Yinju: {0}', counts) : l10n.t('Yinju: indexing…'),
      detail: status.message ?? counts,
      busy: true,
      command: command('yinju.showLog', l10n.t('Show the Log')),
    };
  }
  const text = l10n.t('Yinju: {0}', counts);
  // While text is recognized in scanned papers, and where something is out of reach.
  if (status.message !== undefined) {
    const isBusy = status.recognizing !== undefined;
    return {
      text,
      detail: status.message,
      busy: isBusy,
      ...(!isBusy && { severity: vscode.LanguageStatusSeverity.Warning }),
      command: command('yinju.showSkipped', l10n.t('Show Skipped Files')),
    };
  }
  if (status.memoryShort) {
    return {
      text,
      detail: l10n.t('Low memory: phrases are found only at the beginning of a word'),
      severity: vscode.LanguageStatusSeverity.Warning,
      command: command('yinju.showLog', l10n.t('Show the Log')),
    };
  }
  if (status.skippedFiles > 0) {
    return {
      text,
      detail: l10n.t('Skipped: {0}', status.skippedFiles),
      severity: vscode.LanguageStatusSeverity.Warning,
      command: command('yinju.showSkipped', l10n.t('Show Skipped Files')),
    };
  }
  if (status.starter) {
    return {
      text,
      detail: l10n.t('Using the built-in starter corpus only'),
      command: command('yinju.chooseCorpusFolder', l10n.t('Choose the Corpus Folder')),
    };
  }
  return {
    text,
    detail: l10n.t('{0} set phrases · word borders: {1}', status.phrases, status.segmenter),
    command: command('yinju.articles.focus', l10n.t('Show the Corpus')),
  };
}

function troubleName(trouble: Trouble): string {
  return trouble === 'missing'
    ? vscode.l10n.t('Yinju: corpus folder not found')
    : vscode.l10n.t('Yinju: no reports in the corpus folder');
}

/** `14 articles · 39k characters`, in the editor's language. */
export function corpusCounts(status: Pick<IndexStatus, 'articles' | 'characters'>): string {
  return `${articlesOf(status.articles)} · ${charactersOf(status.characters)}`;
}

function command(id: string, title: string): vscode.Command {
  return { command: id, title };
}
