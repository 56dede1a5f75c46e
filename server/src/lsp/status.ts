import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import { INDEX_STATUS, type IndexStatus } from '../protocol/index.ts';
import type { ClientAbilities } from './context.ts';
import type { Connection } from 'vscode-languageserver';
import type { Translate } from '../messages/translate.ts';

/** Tells the client how indexing stands: Yinju's own notification, and LSP's progress beside it. */
export class StatusReporter {
  #progress: Promise<WorkDoneProgressReporter & { done(): void }> | undefined;

  constructor(
    readonly connection: Connection,
    readonly client: ClientAbilities,
    readonly translate: Translate,
  ) {}

  report(status: IndexStatus): void {
    void this.connection.sendNotification(INDEX_STATUS, status);
    if (this.client.progress) void this.#reportProgress(status);
  }

  async #reportProgress(status: IndexStatus): Promise<void> {
    if (status.state !== 'indexing') {
      const open = this.#progress;
      this.#progress = undefined;
      (await open)?.done();
      return;
    }
    this.#progress ??= this.#begin();
    const detail = this.translate('index.progress.detail', status.sourceFiles, status.articles);
    (await this.#progress).report(status.message ?? detail);
  }

  async #begin() {
    const progress = await this.connection.window.createWorkDoneProgress();
    progress.begin(this.translate('index.progress'));
    return progress;
  }
}
