import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';
import { ofdOf } from '../support/ofdWriter.ts';
import { bookOf, slideShape, slidesOf } from '../support/officeWriters.ts';
import { scanOf } from '../support/scans.ts';
import { pdfOf } from '../support/pdfWriter.ts';
import { docOf } from '../support/docWriter.ts';
import {
  epubOf,
  htmlOf,
  mhtOf,
  odtOf,
  rtfOf,
  wordParagraphs,
  wordPartsOf,
  zipOf,
} from '../support/writers.ts';

const YINJU = fileURLToPath(new URL('../../bin/yinju.js', import.meta.url));
const LINES = ['关于平安建设的报告', '各级要坚持统筹发展和安全，把矛盾纠纷化解在基层、化解在萌芽状态。'];
const drawn = [LINES.map((text, i) => ({ text, x: 90, y: 700 - 30 * i }))];
const docx = zipOf(wordPartsOf(wordParagraphs(...LINES)));
const html = htmlOf(LINES[0], [LINES[1].repeat(3)]);

/** What the folders of an office hold, read. */
const READ: Readonly<Record<string, string | Uint8Array>> = {
  '报告.txt': LINES.join('\n'),
  '报告.md': `# ${LINES.join('\n\n')}`,
  '报告.docx': docx,
  '模板.dotx': docx,
  '报告.doc': docOf(LINES),
  '报告.wps': docOf(LINES),
  '报告.wpt': docOf(LINES),
  '报告.rtf': rtfOf(LINES),
  '报告.odt': odtOf(LINES),
  '报告.pdf': pdfOf(drawn),
  '报告.ofd': ofdOf(drawn),
  '报告.html': html,
  '报告.mht': mhtOf(html),
  '报告.epub': epubOf([LINES]),
  '报告.pptx': slidesOf([{ shapes: [slideShape(LINES)] }]),
  '台账.xlsx': bookOf({
    台账: [
      ['单位', '数量'],
      [LINES[0], 3],
    ],
  }),
  '台账.xls': bookOf(
    {
      台账: [
        ['单位', '数量'],
        [LINES[0], 3],
      ],
    },
    'biff8',
  ),
  '打包.zip': zipOf([
    ['内/报告.docx', docx],
    ['内/无名.xyz', 'x'],
  ]),
  没有扩展名: docx,
};

/** And what is named with its reason. */
const NAMED: Readonly<Record<string, string | Uint8Array>> = {
  '空.txt': '',
  '扫描.pdf': scanOf([{ width: 10, height: 14, grey: new Uint8Array(140).fill(255) }]),
  '照片.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
  '损坏.docx': Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0),
  '表格.et': 'x',
  '演示.dps': 'x',
  '旧稿.uot': 'x',
  '旧稿.fodt': 'x',
  '压缩.rar': 'Rar!',
  '程序.xyz': 'x',
};

describe('a folder of all that an office has', () => {
  let folder: TemporaryFolder;
  let lines: string[];

  beforeAll(() => {
    const files = Object.entries({ ...READ, ...NAMED }).map(([name, content]) => [`语料/${name}`, content]);
    folder = temporaryFolder(Object.fromEntries(files) as Record<string, string | Uint8Array>);
    const env = { ...process.env, LC_ALL: 'C', XDG_CACHE_HOME: `${folder.path}/cache` };
    const { stdout } = spawnSync(process.execPath, [YINJU, 'corpus', '-c', '语料'], {
      encoding: 'utf8',
      cwd: folder.path,
      env,
    });
    lines = stdout.split('\n');
  });
  afterAll(() => folder.remove());

  const linesOf = (name: string) => lines.filter((line) => line.startsWith(`语料/${name}  `));

  it.each(Object.keys(READ))('%s is named once, as read', (name) => {
    expect(linesOf(name)).toHaveLength(1);
    expect(linesOf(name)[0]).not.toContain('skipped:');
  });

  it.each(Object.keys(NAMED))('%s is named once, with the reason', (name) => {
    expect(linesOf(name)).toHaveLength(1);
    expect(linesOf(name)[0]).toMatch(/ {2}skipped: .{10,}/u);
  });

  it('names what is left out inside an archive, and counts all of them, it among the skipped', () => {
    expect(lines.filter((line) => line.includes('内/无名.xyz'))).toHaveLength(1);
    const [read, skipped] = [READ, NAMED].map((files) => Object.keys(files).length);
    expect(lines.at(-2)).toMatch(new RegExp(`^${read} files, `, 'u'));
    expect(lines.at(-2)).toContain(`${skipped + 1} skipped`);
  });
});
