import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { zipOf } from '../support/writers.ts';

const NAMESPACES = Object.entries({
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  wpg: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  v: 'urn:schemas-microsoft-com:vml',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

function docxOf(...body: readonly string[]): Uint8Array {
  return zipOf([
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    ['word/document.xml', `<w:document ${NAMESPACES}><w:body>${body.join('')}</w:body></w:document>`],
  ]);
}

const paragraph = (text: string, run = '') => `<w:p><w:r><w:t>${text}</w:t>${run}</w:r></w:p>`;
const content = (...texts: string[]) =>
  `<w:txbxContent>${texts.map((text) => paragraph(text)).join('')}</w:txbxContent>`;
const shape = (inner: string) => `<wps:wsp><wps:txbx>${inner}</wps:txbx></wps:wsp>`;
const drawing = (inner: string) =>
  `<w:drawing><wp:anchor><wp:positionH><wp:posOffset>12</wp:posOffset></wp:positionH><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const choice = (inner: string) => `<mc:Choice Requires="wps">${inner}</mc:Choice>`;
const fallback = (inner: string) => `<mc:Fallback><w:pict>${inner}</w:pict></mc:Fallback>`;
const alternative = (inner: string) => `<mc:AlternateContent>${inner}</mc:AlternateContent>`;
const box = drawing(shape(content('框内第一段。', '框内第二段。')));
const older = `<v:shape><v:textbox>${content('框内第一段。', '框内第二段。')}</v:textbox></v:shape>`;

describe('text boxes of a Word file', () => {
  it.each([
    ['in both forms', alternative(choice(box) + fallback(older))],
    ['in the newer form alone', alternative(choice(box))],
    ['with an empty older form', alternative(`${choice(box)}<mc:Fallback/>`)],
    [
      'with a picture for an older form',
      alternative(choice(box) + fallback('<v:shape><v:imagedata/></v:shape>')),
    ],
    ['with a second choice', alternative(choice(box) + choice(box))],
    ['outside of an alternative', box],
    [
      'in a group',
      drawing(
        `<wpg:wgp><wpg:grpSp>${shape(content('框内第一段。'))}</wpg:grpSp>${shape(content('框内第二段。'))}</wpg:wgp>`,
      ),
    ],
    ['in the older form alone', `<w:pict>${older}</w:pict>`],
  ])('are read once: %s', async (_, run) => {
    const { text } = await readSource(docxOf(paragraph('框外的话。', run), paragraph('下一段。')), 'a.docx');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '框外的话。',
      '框内第一段。',
      '框内第二段。',
      '下一段。',
    ]);
  });

  it('are read inside of each other', async () => {
    const inner = alternative(choice(drawing(shape(content('里面的框。')))));
    const outer = alternative(
      choice(drawing(shape(`<w:txbxContent>${paragraph('外面的框。', inner)}</w:txbxContent>`))),
    );
    const { text } = await readSource(docxOf(paragraph('框外的话。', outer)), 'a.docx');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '框外的话。',
      '外面的框。',
      '里面的框。',
    ]);
  });

  it('leave pictures and alternatives without text as they are', async () => {
    const picture = alternative(choice(drawing('<a:blip/>')) + fallback('<v:shape/>'));
    const chosen = alternative(`${choice('<w:t>新式</w:t>')}<mc:Fallback><w:t>旧式</w:t></mc:Fallback>`);
    const { text } = await readSource(
      docxOf(paragraph('框外的话。', picture + chosen + alternative(choice(box)))),
      'a.docx',
    );
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '框外的话。旧式',
      '框内第一段。',
      '框内第二段。',
    ]);
  });
});
