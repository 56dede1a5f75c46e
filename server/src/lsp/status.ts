import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import type { StageTimes } from '../host/corpusService.ts';
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
    /** For what the indexer says. */
    readonly translateSentence: (sentence: string) => string,
  ) {}

  report(status: IndexStatus): void {
    const told = this.#withProgress(this.#translated(status));
    void this.connection.sendNotification(INDEX_STATUS, told);
    if (this.client.progress) void this.#reportProgress(told);
  }

  #translated(status: IndexStatus): IndexStatus {
    const { message } = status;
    return {
      ...status,
      skipped: status.skipped.map(({ uri, reason }) => ({ uri, reason: this.translateSentence(reason) })),
      ...(message === undefined ? {} : { message: this.translateSentence(message) }),
    };
  }

  #withProgress(status: IndexStatus): IndexStatus {
    if (!status.progress) return status;
    const { read, files, charactersPerSecond, secondsLeft } = status.progress;
    const thousands = Math.round(charactersPerSecond / 1000);
    return {
      ...status,
      message: this.translate('index.progress.rate', read, files, thousands, secondsLeft),
    };
  }

  /** Leaves in the log what the stages of indexing have taken. */
  logStages(times: StageTimes): void {
    const stages = Object.entries(times).map(([stage, time]) => `${stage} ${(time / 1000).toFixed(2)}`);
    this.connection.console.debug(`seconds by stage: ${stages.join(', ')}`);
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
