// What the runs of the editor's tests come to: written by each run into a file, added up here.

import { existsSync, readFileSync } from 'node:fs';

/** More suites than this with a failure are no accident of a busy machine, and are not run again. */
const MOST_AGAIN = 4;

/** The outcome of one part of the run, which may be tried a second time. */
export class PartOutcome {
  #passed = new Set();
  #failed = [];
  #failedSuites = [];
  #figures = {};

  constructor(name, say) {
    this.name = name;
    this.say = say;
  }

  /**
   * Takes up what a run wrote to {@link file}. A test that passed once has passed; failed is what the last run of its
   * suite left so.
   */
  take(file) {
    if (!existsSync(file)) {
      this.#failed = [`${this.name}: ended before its tests did`];
      this.#failedSuites = [];
      return;
    }
    const { passed, failed, failedSuites, figures } = JSON.parse(readFileSync(file, 'utf8'));
    for (const title of passed) this.#passed.add(title);
    this.#failed = failed.filter((title) => !this.#passed.has(title));
    this.#failedSuites = failedSuites;
    Object.assign(this.#figures, figures);
  }

  /**
   * A pattern of the titles to run again, whole suites in a fresh window: where few of them have a failure, or the
   * run ended before it said anything. Nothing where all passed, or too much failed.
   */
  get again() {
    if (this.#failed.length === 0 || this.#failedSuites.length > MOST_AGAIN) return undefined;
    const titles = this.#failedSuites.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return titles.length === 0 ? '' : `^(?:${titles.join('|')}) `;
  }

  /** Prints the figures and what failed. */
  tell() {
    for (const [figure, value] of Object.entries(this.#figures))
      this.say(`  ${figure}: ${Math.round(value)}`);
    for (const title of this.#failed) this.say(`✗ ${this.name}: ${title}`);
  }

  get passed() {
    return this.#passed.size;
  }

  get failed() {
    return this.#failed.length;
  }
}
