import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reviseWordFile, wordText } from '../../src/export/wordDraft.ts';

const AUTHOR = { name: 'Yinju', date: '2026-03-01T00:00:00Z' };
const FOLDER = fileURLToPath(new URL('../../../../shared/cases/files/', import.meta.url));
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.docx')) : [];
/** Text that another format brought along inside the file has no place in its main part. */
const FOREIGN = /w:altChunk/u;
const WORDING = /[\u4e00-\u9fff]{6}/u;

/** All parts of a Word file, its main part without our revisions and without the borders of runs. */
function meaning(content: Uint8Array): Record<string, string> {
  const parts: Record<string, string> = Object.fromEntries(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  parts['word/document.xml'] = parts['word/document.xml']
    .replaceAll(/<w:ins w:id="\d+" w:author="Yinju"[^>]*>.*?<\/w:ins>/gu, '')
    .replaceAll(/<w:del w:id="\d+" w:author="Yinju"[^>]*>(.*?)<\/w:del>/gu, '$1')
    .replaceAll('w:delText', 'w:t')
    .replaceAll(' xml:space="preserve"', '')
    .replaceAll(/<\/w:t><\/w:r><w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t>/gu, '');
  return parts;
}

/** {@link text} with another character in its first wording. */
function corrected(text: string): string {
  const at = WORDING.exec(text)?.index ?? 0;
  return `${text.slice(0, at + 2)}饕${text.slice(at + 3)}`;
}

describe.skipIf(FILES.length === 0)('Word files beside the project', () => {
  it.each(FILES)('%s takes one wording back, and nothing else changes', async (name) => {
    const content = readFileSync(FOLDER + name);
    const now = corrected(await wordText(content));
    const { content: revised, placed, unplaced } = await reviseWordFile(content, now, AUTHOR);
    expect(meaning(revised)).toEqual(meaning(content));
    if (FOREIGN.test(meaning(content)['word/document.xml'])) {
      expect(unplaced).toHaveLength(1);
      return;
    }
    expect({ placed, unplaced }).toEqual({ placed: 1, unplaced: [] });
    expect(await wordText(revised)).toBe(now);
  });
});
