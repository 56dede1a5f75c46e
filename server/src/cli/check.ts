import { notice } from '../engine/text/notice.ts';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Option } from 'commander';
import type { AcceptedEntry } from '../engine/check/accepted.ts';
import type { CheckOptions, Review } from '../engine/check/finding.ts';
import { NEVER } from '../engine/signal.ts';
import { AcceptedFindings, acceptedRootOf } from '../host/acceptedFindings.ts';
import { CheckEndedError, type CheckService } from '../host/checkService.ts';
import { checkOptions, levelOf } from '../settings/checks.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { localeOf } from './locale.ts';
import { noticesFor } from '../messages/notices.ts';
import { type Translate, translateMessage, translatorFor } from '../messages/translate.ts';
import { type CheckLevel, checkOf } from '../engine/check/checkTable.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { type DraftReport, draftReport } from '../report/draftReport.ts';
import { sarifReport } from '../report/sarif.ts';
import { VERSION } from '../version.ts';
import type { Subcommand } from './command.ts';
import { type DraftFile, readDraft, readStandardInput, STANDARD_INPUT } from './draftFile.ts';
import { EXIT, UsageError } from './errors.ts';
import { oneOf } from './options.ts';
import { err, out } from './output.ts';
import { type CliSession, type CorpusOptions, heard, serverOption, withCorpus } from './session.ts';

const FORMATS = ['text', 'json', 'sarif', 'html'] as const;
type Format = (typeof FORMATS)[number];
const LEVELS = ['hint', 'information', 'warning'] as const satisfies readonly CheckLevel[];

/** Milliseconds that the office's server may take over one draft. Guess. */
const SERVER_BUDGET = 120_000;

interface CheckCommandOptions extends CorpusOptions {
  readonly format: string;
  readonly failOn: string;
  readonly stdinName?: string;
  readonly timeLimit: string;
}

/** `yinju check DRAFT…`: what a drafter should look at before a report goes out. */
export const checkCommand: Subcommand = {
  name: 'check',
  define(command) {
    command
      .description(
        'check drafts: copied and repeated text, slips, wording, leftovers, placeholders, numbering',
      )
      .argument('<draft...>', 'drafts to check, in any source format; - reads standard input')
      .addOption(
        new Option(
          '--stdin-name <file>',
          'file name for standard input: determines its format and which accepted findings apply',
        ),
      )
      .addOption(serverOption())
      .option('-f, --format <format>', FORMATS.join(', '), 'text')
      .option(
        '--fail-on <severity>',
        `exit with 1 on findings of this severity or above: ${LEVELS.join(', ')}`,
        'warning',
      )
      .option('--time-limit <seconds>', 'time limit for the check of one draft', '20')
      .action(check);
  },
};

async function check(files: readonly string[], options: CheckCommandOptions): Promise<void> {
  const format = oneOf('format', FORMATS, options.format);
  const failOn = oneOf('fail-on', LEVELS, options.failOn);
  const limit = secondsOf(options.timeLimit);
  if (files.filter((file) => file === STANDARD_INPUT).length > 1)
    throw new UsageError('standard input can be read only once');
  const drafts = await Promise.all(
    files.map((file) => (file === STANDARD_INPUT ? readStandardInput(options.stdinName) : readDraft(file))),
  );
  const locale = localeOf(process.env);
  const translate = translatorFor(locale);
  const say = noticesFor(locale);
  const work = async ({ checks, office }: CliSession): Promise<void> => {
    const reports: DraftReport[] = [];
    for (const draft of drafts) {
      const accepted = await acceptedFor(draft.path, translate);
      if (office) heard(await office.checking(draft, SERVER_BUDGET));
      const review = await reviewOf(checks, draft, { ...checkOptions(DEFAULT_SETTINGS), accepted });
      if (review === undefined) {
        process.exitCode = EXIT.usage;
        err.line(
          `yinju: ${say(
            notice(
              'the check of {0} did not finish in {1} s and was stopped; raise --time-limit',
              draft.file,
              limit / 1000,
            ),
          )}`,
        );
        continue;
      }
      reports.push(
        draftReport(draft, draft.file, review, {
          levelOf: (finding) => levelOf(finding, DEFAULT_SETTINGS),
          messageOf: ({ message }) => translateMessage(translate, message),
        }),
      );
    }
    const findings = reports.flatMap((report) => report.findings);
    // Before anything is written: a reader that goes ends the command.
    if (findings.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn)))
      process.exitCode ??= EXIT.findings;
    WRITERS[format](reports, translate, locale);
  };
  await withCorpus(options, work, limit);
}

/** {@link seconds} as milliseconds. */
function secondsOf(seconds: string): number {
  const limit = Number(seconds);
  if (!(limit > 0 && limit <= 86_400)) throw new UsageError('--time-limit takes a number of seconds above 0');
  return limit * 1000;
}

/** The findings on {@link draft}; undefined where its check took too long and was stopped. */
async function reviewOf(
  checks: CheckService,
  draft: DraftFile,
  options: CheckOptions,
): Promise<Review | undefined> {
  try {
    return await checks.review(draft, options, NEVER);
  } catch (error) {
    if (error instanceof CheckEndedError) return undefined;
    throw error;
  }
}

type Writer = (reports: readonly DraftReport[], translate: Translate, locale: string) => void;

const WRITERS: Readonly<Record<Format, Writer>> = {
  text: writeText,
  json: (reports) => out.jsonText(jsonReport(reports)),
  sarif: (reports, translate) =>
    out.jsonText(
      sarifReport(reports, {
        version: VERSION,
        describe: (code) => ({
          name: translate(`check.${code}`),
          about: translate(`check.${checkOf(code)}.about`),
        }),
        base: pathToFileURL(resolve('.') + sep).href,
      }),
    ),
  html: (...report) => out.document(htmlReport(...report)),
};

function writeText(reports: readonly DraftReport[]): void {
  for (const { name, findings } of reports) {
    for (const { finding, level, message, range } of findings) {
      const place = `${name}:${range.startLine}:${range.startColumn}`;
      const style = level === 'warning' ? 'yellow' : 'cyan';
      const code = { text: `[${finding.code}]`, style: 'dim' } as const;
      out.line(`${place}: `, { text: level, style }, ` ${message} `, code);
    }
  }
}

/** Findings accepted by the folder of a draft, or by one above it. */
async function acceptedFor(path: string, translate: Translate): Promise<readonly AcceptedEntry[]> {
  const root = await acceptedRootOf(path);
  if (root === undefined) return [];
  const accepted = new AcceptedFindings(root);
  await accepted.refresh();
  if (accepted.problem)
    err.line(translate('accepted.unusable', accepted.path ?? root, accepted.problem.message));
  return accepted.entries;
}
