import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';

// Files of a thread share what they load: what another loaded has that one's editor.
vi.hoisted(() => vi.resetModules());

vi.mock('vscode', () => ({ l10n: { t: (text: string) => text } }));
const { writingWords } = await import('../../client/src/commands/writingWords.ts');

interface Manifest {
  readonly contributes: {
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly id: string; readonly completionEvents: readonly string[] }[];
    }[];
  };
}

const { contributes } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as Manifest;

describe('the question before the writing settings are written', () => {
  test('says in words what each of them does', () => {
    const lines = writingWords(Object.keys(contributes.configurationDefaults['[gongwen]']));
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines.filter((line) => line.includes('editor.'))).toEqual([]);
  });

  test('leaves out no setting, and says nothing of others', () => {
    expect(writingWords(['editor.wordWrap', 'editor.rulers'])).toEqual([
      expect.stringContaining('wrap'),
      'editor.rulers',
    ]);
  });
});

test('no step of the walkthrough is ticked for a click', () => {
  const events = contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap((step) => step.completionEvents),
  );
  expect(events.filter((event) => !/^on(?:Context|SettingChanged):yinju\./u.test(event))).toEqual([]);
});
