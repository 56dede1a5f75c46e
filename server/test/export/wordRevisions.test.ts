import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordParagraphs } from '../../src/export/wordParagraphs.ts';
import { reviseWord } from '../../src/export/wordRevisions.ts';

const AUTHOR = { name: 'Yinju', date: '2026-03-01T00:00:00Z' };
const BOLD = '<w:rPr><w:b/></w:rPr>';

function xmlOf(paragraphs: readonly string[]): string {
  return `<w:document><w:body>${paragraphs.map((runs) => `<w:p><w:pPr/>${runs}</w:p>`).join('')}<w:sectPr/></w:body></w:document>`;
}
const run = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** The document as it is when all revisions of this product are refused. */
function refused(xml: string): string {
  return xml
    .replaceAll(/<w:ins w:id="9\d+"[^>]*>.*?<\/w:ins>/gu, '')
    .replaceAll(/<w:del w:id="9\d+"[^>]*>(.*?)<\/w:del>/gu, '$1')
    .replaceAll('w:delText', 'w:t');
}

/** And when they are taken. */
function taken(xml: string): string {
  return xml
    .replaceAll(/<w:del w:id="9\d+"[^>]*>.*?<\/w:del>/gu, '')
    .replaceAll(/<w:ins w:id="9\d+"[^>]*>(.*?)<\/w:ins>/gu, '$1');
}

/** Text and properties, whatever runs they are cut into. */
function formatted(xml: string): string {
  const runs = xml.matchAll(/<w:r>(<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>(.*?)<\/w:t><\/w:r>|<w:p>/gu);
  let told = '';
  let last = '';
  for (const [whole, properties = '', text = ''] of runs) {
    if (whole === '<w:p>') last = told += '¶';
    else {
      told += properties === last ? text : `[${properties}]${text}`;
      last = properties;
    }
  }
  return told;
}
const textOf = (xml: string) => wordParagraphs(xml).map(({ text }) => text);

describe('wordParagraphs', () => {
  it('reads what stands in a paragraph and nothing that was deleted', () => {
    const xml = xmlOf([
      `${run('统筹')}<w:del w:id="1"><w:r><w:delText>发</w:delText></w:r></w:del><w:ins w:id="2">${run('安全')}</w:ins>`,
      `<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a&amp;b</w:t><w:tab/><w:t>c</w:t></w:r>`,
    ]);
    expect(textOf(xml)).toEqual(['统筹安全', 'a&b\tc']);
    const plain = wordParagraphs(xml).flatMap(({ pieces }) => pieces.map(({ run: { isPlain } }) => isPlain));
    expect(plain).toEqual([true, false, false, false]);
  });
});

describe('reviseWord', () => {
  it('marks a slip at its place, in the face of its run', () => {
    const xml = xmlOf([run('一、总体'), `${run('坚持统筹', BOLD)}${run('发展与安全。')}`]);
    const revision = reviseWord(
      xml,
      '一、总体\n坚持统筹发展与安全。',
      '一、总体\n坚持统筹发展和安全。',
      AUTHOR,
    );
    expect(revision).toMatchObject({ placed: 1, unplaced: [] });
    expect(revision.xml).toBe(
      xmlOf([
        run('一、总体'),
        `${run('坚持统筹', BOLD)}${run('发展')}` +
          '<w:del w:id="900000000" w:author="Yinju" w:date="2026-03-01T00:00:00Z"><w:r><w:delText xml:space="preserve">与</w:delText></w:r></w:del>' +
          '<w:ins w:id="900000001" w:author="Yinju" w:date="2026-03-01T00:00:00Z"><w:r><w:t xml:space="preserve">和</w:t></w:r></w:ins>' +
          run('安全。'),
      ]),
    );
  });

  it('reaches over runs, and behind the number of a list that the part does not hold', () => {
    const xml = xmlOf([`${run('统筹', BOLD)}${run('发展')}`]);
    const revision = reviseWord(xml, '（一）统筹发展', '（一）统一发达', AUTHOR);
    expect(textOf(taken(revision.xml))).toEqual(['统一发达']);
    expect(refused(revision.xml)).toContain(BOLD);
    expect(reviseWord(xml, '（一）统筹发展', '（二）统筹发展', AUTHOR)).toMatchObject({
      placed: 0,
      unplaced: ['（二）统筹发展'],
      xml,
    });
  });

  it.each([
    ['a line that came', '甲乙\n丙丁', '甲乙\n新来\n丙丁', ['新来']],
    ['a line that went', '甲乙\n丙丁', '丙丁', ['甲乙']],
    ['text in a link', '戊己', '戊庚', ['戊庚']],
    ['a line that is no paragraph', '没有', '也没有', ['也没有']],
  ])('leaves and names %s', (_, before, after, unplaced) => {
    const xml = xmlOf([run('甲乙'), run('丙丁'), `<w:hyperlink>${run('戊己')}</w:hyperlink>`]);
    expect(reviseWord(xml, before, after, AUTHOR)).toEqual({ xml, placed: 0, unplaced });
  });

  it('says what the writer wrote when taken, and what stood there when refused', () => {
    const text = fc.string({ unit: fc.constantFrom(...'天地人和&<'), minLength: 1, maxLength: 8 });
    const escape = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const paragraph = fc.array(fc.tuple(text, fc.constantFrom('', BOLD)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(paragraph, text), { minLength: 1, maxLength: 4 }), (lines) => {
        const xml = xmlOf(
          lines.map(([runs]) => runs.map(([raw, props]) => run(escape(raw), props)).join('')),
        );
        const before = lines.map(([runs]) => runs.map(([raw]) => raw).join(''));
        const after = lines.map(([, now]) => now);
        const revision = reviseWord(xml, before.join('\n'), after.join('\n'), AUTHOR);
        expect(formatted(refused(revision.xml))).toBe(formatted(xml));
        // Lines that are the same may move: what could not be placed is told.
        if (revision.unplaced.length === 0) expect(textOf(taken(revision.xml))).toEqual(after);
      }),
    );
  });
});
