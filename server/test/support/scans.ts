/** Scanned papers for tests: pictures of pages, drawn by a browser where there is one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

// The shell draws the same at two fifths of the processor time.
const BROWSER = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
/** Why no page can be drawn; undefined where one can. */
export const noBrowser = BROWSER === undefined ? 'no Chromium to draw pages with' : undefined;

/** A page at 150 dots to the inch, as PNG, with these paragraphs. */
export function drawPage(paragraphs: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-scan-'));
  try {
    const style =
      'body{margin:150px 156px;width:928px;font:33px/58px "Noto Serif CJK SC",serif;background:#fff}p{margin:0;text-indent:2em}';
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
    writeFileSync(join(folder, 'a.html'), `<meta charset="utf-8"><style>${style}</style>${body}`);
    const size = ['--window-size=1240,1754', '--hide-scrollbars', `--screenshot=${join(folder, 'a.png')}`];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...size, `file://${join(folder, 'a.html')}`];
    execFileSync(BROWSER ?? '', args, { stdio: 'ignore', timeout: 60_000 });
    return readFileSync(join(folder, 'a.png'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PNG of raw rows, each with its filter's number first. */
export function pngOf(
  { width, height, depth = 8, colour = 0, palette }: PngSpec,
  rows: Uint8Array,
): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface PngSpec {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly colour?: number;
  readonly palette?: Uint8Array;
}

/** A PDF whose pages are grey pictures, each over its whole page. */
export function scanOf(
  pages: readonly { width: number; height: number; grey: Uint8Array }[],
  rotate = 0,
): Uint8Array {
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const [i, { width, height, grey }] of pages.entries()) {
    const content = '595 0 0 842 0 0 cm /I Do';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 595 842] /Resources << /XObject << /I ${5 + i * 3} 0 R >> >> /Contents ${4 + i * 3} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
    const packed = deflateSync(grey);
    objects.push(
      Buffer.concat([
        Buffer.from(
          `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
        ),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const chunks = [Buffer.from('%PDF-1.4\n')];
  for (const [i, body] of objects.entries())
    chunks.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  chunks.push(Buffer.from('trailer << /Root 1 0 R >>\n%%EOF'));
  return Buffer.concat(chunks);
}
