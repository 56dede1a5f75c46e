import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** True where LibreOffice is installed: its tests skip elsewhere. */
export const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A Word file in other formats, by their extensions, as LibreOffice writes them. Takes seconds for each. */
export function convertWord(docx: Uint8Array, formats: readonly string[]): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-office-'));
  try {
    writeFileSync(join(folder, 'a.docx'), docx);
    return new Map(
      formats.map((format) => {
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
        const args = [
          profile,
          '--headless',
          '--convert-to',
          format,
          '--outdir',
          folder,
          join(folder, 'a.docx'),
        ];
        execFileSync('soffice', args, {
          stdio: 'ignore',
          timeout: 120_000,
          env: { ...process.env, HOME: folder },
        });
        return [format, readFileSync(join(folder, `a.${format}`))] as const;
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
