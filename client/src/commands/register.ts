import { TOGGLE_REUSE } from '../../../server/src/protocol/commands.ts';
import * as vscode from 'vscode';
import type { Source } from 'yinju-language-server/protocol';
import type { Completion } from '../completion/completion.ts';
import { openPlace } from '../places.ts';
import type { Server } from '../server.ts';
import type { ServerSecret } from '../serverSecret.ts';
import { withoutLinks } from '../text/plain.ts';
import { openOriginal } from '../sourceDocuments.ts';
import type { ConcordanceView } from '../views/concordanceView.ts';
import { applyWritingDefaults } from './applyWritingDefaults.ts';
import { chooseCorpusFolder } from './chooseCorpusFolder.ts';
import { exportDraft } from './exportDraft.ts';
import { exportSources } from './exportSources.ts';
import { findPhrase, openFoundSource } from './findPhrase.ts';
import { indent, outdent } from './indent.ts';
import { insertSource } from './insertSource.ts';
import { newDraft } from './newDraft.ts';
import { openReport } from './openReport.ts';
import { openSample } from './openSample.ts';
import { openSettings } from './openSettings.ts';
import { type CorpusNode, leaveOut, renameArticle, revealSource, weigh } from './overruleSource.ts';
import { showSkipped } from './showSkipped.ts';
import { type PlaceInDraft, showSources } from './showSources.ts';
import type { WordDrafts } from './wordDrafts.ts';
import { detach } from '../detach.ts';

/** Dependencies of the commands. */
interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly completion: Completion;
  readonly concordance: ConcordanceView;
  readonly wordDrafts: WordDrafts;
  readonly secret: ServerSecret;
  readonly log: vscode.LogOutputChannel;
}

/** Runs {@link edit} in the active editor. */
async function withEditor(edit: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) await edit(editor);
}

/** Registers every command of the manifest; what one throws is logged and shown to the user. */
export function registerCommands({
  context,
  server,
  completion,
  concordance,
  wordDrafts,
  secret,
  log,
}: Parts): vscode.Disposable[] {
  const register = <T extends unknown[]>(name: string, run: (...args: T) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`yinju.${name}`, async (...args: T) => {
      try {
        await run(...args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        const reason = withoutLinks(error instanceof Error ? error.message : String(error));
        detach(vscode.window.showErrorMessage(vscode.l10n.t('Yinju: {0}', reason)));
      }
    });
  return [
    register('applyWritingDefaults', () => applyWritingDefaults(context)),
    register('chooseCorpusFolder', () => chooseCorpusFolder()),
    register('exportDraft', (target?: vscode.Uri) => exportDraft(server, target)),
    register('exportSources', () => exportSources(server, concordance.arrangement)),
    register('filterSources', () => concordance.filter()),
    register('forgetServerPassword', () => secret.forget()),
    register('findPhrase', () => findPhrase(server)),
    register('indent', () => withEditor(indent)),
    register('insertSource', () => insertSource(server)),
    register('listContinuations', () => completion.listByHand()),
    // Nothing: the text that the key was to accept has just disappeared.
    register('lateTab', () => undefined),
    register('leaveOut', (node?: CorpusNode) => leaveOut(server, node)),
    register('newDraft', () => newDraft()),
    register('nextGrey', () => completion.turn(1)),
    register('openFoundSource', () => openFoundSource()),
    register('openOriginal', (source?: vscode.Uri) => openOriginal(source)),
    register('openPlace', (place: Pick<Source, 'uri' | 'range'>) => openPlace(place)),
    register('openReport', () => openReport(server)),
    register('openSample', () => openSample(context)),
    register('openSettings', () => openSettings()),
    register('openWord', (file?: vscode.Uri) => wordDrafts.open(file)),
    register('outdent', () => withEditor(outdent)),
    register('previousGrey', () => completion.turn(-1)),
    register('rebuild', () => server.rebuild()),
    register('renameArticle', (node?: CorpusNode) => renameArticle(server, node)),
    register('restart', () => server.restart()),
    register('setServerPassword', () => secret.set()),
    register('revealSource', (node?: CorpusNode) => revealSource(node)),
    register('showLog', () => log.show()),
    register('showSkipped', () => showSkipped(server)),
    register('showSources', (place?: PlaceInDraft) => showSources(server, place)),
    register('sortSources', () => concordance.sort()),
    register('takeWord', () => completion.takeWord()),
    register('weigh', (node?: CorpusNode) => weigh(server, node)),
    register('writeBack', (target?: vscode.Uri) => wordDrafts.writeBack(target)),
    register('toggleReuse', () => server.execute(TOGGLE_REUSE)),
    register('waveOff', () => completion.waveOff()),
  ];
}
