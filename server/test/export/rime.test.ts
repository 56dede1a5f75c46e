import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phraseBook } from '../../src/export/phraseBook.ts';
import { temporaryFolder } from '../support/services.ts';

/** Debian's librime-bin and rime-prelude. */
const DATA = '/usr/share/rime-data';
const hasRime = spawnSync('rime_deployer').error === undefined && existsSync(join(DATA, 'default.yaml'));

const SCHEMA = `schema:
  schema_id: yinju
  name: Yinju
  version: "1"
engine:
  processors: [speller, selector, express_editor]
  segmentors: [abc_segmentor]
  translators: [script_translator]
speller:
  alphabet: zyxwvutsrqponmlkjihgfedcba
  delimiter: " '"
translator:
  dictionary: yinju
`;

describe.skipIf(!hasRime)('a phrase book of Rime', () => {
  it('is built into a dictionary by Rime itself', async () => {
    const folder = await temporaryFolder();
    const phrases = ['统筹发展和安全', '重庆市', '以人民为中心'];
    const { content } = await phraseBook(
      phrases.map((original) => ({ text: original, original, places: 3, articles: 3 })),
      'rime',
    );
    writeFileSync(join(folder, 'yinju.dict.yaml'), content);
    writeFileSync(join(folder, 'yinju.schema.yaml'), SCHEMA);
    writeFileSync(join(folder, 'default.custom.yaml'), 'patch:\n  schema_list:\n    - schema: yinju\n');
    const { status, stderr } = spawnSync('rime_deployer', ['--build', folder, DATA, folder], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const table = [join(folder, 'build/yinju.table.bin'), join(folder, 'yinju.table.bin')].find(existsSync);
    expect(table, stderr).toBeDefined();
    // The table keeps its texts in a trie whose tails stand as they are.
    expect(readFileSync(table ?? '').includes('发展和安全')).toBe(true);
  });
});
