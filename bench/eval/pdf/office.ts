import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** True where LibreOffice is installed. */
export function hasOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** PDFs of Word files, in their order, made by one run of LibreOffice with settings of its own. About a second each. */
export function pdfsOf(files: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-pdfs-'));
  try {
    const names = files.map((_, number) => `${number}.docx`);
    for (const [number, file] of files.entries()) writeFileSync(join(folder, names[number]), file);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const to = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
    const { status } = spawnSync('soffice', [profile, ...to, ...names.map((name) => join(folder, name))], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder },
    });
    if (status !== 0) throw new Error(`LibreOffice ended with ${status ?? 'a signal'}.`);
    return names.map((name) => readFileSync(join(folder, name.replace('.docx', '.pdf'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
