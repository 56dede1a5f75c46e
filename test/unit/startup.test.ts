import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../server/dist');
/** Comments of the bundler that name the module that follows. */
const MODULE = /^\/\/ ((?:server|node_modules)\/\S+)$/gmu;
const STATIC_IMPORT = /^(?:import|export) [^;"]*"\.\/([^"]+)";$/gmu;

/** The modules that are read before the first line of {@link entry} runs. */
function modulesReadFor(entry: string): Set<string> {
  const chunks = new Set([entry]);
  const modules = new Set<string>();
  for (const chunk of chunks) {
    const script = readFileSync(join(DIST, chunk), 'utf8');
    for (const [, imported] of script.matchAll(STATIC_IMPORT)) chunks.add(imported ?? '');
    for (const [, module] of script.matchAll(MODULE)) modules.add(module ?? '');
  }
  return modules;
}

it('the server answers before it has read what only checks, readings by sound and file formats need', () => {
  const modules = [...modulesReadFor('main.js')];
  expect(modules).toContain('server/src/engine/engine.ts');
  const late =
    /pinyin-pro|pdfjs|docx|engine\/check\/(?:checker|shapes|typo\/)|corpus\/formats\/(?:pdf|wordBody|rtf)/u;
  expect(modules.filter((module) => late.test(module))).toEqual([]);
});
