import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text files below {@link folder}, one at a time. */
export async function* textFiles(folder: string): AsyncGenerator<{ name: string; text: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.txt')) continue;
    const name = join(entry.parentPath, entry.name);
    yield { name, text: await readFile(name, 'utf8') };
  }
}
