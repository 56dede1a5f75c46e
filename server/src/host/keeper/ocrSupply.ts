import { type Notice, notice, noticeOf, noticeText } from '../../engine/text/notice.ts';
import { detach } from '../../engine/detach.ts';
import { fetchOcrPackages } from '../ocr/fetchPackages.ts';
import { findOcrPackages, type OcrPackages } from '../ocr/ocrPackages.ts';

const MEGABYTE = 1e6;

interface OcrSupplyListener {
  /** A sentence about the packages that are on their way. */
  onProgress(message: Notice): void;
  /** {@link OcrSupply.packages} are there, or {@link OcrSupply.problem} says why not. */
  onSettled(): void;
  log(message: string): void;
}

/** The packages that recognise text: found on this machine, or fetched where there is something to recognise. */
export class OcrSupply {
  readonly #cacheDir: string;
  readonly #listener: OcrSupplyListener;
  readonly #fetch: typeof fetchOcrPackages;
  readonly #ended = new AbortController();
  #packages: OcrPackages | undefined;
  #problem: Notice | undefined;
  #running: Promise<void> | undefined;

  /** {@link fetch} stands for the network in tests. */
  constructor(cacheDir: string, listener: OcrSupplyListener, fetch = fetchOcrPackages) {
    this.#cacheDir = cacheDir;
    this.#listener = listener;
    this.#fetch = fetch;
  }

  /** Undefined until {@link look} has found them, or {@link fetch} has brought them. */
  get packages(): OcrPackages | undefined {
    return this.#packages;
  }

  /** Why they could not be had, for people; undefined while nothing speaks against it. */
  get problem(): Notice | undefined {
    return this.#problem;
  }

  /** Resolves when what is being fetched is there, or cannot be had; undefined where nothing is. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /** They are there, and do not run. */
  unfit(reason: string): void {
    this.#packages = undefined;
    this.#fail(
      notice(
        'Text recognition does not run on this machine ({0}). Delete ocr/packages in the cache folder and rebuild the index.',
        reason,
      ),
    );
  }

  /** Looks for them on this machine. A problem of before is forgotten: it may be gone. */
  look(): void {
    this.#packages ??= findOcrPackages(this.#cacheDir);
    this.#problem = undefined;
  }

  /** Has them fetched, unless they are there, on their way, or could not be had since the last {@link look}. */
  fetch(): void {
    if (this.#packages || this.#running || this.#problem !== undefined) return;
    this.#running = this.#bring().finally(() => {
      this.#running = undefined;
    });
    detach(this.#running, (error) => this.#listener.log(String(error)));
  }

  async dispose(): Promise<void> {
    this.#ended.abort();
    await this.#running;
  }

  async #bring(): Promise<void> {
    try {
      await this.#fetch(this.#cacheDir, {
        signal: this.#ended.signal,
        onProgress: (bytes, of) =>
          this.#listener.onProgress(
            notice(
              'Fetching the text recognition packages: {0} of {1} MB.',
              Math.floor(bytes / MEGABYTE),
              Math.ceil(of / MEGABYTE),
            ),
          ),
      });
      this.#packages = findOcrPackages(this.#cacheDir);
      if (!this.#packages) throw new Error('they are incomplete');
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      this.#fail(
        notice(
          'The text recognition packages could not be fetched ({0}). Go online and rebuild the index, or copy the packages as described under “Scanned papers” in docs/corpus.md.',
          noticeOf(error),
        ),
      );
      return;
    }
    this.#listener.onSettled();
  }

  #fail(problem: Notice): void {
    this.#problem = problem;
    this.#listener.log(noticeText(problem));
    this.#listener.onSettled();
  }
}
