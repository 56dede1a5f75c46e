import { type Notice, notice } from '../../engine/text/notice.ts';
import { OCR } from '../../corpus/recognizedPage.ts';
import { isScanName } from '../../corpus/formats/names.ts';
import type { IndexStatus } from '../../protocol/index.ts';
import type { CorpusSettings, FileToRead } from '../threadProtocol.ts';
import { recognitionsFolder } from '../ocr/ocrStore.ts';
import { OcrSupply } from './ocrSupply.ts';
import type { FileRecord, FileRecords } from './records.ts';
import { type Scan, Scans } from './scans.ts';
import type { StatusReporter } from './statusReporter.ts';

interface RecognitionOptions {
  readonly workerFile: string;
  readonly cacheDir: string;
  readonly status: StatusReporter;
  /** Of the files in use. */
  readonly records: () => FileRecords;
  /** These files are to be read again: what they picture is known now, or why it is not. */
  readonly onReadable: (paths: ReadonlySet<string>) => void;
  readonly log: (message: string) => void;
}

/** Has scanned papers of the corpus recognised where the settings want it: what does so, which papers, and what is said of it. */
export class Recognition {
  readonly #options: RecognitionOptions;
  readonly #scans: Scans;
  readonly #supply: OcrSupply;
  #wanted = false;

  constructor(options: RecognitionOptions) {
    this.#options = options;
    const { workerFile, cacheDir, status, log } = options;
    this.#scans = new Scans(workerFile, recognitionsFolder(cacheDir), {
      onProgress: (done, files, page) => status.update({ ...status.current, ...saying(done, files, page) }),
      onUnfit: (reason) => this.#supply.unfit(reason),
      onRecognized: (paths) => this.#readAgain(paths),
      log,
    });
    this.#supply = new OcrSupply(cacheDir, {
      onProgress: (message) =>
        status.update({ ...status.current, message, recognizing: { done: 0, files: this.#waiting.length } }),
      // The reasons noted for them no longer hold.
      onSettled: () => this.#readAgain(this.#waiting.map(({ path }) => path)),
      log,
    });
  }

  /** Follows {@link settings}; where they say otherwise than before, papers are looked at again with the next pass. */
  configure({ ocr = false }: CorpusSettings): void {
    if (ocr !== this.#wanted) this.#forgetPapers();
    this.#wanted = ocr;
    if (ocr) this.#supply.look();
    else this.#scans.stop();
  }

  /** Looks again for the programs that recognize text: they may have been installed meanwhile. */
  lookAgain(): void {
    if (this.#wanted) this.#supply.look();
  }

  /** See `FileToRead.ocr`. */
  get forReaders(): FileToRead['ocr'] {
    if (!this.#wanted) return undefined;
    return this.#supply.packages ? { folder: recognitionsFolder(this.#options.cacheDir) } : 'missing';
  }

  /** Why nothing can be recognised, for people. */
  get problem(): Notice | undefined {
    return this.#wanted ? this.#supply.problem : undefined;
  }

  /** Resolves when what is under way is through; undefined where nothing is. */
  get running(): Promise<void> | undefined {
    return this.#supply.running ?? this.#scans.running;
  }

  /** Has what waits recognised, beside everything else. */
  go(): void {
    if (!this.#wanted) return;
    const waiting = this.#waiting;
    const { packages } = this.#supply;
    if (packages) this.#scans.want(waiting, packages);
    else if (waiting.length > 0) this.#supply.fetch();
  }

  async dispose(): Promise<void> {
    await this.#supply.dispose();
    await this.#scans.dispose();
  }

  /** Papers that nobody has looked at. */
  get #waiting(): Scan[] {
    return [...this.#options.records().values()].flatMap(({ path, toRecognize }) =>
      toRecognize === undefined ? [] : [{ path, hash: toRecognize }],
    );
  }

  #readAgain(paths: readonly string[]): void {
    const those = new Set(paths);
    this.#forget(({ path }) => those.has(path));
    this.#options.onReadable(those);
  }

  #forgetPapers(): void {
    this.#forget(
      ({ path, read, skipped, toRecognize }) =>
        read?.encoding === OCR || toRecognize !== undefined || (skipped !== undefined && isScanName(path)),
    );
  }

  /** Their stamps no longer say that they are known. */
  #forget(which: (record: FileRecord) => boolean): void {
    const records = this.#options.records();
    for (const record of [...records.values()].filter(which)) {
      records.set({ ...record, size: -1, mtimeMs: -1 });
    }
  }
}

/** The status while text is recognised. */
function saying(
  done: number,
  files: number,
  page: string,
): Pick<IndexStatus<Notice>, 'message' | 'recognizing'> {
  return {
    message:
      page === ''
        ? notice('Recognizing text in pictures: {0} of {1}.', done + 1, files)
        : notice('Recognizing text in pictures: {0} of {1}, page {2}.', done + 1, files, page),
    recognizing: { done, files },
  };
}
