import { createHash } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChoiceRecord, ChoiceHistory } from '../engine/complete/choiceHistory.ts';
import { detach } from '../engine/detach.ts';
import { KeptFile, type KeptFormat } from './keptFile.ts';

const VERSION = 1;
/** Milliseconds that what was passed over may wait to be written. Guess. */
const WRITE_DELAY = 2000;

/** A file of choices: its records, and what else is in it. */
interface ChoicesContent {
  readonly records: readonly ChoiceRecord[];
  readonly others: Readonly<Record<string, unknown>>;
}

/**
 * Keeps the choices of one workspace in a JSON file of the cache folder: readable, deletable, for this user alone.
 * Several windows may write it: each adds what the others counted. A file that cannot be read as one is set aside
 * (`.broken`) and a new one begun; failures to write are logged and cost only the memory.
 */
export class ChoiceStore {
  readonly choices = new ChoiceHistory();
  readonly #file: KeptFile<ChoicesContent>;
  readonly #workspace: string;
  readonly #log: (message: string) => void;
  #waiting: NodeJS.Timeout | undefined;
  #written: Promise<void> = Promise.resolve();

  /** {@link workspace} names the workspace, by its URI; empty where there is none. */
  constructor(cacheDir: string, workspace: string, log: (message: string) => void) {
    const key = createHash('sha256').update(workspace).digest('hex').slice(0, 16);
    const folder = join(cacheDir, 'choices');
    this.#workspace = workspace;
    this.#log = log;
    this.#file = new KeptFile(
      {
        path: join(folder, `${key}.json`),
        prepare: () => mkdir(folder, { recursive: true, mode: 0o700 }),
        mode: 0o600,
      },
      FORMAT,
    );
  }

  get file(): string {
    return this.#file.path;
  }

  /** Reads what earlier sessions kept. Never rejects. */
  async load(): Promise<ChoiceHistory> {
    await this.#file.refresh();
    if (this.#file.problem) await this.#setAside(this.#file.problem);
    this.choices.add(this.#file.value.records);
    return this.choices;
  }

  /** Has the choices written within {@link WRITE_DELAY}. */
  changed(): void {
    this.#waiting ??= setTimeout(
      () => detach(this.save(), (error) => this.#log(messageOf(error))),
      WRITE_DELAY,
    ).unref();
  }

  /** Writes the choices now, after any write under way. Never rejects. */
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
    try {
      if ((await this.#file.refresh()) && this.#file.problem) await this.#setAside(this.#file.problem);
      await this.#file.change(({ others, records }) => {
        this.choices.add(records);
        return { others: { ...others, workspace: this.#workspace }, records: this.choices.records() };
      });
    } catch (error) {
      this.#log(`cannot write ${this.file}: ${messageOf(error)}`);
    }
  }

  /** The file is Yinju's own: what is wrong in it is nobody's work, but may be looked at. */
  async #setAside(problem: Error): Promise<void> {
    try {
      await rename(this.file, `${this.file}.broken`);
      this.#log(`${this.file} was damaged (${problem.message}) and has been set aside`);
    } catch (error) {
      this.#log(`cannot read ${this.file}: ${messageOf(error)}`);
    }
  }
}

const FORMAT: KeptFormat<ChoicesContent> = {
  empty: { records: [], others: {} },
  parse(text) {
    const { version, choices, ...others } = (JSON.parse(text) ?? {}) as Record<string, unknown>;
    if (version !== VERSION || !Array.isArray(choices)) throw new Error('not a file of choices');
    return { records: choices.map(toRecord), others };
  },
  format({ others, records }) {
    const content = { version: VERSION, ...others, choices: records.map(toStored) };
    return `${JSON.stringify(content, undefined, 1)}\n`;
  },
};

function toStored({ text, accepted, passed, at }: ChoiceRecord) {
  return { text, accepted: round(accepted), passed: round(passed), at: new Date(at).toISOString() };
}

function round(count: number): number {
  return Math.round(count * 1000) / 1000;
}

function toRecord(entry: unknown): ChoiceRecord {
  const { text, accepted, passed, at } = (entry ?? {}) as Record<string, unknown>;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (typeof text !== 'string' || !isCount(accepted) || !isCount(passed) || Number.isNaN(time)) {
    throw new Error('a choice is not complete');
  }
  return { text, accepted, passed, at: time };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
