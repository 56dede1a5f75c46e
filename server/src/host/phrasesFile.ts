import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  formatPhraseRules,
  NO_RULES,
  parsePhraseRules,
  type PhraseList,
  type PhraseRules,
  withPhrase,
} from '../engine/complete/phraseRules.ts';

/**
 * `.yinju/phrases.json` of a workspace. Looked at before it is used, so that a change - the writer's own, or a
 * colleague's that was pulled - counts at once without a watcher.
 */
export class PhrasesFile {
  readonly path: string;
  #rules: PhraseRules = NO_RULES;
  #stamp = '';
  #problem: Error | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** {@link root} is the workspace's folder. */
  constructor(readonly root: string) {
    this.path = join(root, '.yinju', 'phrases.json');
  }

  /** What was last read well. */
  get rules(): PhraseRules {
    return this.#rules;
  }

  /** Why the file as it stands could not be read; then {@link rules} are those before. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Reads the file again if it has changed; tells whether it had. Costs one look at the disk. Never rejects. */
  async refresh(): Promise<boolean> {
    const stamp = await this.#look();
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    this.#problem = undefined;
    try {
      this.#rules = stamp === '' ? NO_RULES : parsePhraseRules(await readFile(this.path, 'utf8'));
    } catch (error) {
      this.#problem = error instanceof Error ? error : new Error(String(error));
    }
    return true;
  }

  /**
   * Puts {@link text} into a list of the file, and out of the other; makes the file where there is none. Rejects
   * where the file stands but cannot be read as one - it is someone's work - or cannot be written.
   */
  put(text: string, list: PhraseList): Promise<void> {
    const done = this.#turn.then(async () => {
      await this.refresh();
      if (this.#problem) throw this.#problem;
      await this.#write(formatPhraseRules(withPhrase(this.#rules, text, list)));
      await this.refresh();
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #write(content: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const aside = `${this.path}.${randomUUID()}`;
    try {
      await writeFile(aside, content);
      await rename(aside, this.path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }

  /** What changes with the file; empty where there is none. */
  async #look(): Promise<string> {
    try {
      const { mtimeMs, size, ino } = await stat(this.path);
      return `${mtimeMs} ${size} ${ino}`;
    } catch {
      return '';
    }
  }
}
