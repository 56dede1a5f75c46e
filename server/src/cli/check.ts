import { fileURLToPath } from 'node:url';
import type { AcceptedEntry } from '../engine/check/accepted.ts';
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
import { readDraft } from './draftFile.ts';
import { EXIT } from './errors.ts';
import { oneOf } from './options.ts';
import { err, out } from './output.ts';
import { type CorpusOptions, withCorpus } from './session.ts';

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
      .argument('<draft...>', 'drafts to check, in any format that sources may have')
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
  const format = oneOf('format', FORMATS, options.format);
  const failOn = oneOf('fail-on', LEVELS, options.failOn);
  const drafts = await Promise.all(files.map(readDraft));
  const locale = localeOf(process.env);
  const translate = translatorFor(locale);
  await withCorpus(options, async ({ engine }) => {
    const reports: DraftReport[] = [];
    for (const draft of drafts) {
      const accepted = await acceptedFor(fileURLToPath(draft.uri), translate);
      const review = await engine.review(draft, { ...checkOptions(DEFAULT_SETTINGS), accepted }, NEVER);
      reports.push(
        draftReport(draft, draft.file, review, {
          levelOf: (finding) => levelOf(finding, DEFAULT_SETTINGS),
          messageOf: ({ message }) => translateMessage(translate, message),
        }),
      );
    }
    WRITERS[format](reports, translate, locale);
    const findings = reports.flatMap((report) => report.findings);
    if (findings.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn)))
      process.exitCode = EXIT.findings;
  });
}

type Writer = (reports: readonly DraftReport[], translate: Translate, locale: string) => void;

const WRITERS: Readonly<Record<Format, Writer>> = {
  text: writeText,
  json: (reports) => out.jsonText(jsonReport(reports)),
  sarif: (reports, translate) =>
    out.jsonText(sarifReport(reports, { version: VERSION, describe: (code) => translate(`check.${code}`) })),
  html: (...told) => out.document(htmlReport(...told)),
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

/** What the folder of a draft, or one above it, says may stand. */
async function acceptedFor(path: string, translate: Translate): Promise<readonly AcceptedEntry[]> {
  const root = await acceptedRootOf(path);
  if (root === undefined) return [];
  const accepted = new AcceptedFindings(root);
  await accepted.refresh();
  if (accepted.problem)
    err.line(translate('accepted.unusable', accepted.path ?? root, accepted.problem.message));
  return accepted.entries;
}
