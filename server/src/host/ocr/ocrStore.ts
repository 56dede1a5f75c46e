/** Recognised text, kept by the content of the files: a page takes seconds. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecognizedPage } from '../../corpus/recognizedPage.ts';
import { privateFolder, putFile } from '../cache/files.ts';

/** Raised where the recogniser becomes another, so that files are looked at again. */
const VERSION = 1;

/** The recogniser's result for a file: its pages, or why it could not. */
export type Recognition = { readonly pages: readonly RecognizedPage[] } | { readonly failure: string };

/** Folder of what was recognised, below the cache. */
export function recognitionsFolder(cacheDir: string): string {
  return join(cacheDir, 'ocr', 'pages');
}

/** The text recognised in the file with this SHA-256; undefined where it has not been tried yet. */
export async function readRecognition(folder: string, hash: string): Promise<Recognition | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, nameOf(hash)), 'utf8')) as Recognition;
  } catch {
    return undefined;
  }
}

export async function writeRecognition(folder: string, hash: string, found: Recognition): Promise<void> {
  await privateFolder(folder);
  await putFile(folder, nameOf(hash), Buffer.from(JSON.stringify(found)));
}

function nameOf(hash: string): string {
  return `${hash}-${VERSION}.json`;
}
