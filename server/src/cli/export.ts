import { type Notice, notice, noticeOf } from '../engine/text/notice.ts';
import type { Finding } from '../engine/check/finding.ts';
import type { Draft } from '../engine/draft.ts';
import { NEVER } from '../engine/signal.ts';
import { CheckEndedError, type CheckService } from '../host/checkService.ts';
import { convertToPdf, LibreOfficeError } from '../host/libreOffice.ts';
import { PhrasesFile } from '../host/phrasesFile.ts';
import { writeWhole } from '../host/writeWhole.ts';
import { loadWordTables, segmenterOf } from '../host/segmenter.ts';
import { checkOptions, levelOf } from '../settings/checks.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { noticesFor } from '../messages/notices.ts';
import { PHRASE_BOOKS, phraseBook } from '../export/phraseBook.ts';
import type { Subcommand } from './command.ts';
import { readDraft } from './draftFile.ts';
import { EXIT, UsageError } from './errors.ts';
import { localeOf } from './locale.ts';
import { oneOf } from './options.ts';
import { err, out } from './output.ts';
import { type CorpusOptions, withCorpus } from './session.ts';

interface ExportOptions extends CorpusOptions {
  readonly to: string;
  readonly anyway?: boolean;
  readonly phrases?: boolean;
  readonly format: string;
}

/** `yinju export`: a draft as a Word file in the official layout, or the set phrases as a phrase book. */
export const exportCommand: Subcommand = {
  name: 'export',
  define(command) {
    command
      .description(
        'write a draft as a Word or PDF file in the official layout, or the set phrases as a phrase book',
      )
      .argument('[draft]', 'draft to export, in any format that sources may have')
      .requiredOption('-t, --to <file>', 'file to write; for a draft its name ends in .docx or .pdf')
      .option('--anyway', 'write it even though warnings or placeholders are left')
      .option('--phrases', 'write the set phrases of the corpus for an input method')
      .option('-f, --format <format>', `format of the phrase book: ${PHRASE_BOOKS.join(', ')}`, 'text')
      .action(exportTo);
  },
};

async function exportTo(draft: string | undefined, options: ExportOptions): Promise<void> {
  if (options.phrases === true) {
    if (draft !== undefined) throw new UsageError('--phrases takes no draft');
    await exportPhrases(options);
  } else if (draft === undefined) throw new UsageError('name a draft to export, or --phrases');
  else await exportDraft(draft, options);
}

async function exportPhrases(options: ExportOptions): Promise<void> {
  const format = oneOf('format', PHRASE_BOOKS, options.format);
  const leftOut = await textsLeftOut();
  await withCorpus(options, async ({ engine }) => {
    const book = await phraseBook(engine.setPhrases(), format, leftOut);
    await write(options.to, book.content);
    print(notice('{0} phrases written to {1}', book.entries, options.to));
  });
}

/** What the phrases file of this folder keeps out of phrase books. One that cannot be read might name secrets. */
async function textsLeftOut(): Promise<string[]> {
  const file = new PhrasesFile(process.cwd());
  await file.refresh();
  if (file.problem) throw new UsageError(notice('cannot read {0}: {1}', file.path, noticeOf(file.problem)));
  return [...file.rules.rejected, ...file.rules.confidential].map(({ text }) => text);
}

async function exportDraft(file: string, options: ExportOptions): Promise<void> {
  const isPdf = /\.pdf$/iu.test(options.to);
  if (!isPdf && !/\.docx$/iu.test(options.to))
    throw new UsageError('--to takes a name that ends in .docx or .pdf');
  const draft = await readDraft(file);
  if (options.anyway !== true) {
    const findings = await withCorpus(options, ({ checks }) => findingsOf(checks, draft));
    if (!(await mayBeWritten(findings))) return;
  }
  // Loaded where it is used, as the other commands start without it.
  const [{ readPaper }, { wordFile }] = await Promise.all([
    import('../export/readDraft.ts'),
    import('../export/wordFile.ts'),
  ]);
  const word = await wordFile(readPaper({ ...draft, ...draft.known }), segmenterOf(loadWordTables()));
  await write(options.to, isPdf ? await pdf(word) : word);
  print(notice('Written to {0}', options.to));
}

async function findingsOf(checks: CheckService, draft: Draft): Promise<readonly Finding[]> {
  try {
    return await checks.check(draft, checkOptions(DEFAULT_SETTINGS), NEVER);
  } catch (error) {
    if (!(error instanceof CheckEndedError)) throw error;
    throw new UsageError('the check of the draft did not finish; --anyway writes it unchecked');
  }
}

/** Asks where something is left to do; without a terminal to ask on, the command ends. */
async function mayBeWritten(findings: readonly Finding[]): Promise<boolean> {
  const placeholders = findings.filter(({ code }) => code === 'placeholder').length;
  const warnings = findings.filter((finding) => levelOf(finding, DEFAULT_SETTINGS) === 'warning').length;
  if (placeholders + warnings === 0) return true;
  const left = notice('{0} placeholders and {1} warnings remain in the draft', placeholders, warnings);
  if (!err.canAsk) {
    process.exitCode = EXIT.findings;
    err.line(`yinju: ${say(notice('{0}; nothing was written (--anyway writes it)', left))}`);
    return false;
  }
  const answer = await err.ask(say(notice('{0}. Write it anyway? [y/N]', left)));
  return /^(?:y|yes|是|好)$/iu.test(answer.trim());
}

async function pdf(word: Uint8Array): Promise<Uint8Array> {
  try {
    return await convertToPdf(word);
  } catch (error) {
    throw error instanceof LibreOfficeError ? new UsageError(error.notice) : error;
  }
}

async function write(file: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeWhole(file, content);
  } catch (error) {
    throw new UsageError(notice('cannot write {0}: {1}', file, reasonOf(error)));
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'its folder does not exist';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full; make room on it';
    case 'EBUSY':
      return 'another program has it open; close it there';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'there is no permission, or another program has it open';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function say(said: Notice): string {
  return noticesFor(localeOf(process.env))(said);
}

function print(said: Notice): void {
  out.line(say(said));
}
