import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const table = (path: string): Record<string, string> => JSON.parse(read(path)) as Record<string, string>;
const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
const links = (text: string): string[] => text.match(/command:[\w.]+/g) ?? [];

/** The first argument of every `l10n.t(…)` of the client. */
function stringsOfClient(): Set<string> {
  const files = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => read(join('client/src', file)));
  const calls = sources.join('\n').matchAll(/l10n\s*\.t\(\s*'((?:[^'\\]|\\.)*)'/g);
  return new Set([...calls].map(([, key]) => key.replaceAll("\\'", "'")));
}

describe('what the client says', () => {
  const used = stringsOfClient();
  const chinese = table('l10n/bundle.l10n.zh-cn.json');

  test('has a Chinese wording for every string, and none to spare', () => {
    expect(Object.keys(chinese).sort()).toEqual([...used].sort());
  });

  test('never calls l10n.t with anything but a literal', () => {
    const files = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(join('client/src', file)));
    const calls = sources.join('\n').match(/l10n\s*\.t\(/g) ?? [];
    const literal = sources.join('\n').match(/l10n\s*\.t\(\s*'/g) ?? [];
    expect(calls.length).toBe(literal.length);
  });

  test.each(Object.entries(chinese))('keeps the placeholders of %j', (english, text) => {
    expect(placeholders(text)).toEqual(placeholders(english));
  });
});

describe('what the manifest says', () => {
  const english = table('package.nls.json');
  const chinese = table('package.nls.zh-cn.json');
  const manifest = read('package.json');
  const used = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));

  test('is the same set of strings in the manifest and in both languages', () => {
    expect(Object.keys(english).sort()).toEqual([...used].sort());
    expect(Object.keys(chinese).sort()).toEqual([...used].sort());
  });

  test.each(Object.keys(english))('%s keeps its commands in Chinese and is Chinese', (key) => {
    expect(links(chinese[key])).toEqual(links(english[key]));
    expect(chinese[key]).toMatch(/\p{Script=Han}/u);
  });
});
