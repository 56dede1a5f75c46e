import type { Notice } from '../engine/text/notice.ts';
import type { Connection } from 'vscode-languageserver';
import { detach } from '../engine/detach.ts';
import type { StageTimes } from '../host/corpusService.ts';
import { INDEX_STATUS, type IndexStatus, type OfficeStatus } from '../protocol/index.ts';
import { officeStatusText, statusText } from '../messages/notices.ts';
import type { Translate } from '../messages/translate.ts';
import type { ClientPort } from './clientPort.ts';
import type { ClientAbilities } from './abilities.ts';

/** One run of indexing as LSP's progress shows it. */
interface Progress {
  readonly token: string;
  /** False until the client has granted it, and for ever where it does not. */
  isShown: boolean;
  isOver: boolean;
  message: string;
}

/** Reports the state of indexing to the client: Yinju's own notification, and LSP's progress beside it. */
export class ClientStatus {
  #progress: Progress | undefined;
  #runs = 0;
  #sent: IndexStatus | undefined;
  #office: OfficeStatus | undefined;

  constructor(
    readonly port: ClientPort,
    readonly console: Connection['console'],
    readonly client: ClientAbilities,
    readonly translate: Translate,
    /** For notices of the indexer. */
    readonly say: (said: Notice) => string,
  ) {}

  report(status: IndexStatus<Notice>): void {
    const sent = this.#withProgress(statusText(status, this.say));
    this.#sent = sent;
    this.#send();
    if (this.client.progress) this.#reportProgress(sent);
  }

  /** The state of the office's corpus; nothing where no server is set. */
  reportOffice(status: OfficeStatus<Notice> | undefined): void {
    this.#office = status && officeStatusText(status, this.say);
    this.#send();
  }

  #send(): void {
    if (!this.#sent) return;
    this.port.send(INDEX_STATUS, { ...this.#sent, ...(this.#office && { office: this.#office }) });
  }

  #withProgress(status: IndexStatus): IndexStatus {
    if (status.state !== 'indexing') return status;
    if (!status.progress) return this.#withMining(status);
    const { read, files, charactersPerSecond, secondsLeft } = status.progress;
    const thousands = Math.round(charactersPerSecond / 1000);
    return {
      ...status,
      message: this.translate('index.progress.rate', read, files, thousands, secondsLeft),
    };
  }

  /** All files can be searched: the work still to be done has a name of its own. */
  #withMining(status: IndexStatus): IndexStatus {
    if (status.answers !== 'all' || status.message !== undefined) return status;
    const { mining } = status;
    const message = mining
      ? this.translate('index.mining.rate', Math.round(100 * mining.share), mining.secondsLeft)
      : this.translate('index.mining');
    return { ...status, message };
  }

  /** Leaves in the log what the stages of indexing have taken. */
  logStages(times: StageTimes): void {
    const stages = Object.entries(times).map(([stage, time]) => `${stage} ${(time / 1000).toFixed(2)}`);
    this.console.debug(`seconds by stage: ${stages.join(', ')}`);
  }

  #reportProgress({ state, message, sourceFiles, articles }: IndexStatus): void {
    if (state !== 'indexing') return this.#end();
    const said = message ?? this.translate('index.progress.detail', sourceFiles, articles);
    if (!this.#progress) {
      this.#progress = { token: `yinju.index.${++this.#runs}`, isShown: false, isOver: false, message: said };
      detach(this.#begin(this.#progress), (error) => this.console.error(String(error)));
      return;
    }
    this.#progress.message = said;
    if (this.#progress.isShown) this.#tell(this.#progress);
  }

  /** A client may take its time to grant it, refuse it, or never answer: the index waits for nothing. */
  async #begin(progress: Progress): Promise<void> {
    const isGranted = await this.port.createProgress(progress.token);
    if (!isGranted || progress.isOver) return;
    progress.isShown = true;
    const title = this.translate('index.progress');
    this.port.sendProgress(progress.token, { kind: 'begin', title });
    this.#tell(progress);
  }

  #tell({ token, message }: Progress): void {
    this.port.sendProgress(token, { kind: 'report', message });
  }

  #end(): void {
    const open = this.#progress;
    this.#progress = undefined;
    if (!open) return;
    open.isOver = true;
    if (open.isShown) this.port.sendProgress(open.token, { kind: 'end' });
  }
}
