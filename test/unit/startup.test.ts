import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'server/dist');
const STATIC_IMPORT = /(?:^|;)(?:import|export)[^;"()]*"\.\/([^"]+)"/gmu;
const DYNAMIC_IMPORT = /\bimport\("\.\/([^"]+)"\)/gu;

/** The modules that are read before the first line of {@link entry} runs, and those that its own code waits for. */
function modulesReadFor(entry: string): Set<string> {
  const main = readFileSync(join(DIST, entry), 'utf8');
  const chunks = new Set([entry]);
  for (const [, awaited] of main.matchAll(DYNAMIC_IMPORT)) chunks.add(awaited);
  const modules = new Set<string>();
  for (const chunk of chunks) {
    const script = readFileSync(join(DIST, chunk), 'utf8');
    for (const [, imported] of script.matchAll(STATIC_IMPORT)) chunks.add(imported);
    for (const module of sourcesOf(chunk)) modules.add(module);
  }
  return modules;
}

/** Paths of the modules in a bundled file, as its source map has them: from the project's folder on. */
function sourcesOf(chunk: string): readonly string[] {
  const map = JSON.parse(readFileSync(join(DIST, `${chunk}.map`), 'utf8')) as { sources: string[] };
  return map.sources.map((source) => relative(ROOT, resolve(DIST, source)));
}

it('the server answers before it has read what only checks, readings by sound and file formats need', () => {
  const modules = [...modulesReadFor('main.js')];
  expect(modules).toContain('server/src/engine/engine.ts');
  const late =
    /pinyin-pro|pdfjs|docx|engine\/check\/(?:checker|shapes|typo\/)|corpus\/formats\/(?:pdf|wordBody|rtf)/u;
  expect(modules.filter((module) => late.test(module))).toEqual([]);
});
