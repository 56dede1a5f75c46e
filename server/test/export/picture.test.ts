import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { decodePng } from '../../src/host/ocr/png.ts';
import { wordSegmenter } from '../support/corpora.ts';
import { convertWord, hasOffice } from '../support/office.ts';

/** A line of ink on a page, in millimetres from its upper left corner. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Rows of a page without ink between two lines. */
const GAP = 3;

/** The lines of ink of a page that is 210 mm wide, from above. */
function bandsOf(png: Uint8Array): Band[] {
  const { width, height, grey } = decodePng(png);
  const mm = 210 / width;
  const bands: { top: number; bottom: number; left: number; right: number }[] = [];
  for (let y = 0; y < height; y++) {
    const inked = Array.from({ length: width }, (_, x) => x).filter((x) => grey(x, y) < 128);
    if (inked.length === 0) continue;
    const [left, right] = [inked[0] * mm, (inked[inked.length - 1] + 1) * mm];
    const last = bands.at(-1);
    if (last && y * mm - last.bottom <= GAP * mm) {
      last.bottom = (y + 1) * mm;
      last.left = Math.min(last.left, left);
      last.right = Math.max(last.right, right);
    } else bands.push({ top: y * mm, bottom: (y + 1) * mm, left, right });
  }
  return bands;
}

const centre = ({ left, right }: Band) => (left + right) / 2;

describe.skipIf(!hasOffice)('a paper as LibreOffice draws it', () => {
  it('has title, text, sign-off and page number where GB/T 9704 wants them', async () => {
    const body = '坚持统筹发展和安全，把矛盾纠纷化解在基层。'.repeat(6);
    const text = `关于平安建设的报告\n\n县人民政府：\n${body}\n\n云岭市信访工作联席会议办公室\n2026年3月1日\n`;
    const paper = readPaper({ text, languageId: 'gongwen' });
    const png = convertWord(await wordFile(paper, wordSegmenter), ['png']).get('png');
    const bands = bandsOf(png ?? new Uint8Array());
    const [title, addressee, first, second] = bands;
    const page = bands[bands.length - 1];
    const [signature, date] = bands.slice(-3, -1);

    // The type area: 28 mm from the left, 156 mm wide, 37 mm from above; nothing sticks out of it but the number.
    for (const band of bands) {
      expect(band.left).toBeGreaterThan(27);
      expect(band.right).toBeLessThan(185.5);
      expect(band.top).toBeGreaterThan(36);
    }
    expect(Math.abs(centre(title) - 106)).toBeLessThan(1.5);
    expect(title.bottom - title.top).toBeGreaterThan((first.bottom - first.top) * 1.1);
    // 主送 at the edge, the text two characters in, then full lines.
    expect(Math.abs(addressee.left - 28)).toBeLessThan(1.5);
    expect(Math.abs(first.left - 28 - 2 * (156 / 28))).toBeLessThan(1.5);
    expect(Math.abs(second.left - 28)).toBeLessThan(1.5);
    // A line's last character may be a comma, which has its ink on the left.
    expect(second.right).toBeGreaterThan(178);
    // Lines are 225 / 22 mm apart.
    expect(Math.abs(second.bottom - first.bottom - 225 / 22)).toBeLessThan(1);
    expect(signature.left).toBeGreaterThan(95);
    expect(Math.abs(184 - date.right - 4 * (156 / 28))).toBeLessThan(2.5);
    // The number is outside, 7 mm below the type area.
    expect(page.top).toBeGreaterThan(262);
    expect(page.left).toBeGreaterThan(150);
  });

  it('loses no mark at the end of a full line', async () => {
    // Clauses of every length, so that marks fall on each place of a line.
    const words = '坚持统筹发展和安全把矛盾纠纷化解在基层着力解决群众急难愁盼问题';
    const clauses = Array.from({ length: 300 }, (_, i) => words.slice(i % 7, 9 + ((i * 5) % 20)));
    const body = clauses.map((clause, i) => `${clause}${'，、。'[i % 3]}`).join('');
    const paper = readPaper({ text: `关于平安建设的报告\n\n${body}\n`, languageId: 'gongwen' });
    const pdf = convertWord(await wordFile(paper, wordSegmenter), ['pdf']).get('pdf');
    const { text } = await readSource(pdf ?? new Uint8Array(), 'a.pdf');
    for (const mark of '，、。') expect(text.split(mark), mark).toHaveLength(body.split(mark).length);
  });
});
