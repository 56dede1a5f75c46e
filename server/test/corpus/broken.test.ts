import { Document, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSource, SkippedSourceError } from '../../src/corpus/readSource.ts';
import { brokenFile, randomOf, wholeFiles } from '../support/mutations.ts';

const FORMATS = [
  'txt',
  'md',
  'docx',
  'doc',
  'rtf',
  'pdf',
  'html',
  'mht',
  'odt',
  'epub',
  'csv',
  'zip',
  'ofd',
  'pptx',
  'xlsx',
  'xls',
];
/** Per format; `node scripts/fuzz-formats.mjs` makes a thousand, with bounds on time and memory. */
const FILES = 25;

describe('broken files end in text or in a named skip', () => {
  let whole: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    const children = Array.from({ length: 12 }, (_, i) => new Paragraph(`（一）第${i}段的内容。`));
    whole = wholeFiles(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  });

  it.each(FORMATS)('%s', async (format) => {
    const random = randomOf(20_240_501);
    for (let number = 0; number < FILES; number++) {
      const bytes = brokenFile(format, whole[format], random);
      try {
        const { articles, text } = await readSource(bytes, `a.${format}`);
        expect(articles.length === 0 || text !== '').toBe(true);
      } catch (error) {
        expect(error, `file ${number}`).toBeInstanceOf(SkippedSourceError);
      }
    }
  });
});
