import { isDeepStrictEqual } from 'node:util';
import type { OwnWord } from '../../engine/text/ownWords.ts';
import type { CorpusSettings, Snapshot } from '../threadProtocol.ts';
import { emptyHoldings, type Holdings } from './holdings.ts';
import type { Miner, MinedPhrases } from './miner.ts';
import type { Persistence } from './persistence.ts';
import type { StatusReporter } from './statusReporter.ts';

/** Dependencies of {@link CorpusInUse}. */
interface CorpusInUseParts {
  /** Absent where nothing is kept between runs. */
  readonly persistence: Persistence | undefined;
  readonly miner: Miner;
  readonly status: StatusReporter;
  onSnapshot(snapshot: Snapshot): void;
  log(message: string): void;
}

/** The corpus that answers come from: what of it is published, and what of it the cache holds. */
export class CorpusInUse {
  readonly #parts: CorpusInUseParts;
  #settings: CorpusSettings = { paths: [], exclude: [] };
  #held: Holdings = emptyHoldings([]);

  constructor(parts: CorpusInUseParts) {
    this.#parts = parts;
  }

  get held(): Holdings {
    return this.#held;
  }

  get settings(): CorpusSettings {
    return this.#settings;
  }

  /** Another corpus is wanted; what is held stays in use until {@link use} replaces it. */
  configure(settings: CorpusSettings): void {
    this.#settings = settings;
  }

  /** Holdings without a file, for texts that are cut by the words of the settings. */
  fresh(): Holdings {
    return emptyHoldings(this.#words);
  }

  /** False where what is held was cut before the words of the settings changed. */
  get isCutRight(): boolean {
    return isDeepStrictEqual(this.#held.words, this.#words);
  }

  /** Puts {@link held} in the place of what was in use, and publishes it. */
  use(held: Holdings): void {
    if (held === this.#held) return;
    this.#held = held;
    this.publish(held);
  }

  /** Publishes the shards of {@link held} as they are now. */
  publish(held: Holdings): void {
    const { status, onSnapshot } = this.#parts;
    onSnapshot({ shards: held.store.snapshot() });
    if (status.current.answers === 'none' && held.store.shards.length > 0) {
      status.update({ ...status.current, answers: 'some' });
    }
  }

  /** Publishes phrases that were mined, and keeps them. */
  usePhrases(mined: MinedPhrases): void {
    const { persistence, onSnapshot } = this.#parts;
    onSnapshot({ shards: this.#held.store.snapshot(), lexicon: mined.lexicon.buffer });
    this.#written(persistence?.savePhrases(this.#settings, mined));
  }

  /** Takes into use what the cache holds for the settings. */
  async restore(): Promise<void> {
    const { persistence, miner, status, onSnapshot } = this.#parts;
    const held = this.fresh();
    this.#held = held;
    if (!persistence) return;
    const mark = await persistence.restore(this.#settings, held, () => this.publish(held));
    if (held.store.shards.length === 0) return;
    const known = await persistence.phrases(this.#settings);
    onSnapshot({ shards: held.store.snapshot(), ...(known && { lexicon: known.lexicon.buffer }) });
    if (known && mark) {
      miner.assume(mark, known.mark);
      status.update({ phrases: known.lexicon.count });
    }
  }

  /** Puts what is new of {@link held} into the cache, beside everything else. */
  save(held: Holdings): void {
    const { persistence, miner } = this.#parts;
    if (this.isCutRight) this.#written(persistence?.save(this.#settings, held, miner));
  }

  /** {@link save}s where enough is new, with the {@link files} that have just been read. */
  saveSome(held: Holdings, files: number): void {
    const { persistence, miner } = this.#parts;
    this.#written(persistence?.saveSome(this.#settings, held, miner, files));
  }

  get #words(): readonly OwnWord[] {
    return this.#settings.words ?? [];
  }

  #written(writing: Promise<void> | undefined): void {
    writing?.catch((error: unknown) => this.#parts.log(`the cache was not written: ${String(error)}`));
  }
}
