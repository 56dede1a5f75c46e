import type { Locale } from './words.ts';
import type { Pictures } from './workbench.ts';

/** What a drafter tries. */
export type Suite =
  | 'host'
  | 'grey'
  | 'lists'
  | 'typing'
  | 'keyboard'
  | 'office'
  | 'paper'
  | 'corpus'
  | 'citing'
  | 'checking'
  | 'hour';

/** What the runner prepared for one run, handed over as JSON in `YINJU_TEST_PLAN`. */
export interface Plan {
  /** The project's folder. */
  readonly root: string;
  /** The browser's program. */
  readonly chromium: string;
  readonly browserArguments: readonly string[];
  /** Where the workbench listens. */
  readonly origin: string;
  /** What a window's requests ask for in their headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** What a window runs before its own scripts. */
  readonly script?: string;
  readonly locale: Locale;
  /** The suites that run, in their order. */
  readonly suites: readonly Suite[];
  /** Opens the window again after them, in a language and for more suites. */
  readonly next?: Pick<Plan, 'locale' | 'suites'>;
  /** What the suites of the extension host print, a file; where they run in this window. */
  readonly hostLog?: string;
  /** A new folder in which the drafts are. */
  readonly folder: string;
  /** Where the workbench keeps its settings and what is installed in it, a folder. */
  readonly profile: string;
  /** A corpus of five reports. */
  readonly corpus: string;
  /** A corpus of four reports with figures. */
  readonly figures: string;
  /** A folder with one report as a Word file, and one that cannot be read. */
  readonly words: string;
  /** A folder for the pictures of failed tests. */
  readonly failures: string;
  /** Where pictures go; none are taken when it is missing. */
  readonly pictures?: Pictures;
}

/** The plan of this run; throws when the runner gave none. */
export function readPlan(): Plan {
  const plan = process.env['YINJU_TEST_PLAN'];
  if (!plan) throw new Error('run the drafter through npm run test:vscode');
  return JSON.parse(plan) as Plan;
}
