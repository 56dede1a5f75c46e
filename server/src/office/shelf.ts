import type { PassageDocument } from './schema.ts';
import { passageId } from './documents.ts';

/** A passage at hand, and when it was last fetched, in milliseconds. */
interface Kept {
  readonly passage: PassageDocument;
  readonly fetched: number;
}

/**
 * Passages fetched from the server, at most {@link capacity} folded units of them: what was requested longest ago goes
 * first, and nothing stays longer than {@link longest} milliseconds without being fetched again, so that what the server
 * does not have any more, or this user may not read any more, goes.
 */
export class Shelf {
  readonly #kept = new Map<string, Kept>();
  #units = 0;

  constructor(
    readonly capacity: number,
    readonly longest: number,
    readonly now: () => number = () => performance.now(),
  ) {}

  get units(): number {
    return this.#units;
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Puts passages on it; resolves with the ids of those that were not there, or that say something else now. */
  put(passages: readonly PassageDocument[]): string[] {
    const added: string[] = [];
    const fetched = this.now();
    for (const passage of passages) {
      const id = passageId(passage.file, passage.number);
      const known = this.#kept.get(id);
      if (known?.passage.text !== passage.text) added.push(id);
      this.#take(id);
      this.#kept.set(id, { passage, fetched });
      this.#units += passage.folded.length;
    }
    for (const id of this.#kept.keys()) {
      if (this.#units <= this.capacity) break;
      this.#take(id);
    }
    return added.filter((id) => this.#kept.has(id));
  }

  get(id: string): PassageDocument | undefined {
    return this.#kept.get(id)?.passage;
  }

  /** All passages, those requested longest ago first, without what is too old. */
  passages(): PassageDocument[] {
    const oldest = this.now() - this.longest;
    for (const [id, { fetched }] of this.#kept) if (fetched < oldest) this.#take(id);
    return Array.from(this.#kept.values(), ({ passage }) => passage);
  }

  #take(id: string): void {
    const known = this.#kept.get(id);
    if (!known) return;
    this.#kept.delete(id);
    this.#units -= known.passage.folded.length;
  }
}
