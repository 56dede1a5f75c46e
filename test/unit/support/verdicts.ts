import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Digests of what was found safe, a line each, in order. */
const FILE = fileURLToPath(new URL('safe.txt', import.meta.url));
const require = createRequire(import.meta.url);
const { version } = require('recheck/package.json') as { version: string };

/**
 * Patterns that the checker found safe earlier: a verdict hangs on nothing but the pattern, the checker's version and how
 * hard it tries, and takes up to ten seconds. `YINJU_REGEXES=all` believes none of them, and writes those that hold.
 */
export class Verdicts {
  readonly #kept: ReadonlySet<string>;
  readonly #safe = new Set<string>();

  constructor(
    private readonly effort: object,
    private readonly isAll = process.env['YINJU_REGEXES'] === 'all',
  ) {
    this.#kept = new Set(isAll ? [] : readFileSync(FILE, 'utf8').split('\n').filter(Boolean));
  }

  /** Whether the pattern need not be checked again. */
  knows(source: string, flags: string): boolean {
    const digest = this.#digest(source, flags);
    if (this.#kept.has(digest)) this.#safe.add(digest);
    return this.#kept.has(digest);
  }

  /** The pattern was checked and is safe. */
  note(source: string, flags: string): void {
    this.#safe.add(this.#digest(source, flags));
  }

  /** Writes what is safe, where all was checked. */
  write(): void {
    if (this.isAll) writeFileSync(FILE, `${[...this.#safe].sort().join('\n')}\n`);
  }

  #digest(source: string, flags: string): string {
    const said = JSON.stringify([version, this.effort, source, flags]);
    return createHash('sha256').update(said).digest('hex').slice(0, 32);
  }
}
