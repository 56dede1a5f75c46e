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
  it('reads what is in a paragraph and nothing that was deleted', () => {
    const xml = xmlOf([
      `${run('统筹')}<w:del w:id="1"><w:r><w:delText>发</w:delText></w:r></w:del><w:ins w:id="2">${run('安全')}</w:ins>`,
      `<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a&amp;b</w:t><w:tab/><w:t>c</w:t></w:r>`,
    ]);
    expect(textOf(xml)).toEqual(['统筹安全', 'a&b\tc']);
    const plain = wordParagraphs(xml).flatMap(({ pieces }) => pieces.map(({ run: { isPlain } }) => isPlain));
    expect(plain).toEqual([true, false, true, true]);
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

  it('reaches over runs, and after the number of a list that the part does not hold', () => {
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
    [
      'beside a tab and a break that the program left',
      '<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>统筹</w:t><w:tab/><w:t>发展与安全</w:t></w:r>',
      '统筹\t发展与安全',
      '统筹\t发展和安全',
      '<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>统筹</w:t><w:tab/><w:t xml:space="preserve">发展</w:t></w:r>[与→和]<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">安全</w:t></w:r>',
    ],
    [
      'at both ends of a run that goes on with a break of lines',
      '<w:r><w:t>与发展和</w:t><w:br/><w:t>安全</w:t></w:r>',
      '与发展和\n安全',
      '及发展与\n安定',
      '[与→及]<w:r><w:t xml:space="preserve">发展</w:t></w:r>[和→与]<w:r><w:br/><w:t xml:space="preserve">安</w:t></w:r>[全→定]',
    ],
    [
      'in a control around the paragraph',
      '</w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>发展与安全</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p>',
      '发展与安全',
      '发展和安全',
      '</w:p><w:sdt><w:sdtContent><w:p><w:r><w:t xml:space="preserve">发展</w:t></w:r>[与→和]<w:r><w:t xml:space="preserve">安全</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p>',
    ],
  ])('cuts a run %s', (_, runs, before, after, expected) => {
    const { xml, unplaced } = reviseWord(xmlOf([runs]), before, after, AUTHOR);
    const short = xml.replaceAll(
      /<w:del [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:delText[^>]*>(.*?)<\/w:delText><\/w:r><\/w:del><w:ins [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t [^>]*>(.*?)<\/w:t><\/w:r><\/w:ins>/gu,
      '[$1→$2]',
    );
    expect([unplaced, short]).toEqual([[], xmlOf([expected])]);
  });

  it('leaves what a field shows, from its beginning to its end', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = `${mark('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>${mark('separate')}${run('三月')}${mark('end')}`;
    const xml = xmlOf([`${run('今天是')}${field}${run('一日')}`]);
    const revised = (after: string) => reviseWord(xml, '今天是三月一日', after, AUTHOR);
    expect(revised('今天是四月一日')).toEqual({ xml, placed: 0, unplaced: ['今天是四月一日'] });
    expect(revised('今天是三月二日')).toMatchObject({ placed: 1, unplaced: [] });
  });

  it('finds the cell of a row that holds several paragraphs, or one of several lines', () => {
    const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => `<w:p>${text}</w:p>`).join('')}</w:tc>`;
    const xml = `<w:document><w:body><w:tbl><w:tr>${cell(run('目标'), run('任务'))}${cell(
      '<w:r><w:t>牵头</w:t><w:br/><w:t>单位</w:t></w:r>',
    )}</w:tr></w:tbl></w:body></w:document>`;
    const { xml: now, ...rest } = reviseWord(xml, '目标 任务\t牵头单位', '目的 任务\t牵头部门', AUTHOR);
    expect(rest).toEqual({ placed: 2, unplaced: [] });
    expect(textOf(taken(now))).toEqual(['目的', '任务', '牵头\n部门']);
    expect(textOf(refused(now))).toEqual(['目标', '任务', '牵头\n单位']);
    // Over the border between two paragraphs nothing can be written.
    expect(reviseWord(xml, '目标 任务\t牵头单位', '目的和任务\t牵头单位', AUTHOR).unplaced).toHaveLength(1);
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

  it('says what the writer wrote when taken, and what was there when refused', () => {
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
