import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../engine/draft.ts';
import { NEVER } from '../engine/signal.ts';
import { checkOptions, levelOf } from '../lsp/diagnostics.ts';
import { DEFAULT_SETTINGS } from '../lsp/settings.ts';
import { localeOf } from './locale.ts';
import { translateMessage, translatorFor } from '../messages/translate.ts';
import type { CheckLevel } from '../protocol/index.ts';
import type { Subcommand } from './command.ts';
import { EXIT, UsageError } from './errors.ts';
import { type CorpusOptions, withCorpus } from './session.ts';
import { type Style, styleFor } from './style.ts';

const FORMATS = ['text', 'json'] as const;
const LEVELS = ['hint', 'information', 'warning'] as const satisfies readonly CheckLevel[];
type Level = (typeof LEVELS)[number];

interface CheckCommandOptions extends CorpusOptions {
  readonly format: string;
  readonly failOn: string;
}

/** One finding of one draft, ready to print. Lines and columns count from 1. */
interface PrintedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: Level;
  readonly code: string;
  readonly message: string;
  readonly text: string;
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
  if (!isOneOf(FORMATS, options.format))
    throw new UsageError(`--format takes ${FORMATS.join(', ')}, not ${options.format}`);
  const failOn = options.failOn;
  if (!isOneOf(LEVELS, failOn)) throw new UsageError(`--fail-on takes ${LEVELS.join(', ')}, not ${failOn}`);
  const drafts = await Promise.all(files.map(readDraft));
  await withCorpus(options, async ({ engine }) => {
    const printed: PrintedFinding[] = [];
    for (const draft of drafts) {
      const findings = await engine.check(draft, checkOptions(DEFAULT_SETTINGS), NEVER);
      const document = TextDocument.create(draft.uri, draft.languageId, 0, draft.text);
      const translate = translatorFor(localeOf(process.env));
      for (const finding of findings) {
        const { line, character } = document.positionAt(finding.span.start);
        printed.push({
          file: draft.file,
          line: line + 1,
          column: character + 1,
          level: levelOf(finding, DEFAULT_SETTINGS),
          code: finding.code,
          message: translateMessage(translate, finding.message),
          text: draft.text.slice(finding.span.start, finding.span.end),
        });
      }
    }
    const text =
      options.format === 'json'
        ? `${JSON.stringify(printed, null, 2)}\n`
        : asText(printed, styleFor(process.stdout));
    process.stdout.write(text);
    if (printed.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(failOn)))
      process.exitCode = EXIT.findings;
  });
}

function asText(findings: readonly PrintedFinding[], style: Style): string {
  return findings
    .map(({ file, line, column, level, code, message }) => {
      const colour = level === 'warning' ? 'yellow' : 'cyan';
      return `${file}:${line}:${column}: ${style(colour, level)} ${message} ${style('dim', `[${code}]`)}\n`;
    })
    .join('');
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
