import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { tried } from './patience.ts';

/** What one mocha run came to, for the process that adds the runs up. */
export interface Outcome {
  /** Full titles. A hook that fails is among the failed. */
  passed: string[];
  failed: string[];
  /** Titles of the suites in which something failed. */
  failedSuites: string[];
  /** Measured figures, printed by the runner; the key says the unit. */
  figures: Record<string, number>;
}

/** Leaves the printing to the listeners of the run. */
class Silent extends Mocha.reporters.Base {}

/** How long a suite takes, and how long until its first test. */
class SuiteClock {
  #started = 0;
  #begun = 0;

  start(): void {
    this.#started = performance.now();
    this.#begun = 0;
  }

  begin(): void {
    this.#begun ||= performance.now();
  }

  stop(): string {
    const seconds = (until: number): string => ((until - this.#started) / 1000).toFixed(1);
    return `${seconds(performance.now())} s, its first test after ${seconds(this.#begun)} s`;
  }
}

/** Figures that suites measure along the way. */
export const figures: Record<string, number> = {};

/**
 * Runs the suites that {@link define} declares under mocha's TDD names, prints each test, and writes the
 * {@link Outcome} to the file that `YINJU_TEST_OUTCOME` names.
 */
export async function runMocha(
  define: () => void,
  options: {
    readonly name: string;
    readonly print: (line: string) => void;
    /** Times that a failed test is tried again, each of them printed. */
    readonly retries?: number;
    /** Called when a test is tried, and between tests. */
    readonly onTry?: () => void;
  },
): Promise<Outcome> {
  const { print, retries = 0, onTry = () => undefined } = options;
  const only = process.env['YINJU_TEST_ONLY'];
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: 180_000,
    reporter: Silent,
    retries,
    ...(only ? { grep: only } : {}),
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  define();
  const outcome: Outcome = { passed: [], failed: [], failedSuites: [], figures };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    let before = 0;
    const now = (times: number | undefined): void => {
      tried(times);
      onTry();
    };
    const clock = new SuiteClock();
    runner.on('suite', () => clock.start());
    runner.on('suite end', ({ root, title }) => {
      if (!root) print(`  – ${options.name}: ${title}, ${clock.stop()}`);
    });
    runner.on('test', () => {
      clock.begin();
      now(retries > 0 ? before : undefined);
    });
    runner.on('test end', () => now(undefined));
    runner.on('pass', (test) => {
      before = 0;
      outcome.passed.push(test.fullTitle());
      print(`  ✓ ${options.name}: ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('retry', (test, error: Error) => {
      before++;
      print(`  ↻ ${options.name}: ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('fail', (test, error: Error) => {
      before = 0;
      outcome.failed.push(test.fullTitle());
      const suite = test.parent?.fullTitle() ?? '';
      if (!outcome.failedSuites.includes(suite)) outcome.failedSuites.push(suite);
      print(`  ✗ ${options.name}: ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
  const file = process.env['YINJU_TEST_OUTCOME'];
  if (file) writeFileSync(file, JSON.stringify(outcome));
  return outcome;
}
