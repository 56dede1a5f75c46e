import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AcceptedEntry } from '../engine/check/accepted.ts';
import type { Draft } from '../engine/draft.ts';
import { NEVER } from '../engine/signal.ts';
import { AcceptedFindings, acceptedRootOf } from '../host/acceptedFindings.ts';
import { checkOptions, levelOf } from '../lsp/diagnostics.ts';
import { DEFAULT_SETTINGS } from '../lsp/settings.ts';
import { localeOf } from './locale.ts';
import { type Translate, translateMessage, translatorFor } from '../messages/translate.ts';
import type { CheckLevel } from '../protocol/index.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { type DraftReport, draftReport } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { VERSION } from '../version.ts';
import type { Subcommand } from './command.ts';
import { EXIT, UsageError } from './errors.ts';
import { type CorpusOptions, withCorpus } from './session.ts';
import { type Style, styleFor } from './style.ts';

const FORMATS = ['text', 'json', 'sarif', 'html'] as const;
type Format = (typeof FORMATS)[number];
const LEVELS = ['hint', 'information', 'warning'] as const satisfies readonly CheckLevel[];

interface CheckCommandOptions extends CorpusOptions {
  readonly format: string;
  readonly failOn: string;
}

/** `yinju check DRAFT…`: what a drafter should look at before a report goes out. */
export const checkCommand: Subcommand = {
  name: 'check',
  define(command) {
    command
      .description('check drafts: copied and repeated text, wording, leftovers, placeholders, numbering')
      .argument('<draft...>', 'text files to check')
      .option('-f, --format <format>', FORMATS.join(', '), 'text')
      .option(
        '--fail-on <severity>',
        `exit with 1 on findings of this severity or above: ${LEVELS.join(', ')}`,
        'warning',
      )
      .action(check);
  },
};

async function check(files: readonly string[], options: CheckCommandOptions): Promise<void> {
  const format = options.format;
  if (!isOneOf(FORMATS, format)) throw new UsageError(`--format takes ${FORMATS.join(', ')}, not ${format}`);
  const failOn = options.failOn;
  if (!isOneOf(LEVELS, failOn)) throw new UsageError(`--fail-on takes ${LEVELS.join(', ')}, not ${failOn}`);
  const drafts = await Promise.all(files.map(readDraft));
  const locale = localeOf(process.env);
  const translate = translatorFor(locale);
  await withCorpus(options, async ({ engine }) => {
    const reports: DraftReport[] = [];
    for (const draft of drafts) {
      const accepted = await acceptedFor(fileURLToPath(draft.uri));
      const review = await engine.review(draft, { ...checkOptions(DEFAULT_SETTINGS), accepted }, NEVER);
      reports.push(
        draftReport(draft, draft.file, review, {
          levelOf: (finding) => levelOf(finding, DEFAULT_SETTINGS),
          messageOf: ({ message }) => translateMessage(translate, message),
        }),
      );
    }
    process.stdout.write(WRITERS[format](reports, translate, locale ?? 'en'));
    const findings = reports.flatMap((report) => report.findings);
    if (findings.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn)))
      process.exitCode = EXIT.findings;
  });
}

type Writer = (reports: readonly DraftReport[], translate: Translate, locale: string) => string;

const WRITERS: Readonly<Record<Format, Writer>> = {
  text: (reports) => asText(reports, styleFor(process.stdout)),
  json: jsonReport,
  sarif: (reports, translate) =>
    sarifReport(reports, { version: VERSION, describe: (code) => translate(`check.${code}`) }),
  html: htmlReport,
};

function asText(reports: readonly DraftReport[], style: Style): string {
  return reports
    .flatMap(({ name, findings }) =>
      findings.map(({ finding, level, message, range }) => {
        const colour = level === 'warning' ? 'yellow' : 'cyan';
        const place = `${name}:${range.startLine}:${range.startColumn}`;
        return `${place}: ${style(colour, level)} ${message} ${style('dim', `[${finding.code}]`)}\n`;
      }),
    )
    .join('');
}

/** What the folder of a draft, or one above it, says may stand. */
async function acceptedFor(path: string): Promise<readonly AcceptedEntry[]> {
  const root = await acceptedRootOf(path);
  return root === undefined ? [] : new AcceptedFindings(root).entries();
}

async function readDraft(file: string): Promise<Draft & { readonly file: string }> {
  const path = resolve(file);
  try {
    const text = await readFile(path, 'utf8');
    return {
      file,
      uri: pathToFileURL(path).href,
      text,
      languageId: /\.(md|markdown)$/i.test(path) ? 'markdown' : 'plaintext',
    };
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return values.some((known) => known === value);
}
