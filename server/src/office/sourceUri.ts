import type { PassageDocument } from './schema.ts';

/** Opens the addresses of sources that lie on the office's server: `yinju-office:///HOST/INDEX/FILE/FOLDER/PATH`. */
const SCHEME = 'yinju-office:///';

/** The address of the file of a passage. */
export function officeUri(host: string, index: string, { file, folder, path }: PassageDocument): string {
  const parts = [host, index, file, folder, ...path.split('/')];
  return SCHEME + parts.map(encodeURIComponent).join('/');
}

export function isOfficeUri(uri: string): boolean {
  return uri.startsWith(SCHEME);
}

/** The id of the file that an address names; undefined for another's. */
export function fileOfUri(uri: string): string | undefined {
  return isOfficeUri(uri) ? uri.slice(SCHEME.length).split('/')[2] : undefined;
}

/**
 * The format of a source there, as an index has it: its text opens as that of a Word file does, since no editor finds a
 * file at its address.
 */
export function officeFormat(format: string): string {
  return `office/${format}`;
}
