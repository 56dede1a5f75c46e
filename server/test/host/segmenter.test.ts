import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intlSegmenter, loadWordTables, segmenterOf } from '../../src/host/segmenter.ts';
import { temporaryFolder } from '../support/folders.ts';

describe('intlSegmenter', () => {
  const segmenter = intlSegmenter();

  it('loses no unit', () => {
    const texts = fc.stringMatching(/^[发展，。\na1 “》]{0,40}$/);
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          segmenter
            .tag(text)
            .map(({ word }) => word)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('cuts words', () => {
    expect(segmenter.tag('高质量发展，国家安全').map(({ word }) => word)).toContain('发展');
  });
});

describe('loadWordTables', () => {
  it.each([
    ['missing', {}],
    ['broken', { 'dictionary.bin': '发展 9 v' }],
  ])('says why ICU cuts words where the dictionary is %s', (_, files) => {
    const folder = temporaryFolder(files);
    const file = join(folder.path, 'dictionary.bin');
    const tables = loadWordTables([], pathToFileURL(file));
    folder.remove();
    expect(tables.reason).toContain(file);
    expect(segmenterOf(tables).name).toBe('Intl.Segmenter');
  });
});
