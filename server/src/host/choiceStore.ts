import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detach } from '../engine/detach.ts';
import { type ChoiceRecord, Choices } from '../engine/complete/choices.ts';

const VERSION = 1;
/** Milliseconds that what was passed over may wait to be written. */
const WRITE_DELAY = 2000;

/**
 * Keeps the choices of one workspace in a JSON file of the cache folder: readable, deletable, for this user alone.
 * A file that cannot be read as one is set aside (`.broken`) and a new one begun; failures to write are logged and
 * cost only the memory.
 */
export class ChoiceStore {
  readonly file: string;
  #choices = new Choices();
  #waiting: NodeJS.Timeout | undefined;
  #written: Promise<void> = Promise.resolve();

  /** {@link workspace} names the workspace, by its URI; empty where there is none. */
  constructor(
    readonly cacheDir: string,
    readonly workspace: string,
    readonly log: (message: string) => void,
  ) {
    const key = createHash('sha256').update(workspace).digest('hex').slice(0, 16);
    this.file = join(cacheDir, 'choices', `${key}.json`);
  }

  get choices(): Choices {
    return this.#choices;
  }

  /** Reads what earlier sessions kept. Never rejects. */
  async load(): Promise<Choices> {
    let json: string;
    try {
      json = await readFile(this.file, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.log(`cannot read ${this.file}: ${messageOf(error)}`);
      return this.#choices;
    }
    try {
      this.#choices = new Choices(parseChoices(json));
    } catch (error) {
      this.log(`${this.file} was damaged (${messageOf(error)}) and has been set aside`);
      await rename(this.file, `${this.file}.broken`).catch((failure: unknown) =>
        this.log(messageOf(failure)),
      );
    }
    return this.#choices;
  }

  /** Has the choices written within {@link WRITE_DELAY}. */
  changed(): void {
    this.#waiting ??= setTimeout(
      () => detach(this.save(), (error) => this.log(messageOf(error))),
      WRITE_DELAY,
    ).unref();
  }

  /** Writes the choices now, after any write under way: aside, then renamed over the file. Never rejects. */
  save(): Promise<void> {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#written = this.#written.then(() => this.#write());
    return this.#written;
  }

  /** Writes what still waits. */
  async dispose(): Promise<void> {
    await (this.#waiting === undefined ? this.#written : this.save());
  }

  async #write(): Promise<void> {
    const aside = `${this.file}.${randomUUID()}`;
    try {
      await mkdir(join(this.cacheDir, 'choices'), { recursive: true, mode: 0o700 });
      const records = this.#choices.records().map(toStored);
      const content = { version: VERSION, workspace: this.workspace, choices: records };
      await writeFile(aside, `${JSON.stringify(content, undefined, 1)}\n`, { mode: 0o600, flush: true });
      await rename(aside, this.file);
    } catch (error) {
      this.log(`cannot write ${this.file}: ${messageOf(error)}`);
      await rm(aside, { force: true }).catch(() => undefined);
    }
  }
}

function toStored({ text, accepted, passed, at }: ChoiceRecord) {
  return { text, accepted: round(accepted), passed: round(passed), at: new Date(at).toISOString() };
}

function round(count: number): number {
  return Math.round(count * 1000) / 1000;
}

/** Throws where the file is not one of this version. */
function parseChoices(json: string): ChoiceRecord[] {
  const root = JSON.parse(json) as { version?: unknown; choices?: unknown } | null;
  if (root?.version !== VERSION || !Array.isArray(root.choices)) throw new Error('not a file of choices');
  return root.choices.map((entry: unknown) => {
    const { text, accepted, passed, at } = (entry ?? {}) as Record<string, unknown>;
    const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (typeof text !== 'string' || !isCount(accepted) || !isCount(passed) || Number.isNaN(time)) {
      throw new Error('a choice is not complete');
    }
    return { text, accepted, passed, at: time };
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
