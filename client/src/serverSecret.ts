import * as vscode from 'vscode';
import { detach } from './detach.ts';
import type { Server } from './server.ts';

const SETTING = 'yinju.corpus.server';

/**
 * The password for the office's server. It is kept in VS Code's secret storage, one for each origin, and reaches the
 * language server in its environment: in no setting, no message and no log.
 */
export class ServerSecret implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  /** The origin that the running server was given a password for. */
  #given: string | undefined;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly server: Pick<Server, 'restart'>,
  ) {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) detach(this.#follow());
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Start options of the language server. */
  async environment(): Promise<Record<string, string>> {
    const origin = originOfSetting();
    const secret = origin === undefined ? undefined : await this.secrets.get(keyOf(origin));
    this.#given = secret === undefined ? undefined : origin;
    if (origin === undefined || secret === undefined) return {};
    return { YINJU_SERVER_AUTH: secret, YINJU_SERVER_AUTH_FOR: origin };
  }

  /** Asks for the password of the server that the settings name, and has the language server use it. */
  async set(): Promise<void> {
    const { l10n, window } = vscode;
    const origin = originOfSetting();
    if (origin === undefined) {
      const open = l10n.t('Open the Setting');
      const chosen = await window.showWarningMessage(
        l10n.t('Yinju: no server is set. Write its address first: https://HOST:PORT/INDEX'),
        open,
      );
      if (chosen === open) await vscode.commands.executeCommand('workbench.action.openSettings', SETTING);
      return;
    }
    const secret = await window.showInputBox({
      title: l10n.t('Password for {0}', origin),
      prompt: l10n.t('user:password, or a whole “Bearer …”. It is kept in the secret storage of the editor.'),
      password: true,
      ignoreFocusOut: true,
    });
    if (secret === undefined || secret === '') return;
    await this.secrets.store(keyOf(origin), secret);
    await this.server.restart();
  }

  /** Forgets the password of the server that the settings name. */
  async forget(): Promise<void> {
    const origin = originOfSetting();
    if (origin === undefined) return;
    await this.secrets.delete(keyOf(origin));
    await this.server.restart();
  }

  /** Another server was named: it has its own password, if any. */
  async #follow(): Promise<void> {
    const origin = originOfSetting();
    if (origin === undefined || origin === this.#given) return;
    if ((await this.secrets.get(keyOf(origin))) !== undefined) await this.server.restart();
  }
}

function keyOf(origin: string): string {
  return `yinju.server:${origin}`;
}

function originOfSetting(): string | undefined {
  const address = vscode.workspace.getConfiguration().get<unknown>(SETTING);
  if (typeof address !== 'string') return undefined;
  try {
    const { origin, protocol } = new URL(address.trim());
    return /^https?:$/u.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}
