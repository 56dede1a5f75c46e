// Takes the picture of the pages again that shows a draft on paper: the first two pages of the sample draft, side by
// side, as LibreOffice and Poppler draw them.
//   npm run --silent build && node scripts/paper-picture.mjs
// Needs soffice, pdftoppm and the free faces below (Debian: fonts-noto-cjk, fonts-arphic-ukai), which stand in for those
// that the file names. Writes docs/images/export.png.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Of a page, in pixels: as wide as A4 at {@link DPI}, from below its upper margin to below its number. */
const WIDTH = 640;
const HEIGHT = 800;
const TOP = 45;
const DPI = 77.4;

/** What is drawn for each face that GB/T 9704 asks for. */
const STAND_INS = {
  方正小标宋简体: 'Noto Serif CJK SC',
  仿宋_GB2312: 'Noto Serif CJK SC',
  楷体_GB2312: 'AR PL UKai CN',
  黑体: 'Noto Sans CJK SC',
  'Times New Roman': 'Noto Serif CJK SC',
};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yinju-picture-'));
try {
  const word = join(folder, 'draft.docx');
  const yinju = ['server/bin/yinju.js', 'export', 'samples/draft.gw', '--to', word, '--anyway'];
  execFileSync(process.execPath, yinju, { cwd: root, stdio: 'inherit' });
  writeFileSync(word, withStandIns(readFileSync(word)));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, word]);
  const pdf = join(folder, 'draft.pdf');
  const pages = [1, 2].map((page) => pixelsOf(pdf, page));
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.concat(pages.map((pixels) => pixels.subarray(y * WIDTH, (y + 1) * WIDTH))),
  );
  writeFileSync(join(root, 'docs/images/export.png'), png(rows));
} finally {
  rmSync(folder, { recursive: true });
}

/** The file {@link word} with other faces named in it. */
function withStandIns(word) {
  const parts = Object.entries(unzipSync(word)).map(([name, bytes]) => {
    if (!name.endsWith('.xml')) return [name, bytes];
    let xml = strFromU8(bytes);
    for (const [face, instead] of Object.entries(STAND_INS))
      xml = xml.replaceAll(`"${face}"`, `"${instead}"`);
    return [name, strToU8(xml)];
  });
  return zipSync(Object.fromEntries(parts));
}

/** The pixels of a page in shades of grey, a byte each. */
function pixelsOf(pdf, page) {
  const area = ['-x', 0, '-y', TOP, '-W', WIDTH, '-H', HEIGHT];
  const name = join(folder, `page${page}`);
  const options = ['-gray', '-singlefile', '-r', DPI, '-f', page, '-l', page, ...area];
  execFileSync('pdftoppm', [...options, pdf, name].map(String));
  const pgm = readFileSync(`${name}.pgm`);
  return pgm.subarray(pgm.length - WIDTH * HEIGHT);
}

/** A PNG file of {@link rows}, shades of grey. */
function png(rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0].length, 0);
  header.writeUInt32BE(rows.length, 4);
  header.writeUInt8(8, 8);
  const image = deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.of(0), row])), { level: 9 });
  const chunks = [chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...chunks]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
