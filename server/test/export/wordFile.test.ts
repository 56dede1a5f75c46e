import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { convertToPdf } from '../../src/host/libreOffice.ts';
import { wordSegmenter } from '../support/corpora.ts';

const SAMPLE = readFileSync(new URL('../../../samples/draft.gw', import.meta.url), 'utf8');
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

const wordOf = (text: string, languageId = 'gongwen') =>
  wordFile(readPaper({ text, languageId }), wordSegmenter);

async function partsOf(text: string, languageId?: string): Promise<(name: string) => string> {
  const parts = unzipSync(await wordOf(text, languageId));
  return (name) => strFromU8(parts[`word/${name}.xml`]);
}

/** Twips as millimetres. */
const inMillimetres = (xml: string, name: string) =>
  (Number(new RegExp(`w:${name}="(\\d+)"`, 'u').exec(xml)?.[1]) / 1440) * 25.4;

describe('wordFile', () => {
  it('holds the text of the draft, word for word', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await wordOf(SAMPLE)) });
    const ink = (text: string) => text.replaceAll(/\s/gu, '');
    expect(ink(value)).toBe(ink(SAMPLE));
  });

  it('has the page of GB/T 9704, to the millimetre', async () => {
    const document = (await partsOf(SAMPLE))('document');
    const [size, margins] = [/<w:pgSz[^>]*>/u, /<w:pgMar[^>]*>/u].map((tag) => tag.exec(document)?.[0] ?? '');
    const [width, height] = ['w', 'h'].map((name) => inMillimetres(size, name));
    const [top, bottom, left, right] = ['top', 'bottom', 'left', 'right'].map((name) =>
      inMillimetres(margins, name),
    );
    expect([width, height, top, left].map(Math.round)).toEqual([210, 297, 37, 28]);
    expect(Math.round(width - left - right)).toBe(156);
    expect(Math.round(height - top - bottom)).toBe(225);
    const pitch = Number(/w:linePitch="(\d+)"/u.exec(document)?.[1]);
    expect(Math.floor((((height - top - bottom) / 25.4) * 1440) / pitch)).toBe(22);
  });

  it('fits 28 characters on a line and not 29', async () => {
    const styles = (await partsOf(SAMPLE))('styles');
    const [, space, halfPoints] =
      /<w:rPrDefault>.*?<w:spacing w:val="(-?\d+)"\/><w:sz w:val="(\d+)"\/>/su.exec(styles) ?? [];
    const character = Number(halfPoints) * 10 + Number(space);
    const line = (156 / 25.4) * 1440;
    expect([28 * character <= line, 29 * character <= line]).toEqual([true, false]);
    expect(halfPoints).toBe('32');
  });

  it('has the faces of title, text and headings, and the headings that Word navigates by', async () => {
    const part = await partsOf(
      '关于治理的意见\n\n一、总体要求\n（一）加强领导。亲自抓。\n（二）压实责任\n正文。',
    );
    const styles = part('styles');
    const faceOf = (id: string) =>
      new RegExp(`w:styleId="${id}".*?w:eastAsia="([^"]+)"`, 'su').exec(styles)?.[1];
    expect(['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading2Char'].map(faceOf)).toEqual([
      '方正小标宋简体',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '楷体_GB2312',
    ]);
    expect(styles).toMatch(/<w:rPrDefault>.*?w:ascii="Times New Roman".*?w:eastAsia="仿宋_GB2312"/su);
    const document = part('document');
    expect(document.match(/w:pStyle w:val="(\w+)"/gu)).toEqual([
      'w:pStyle w:val="Title"',
      'w:pStyle w:val="Heading1"',
      'w:pStyle w:val="Heading2"',
    ]);
    expect(document).toMatch(/<w:rStyle w:val="Heading2Char"\/><\/w:rPr><w:t[^>]*>（一）加强领导。</u);
    expect(part('fontTable')).toContain('<w:font w:name="黑体"><w:altName w:val="SimHei,');
  });

  it('numbers pages outside, and sets notes, tables and the sign-off', async () => {
    const part = await partsOf(
      '# 意见\n\n正文[^1]。\n\n| 甲 | 乙 |\n|-|-|\n| 1 | 2 |\n\n云岭市人民政府\n2026年3月1日\n\n[^1]: 注文。',
      'markdown',
    );
    expect(part('settings')).toContain('evenAndOddHeaders');
    expect(
      [part('footer1'), part('footer2')].map((footer) => /w:jc w:val="(\w+)"/u.exec(footer)?.[1]),
    ).toEqual(['right', 'left']);
    expect(part('footer1')).toMatch(/— .*PAGE.* —/su);
    expect(part('footnotes')).toContain('注文。');
    expect(part('document').match(/<w:tr[ >]/gu)).toHaveLength(2);
    // The date stands four characters from the right, the body is centred over it.
    const indents = [
      ...part('document').matchAll(/w:right="(\d+)"[^>]*firstLine="0"|firstLine="0"[^>]*w:right="(\d+)"/gu),
    ];
    expect(indents.map(([, a, b]) => Number(a ?? b) / 320)).toEqual([3.5, 4]);
  });

  it.skipIf(!hasLibreOffice)(
    'opens in LibreOffice, on as many pages as lines and characters say',
    async () => {
      const lines = 21 * 3;
      const text = `报告\n\n${'字'.repeat(26 + 28 * (lines - 1))}`;
      const pdf = await convertToPdf(await wordOf(text));
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
      const pages = Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/gu);
      expect(pages).toHaveLength(3);
    },
  );
});
