import * as vscode from 'vscode';
import type { IndexStatus } from 'yinju-language-server/protocol';
import { registerCommands } from './commands/register.ts';
import { WordDrafts } from './commands/wordDrafts.ts';
import { Completion } from './completion/completion.ts';
import { Server } from './server.ts';
import { SOURCE_SCHEME, SourceDocuments } from './sourceDocuments.ts';
import { OfficeStatusItem } from './officeStatus.ts';
import { ServerSecret } from './serverSecret.ts';
import { CorpusTrouble } from './corpusTrouble.ts';
import { CountStatus } from './countStatus.ts';
import { StatusItem } from './status.ts';
import { ArticlesView } from './views/articlesView.ts';
import { ConcordanceView } from './views/concordanceView.ts';
import { followReading } from './walkthrough.ts';
import { registerWordEditor } from './wordEditor.ts';
import { detach, logFailures } from './detach.ts';
import { onFirstUse } from './firstUse.ts';

/** The interface for other extensions, and for tests. */
export interface YinjuApi {
  /** The server's last status; `undefined` before the first one, and after a crash. */
  readonly status: () => IndexStatus | undefined;
  /** How often the server has crashed since the editor opened. */
  readonly crashes: () => number;
  /** Fires when any of it changed. */
  readonly onDidChange: vscode.Event<void>;
}

let server: Server | undefined;

/**
 * Called by VS Code once its window is up, or before when a draft opens or a command is given; the server is started in the
 * background when it is of use.
 */
export function activate(context: vscode.ExtensionContext): YinjuApi {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Yinju'), { log: true });
  logFailures(log);
  const completion = new Completion(() => {
    const status = server?.status;
    return status === undefined || (status.state === 'indexing' && status.answers === 'none');
  });
  const started = (server = new Server(context, log, completion, () => secret.environment()));
  const secret = new ServerSecret(context.secrets, started);
  const concordance = new ConcordanceView(started, completion.offer, log);
  const wordDrafts = new WordDrafts(started);
  const sourceDocuments = new SourceDocuments(started);
  context.subscriptions.push(
    log,
    completion,
    started,
    secret,
    new StatusItem(started),
    new OfficeStatusItem(started),
    new CorpusTrouble(started),
    new CountStatus(),
    followReading(),
    new ArticlesView(started),
    concordance,
    vscode.workspace.registerTextDocumentContentProvider(SOURCE_SCHEME, sourceDocuments),
    vscode.languages.registerCodeLensProvider({ scheme: SOURCE_SCHEME }, sourceDocuments),
    registerWordEditor(wordDrafts),
    ...registerCommands({ context, server: started, completion, concordance, wordDrafts, secret, log }),
    onFirstUse(context, () => detach(started.wake())),
  );
  return { status: () => started.status, crashes: () => started.crashes, onDidChange: started.onDidChange };
}

/** Called by VS Code when the editor closes: lets the server shut down properly. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
