import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The block of code in `docs/editors.md` that follows {@link opening}: what a user is asked to write. */
export function documentedSettings(opening: string): string {
  const page = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const from = page.indexOf(opening);
  const block = /```\w+\n([^]*?)```/u.exec(page.slice(from));
  if (from < 0 || !block) throw new Error(`docs/editors.md has no settings after “${opening}”`);
  return block[1];
}
