import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { readSource as Reader } from '../../src/corpus/readSource.ts';

/** Words that are in each of the files. */
const WORDS = '统筹发展和安全';
const PARAGRAPH = `<w:p><w:r><w:t>全市上下${WORDS}。</w:t></w:r></w:p>`;
const WORD = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${PARAGRAPH}</w:body></w:document>`;
const FLAT = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>${WORD}</pkg:xmlData></pkg:part></pkg:package>`;
const PAGE = `<html><body><h1>报告</h1><p>全市上下${WORDS}，各项工作取得新的成效。</p></body></html>`;
const DOC = readFileSync(new URL('../fixtures/libreoffice.doc', import.meta.url));

let readSource: typeof Reader;

beforeAll(async () => {
  vi.stubGlobal('Buffer', undefined);
  // Other tests of this thread may have loaded the readers while there was one.
  vi.resetModules();
  ({ readSource } = await import('../../src/corpus/readSource.ts'));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['甲.txt', strToU8(`全市上下${WORDS}。`)],
  ['甲.md', strToU8(`# 报告\n\n全市上下**${WORDS}**。`)],
  ['甲.html', strToU8(PAGE)],
  ['甲.docx', zipSync({ 'word/document.xml': strToU8(WORD) })],
  ['甲.xml', strToU8(FLAT)],
  ['甲.zip', zipSync({ '乙.txt': strToU8(`全市上下${WORDS}。`) })],
  ['甲.rtf', strToU8(`{\\rtf1 ${[...WORDS].map((sign) => `\\u${sign.charCodeAt(0)}?`).join('')}}`)],
])('%s is read where there is no Buffer', async (name, bytes) => {
  expect((await readSource(bytes, name)).text).toContain(WORDS);
});

it('an old Word file is read where there is no Buffer', async () => {
  const { format, characters } = await readSource(new Uint8Array(DOC), '甲.doc');
  expect({ format, hasText: characters > 100 }).toEqual({ format: 'doc', hasText: true });
});
