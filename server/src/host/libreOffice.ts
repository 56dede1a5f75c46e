import { notice, NoticeError } from '../engine/text/notice.ts';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Milliseconds that a conversion may take: LibreOffice starts cold, and may wait for another copy of itself. By the clock:
 * what another program is given of the processors is not known here. Guess.
 */
const LIMIT = 120_000;
const PROGRAMS = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
const ON_WINDOWS = ['C:\\Program Files\\LibreOffice\\program\\soffice.exe'];

/** LibreOffice is not there, or could not do it; the notice says what to do. */
export class LibreOfficeError extends NoticeError {
  override readonly name = 'LibreOfficeError';
}

/** A Word file as a PDF, by the LibreOffice of this machine. Rejects with {@link LibreOfficeError}. */
export async function convertToPdf(word: Uint8Array): Promise<Uint8Array> {
  const [pdf] = await convertAllToPdf([word]);
  return pdf;
}

/** Word files as PDFs, in their order, by one run of LibreOffice with a profile of its own. Rejects with {@link LibreOfficeError}. */
export async function convertAllToPdf(words: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yinju-pdf-'));
  try {
    const names = words.map((_, number) => join(folder, String(number)));
    await Promise.all(words.map((word, number) => writeFile(`${names[number]}.docx`, word)));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const to = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
    await start([profile, ...to, ...names.map((name) => `${name}.docx`)]);
    return await Promise.all(names.map((name) => readFile(`${name}.pdf`)));
  } catch (error) {
    if (error instanceof LibreOfficeError) throw error;
    const { message } = error as Error;
    const [firstLine = ''] = message.split('\n');
    throw new LibreOfficeError(notice('LibreOffice created no PDF ({0}); write a .docx instead', firstLine), {
      cause: error,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(args: readonly string[]): Promise<void> {
  for (const program of process.platform === 'win32' ? [...ON_WINDOWS, ...PROGRAMS] : PROGRAMS) {
    try {
      await run(program, args, { timeout: LIMIT });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new LibreOfficeError(
    'PDFs are created with LibreOffice, which was not found; install it, or write a .docx',
  );
}
