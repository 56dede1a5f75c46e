import { describe, expect, it } from 'vitest';
import { extractSource } from '../../src/corpus/formats/extract.ts';
import { readSource } from '../../src/corpus/readSource.ts';
import { mutate, randomOf } from '../support/mutations.ts';
import { ofdOf, ofdText } from '../support/ofdWriter.ts';
import { type DrawnLine, pdfOf, PDF_EM, setPages } from '../support/pdfWriter.ts';
import { zipOf } from '../support/writers.ts';

const LONG =
  '今年以来，青林县紧扣全年目标任务，统筹推进乡村建设和产业发展，各项工作取得新的成效，群众的获得感、幸福感、安全感不断增强。';
const PAPER = [
  '关于安全生产工作情况的报告',
  ...Array.from({ length: 9 }, (_, i) => `第${'一二三四五六七八九'[i]}，${LONG}${LONG}`),
];
const PAGES = setPages(PAPER);

const linesOf = async (bytes: Uint8Array) => (await readSource(bytes, 'a.ofd')).text.split('\n');
const passagesOf = async (bytes: Uint8Array, name: string) =>
  (await readSource(bytes, name)).articles.flatMap(({ passages }) => passages.map(({ text }) => text));
const one = (text: string, x = 90, y = 700): DrawnLine => ({ text, x, y });

describe('ofd', () => {
  it.each([
    ['a line an object', {}],
    ['a character an object, the last first', { glyphs: true }],
    ['no prefix', { prefix: '' }],
    ['another prefix', { prefix: 'x:' }],
  ])('joins lines to paragraphs as a PDF does: %s', async (_, options) => {
    expect(PAGES.length).toBeGreaterThan(1);
    const read = await passagesOf(ofdOf(PAGES, options), 'a.ofd');
    expect(read).toEqual(PAPER);
    expect(read).toEqual(await passagesOf(pdfOf(PAGES), 'a.pdf'));
  });

  it('is recognized whatever it is called', async () => {
    const { format, articles } = await readSource(ofdOf(PAGES), '通知.bin');
    expect([format, articles[0].title]).toEqual(['ofd', PAPER[0]]);
  });

  it('puts several blocks of a line together, and parts columns', async () => {
    const line = [
      one('一是压实责任，', 90),
      one('二是抓好培训。', 90 + 7 * PDF_EM),
      ...['农业', '工业', '服务业'].flatMap((name, i) => [
        one(name, 90, 650 - i * 28),
        one('百分之五', 300, 650 - i * 28),
      ]),
    ];
    expect(await linesOf(ofdOf([line]))).toEqual([
      '一是压实责任，二是抓好培训。',
      '农业\t百分之五',
      '工业\t百分之五',
      '服务业\t百分之五',
    ]);
  });

  it('follows advances: many at once, gaps that part columns, text from top to bottom', async () => {
    const em = (PDF_EM * 25.4) / 72;
    const rows = [
      ofdText(one('压实责任抓好培训', 90, 700), { code: `DeltaX="g 7 ${em}"` }),
      ...[650, 620, 590].map((y) =>
        ofdText(one('粮食百分', 90, y), { code: `DeltaX="${em} ${em * 6} ${em}"` }),
      ),
      ofdText(one('竖排文字', 500, 500), { code: `DeltaX="g 3 0" DeltaY="g 3 ${em}"` }),
      ofdText(one('末尾', 90, 400), { code: 'DeltaX="g 1000000000 5"' }),
    ];
    const bytes = ofdOf([[]], { layers: `<ofd:Layer ID="5">${rows.join('')}</ofd:Layer>` });
    expect(await linesOf(bytes)).toEqual([
      '压实责任抓好培训',
      '粮食\t百分',
      '粮食\t百分',
      '粮食\t百分',
      '竖排文字',
      expect.stringMatching(/末\s*尾/u),
    ]);
  });

  it('goes by the matrix of an object, and by its last place where a piece says none', async () => {
    const object = (more: string, codes: string) =>
      `<ofd:TextObject ID="7" Boundary="30 60 60 20" Font="1" Size="1" ${more}>${codes}</ofd:TextObject>`;
    const scaled = object(
      'CTM="5 0 0 5 0 0"',
      '<ofd:TextCode X="0" Y="1" DeltaX="1">放大</ofd:TextCode><ofd:TextCode X="2" DeltaX="1">之后</ofd:TextCode>',
    );
    const bytes = ofdOf([[]], { layers: `<ofd:Layer ID="5">${scaled}</ofd:Layer>` });
    expect(await linesOf(bytes)).toEqual(['放大之后']);
  });

  it('leaves out watermarks, what is not shown, templates, annotations and seals', async () => {
    const marks = [
      ofdText(one('内部资料', 200, 420), { more: 'CTM="0.7 -0.7 0.7 0.7 0 0"' }),
      ofdText(one('淡淡的水印', 200, 380), { more: 'Alpha="60"' }),
      ofdText(one('也是水印', 200, 360), { inside: '<ofd:FillColor Value="200 200 200" Alpha="40"/>' }),
      ofdText(one('看不见', 200, 340), { more: 'Visible="false"' }),
    ];
    const text = (line: string) =>
      `<ofd:Page><ofd:Content><ofd:Layer>${ofdText(one(line))}</ofd:Layer></ofd:Content></ofd:Page>`;
    const bytes = ofdOf(PAGES, {
      template: '<ofd:Template TemplateID="99" ZOrder="Background"/>',
      layers: `<ofd:Layer ID="8" Type="Background">${ofdText(one('底色上的字', 200, 300))}</ofd:Layer><ofd:Layer ID="9">${marks.join('')}</ofd:Layer>`,
      elements:
        '<ofd:CommonData><ofd:TemplatePage ID="99" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>',
      files: [
        ['Doc_0/Tpls/Tpl_0/Content.xml', text('模板上的字')],
        ['Doc_0/Annots/Page_0/Annotation.xml', text('批注上的字')],
        ['Doc_0/Signs/Sign_0/Signature.xml', text('印章上的字')],
        ['Doc_0/Attachs/附件.txt', '附件里的字'],
      ],
    });
    expect(await passagesOf(bytes, 'a.ofd')).toEqual(PAPER);
  });

  it('reads a background that is all there is', async () => {
    expect(await passagesOf(ofdOf(PAGES, { layer: 'Background' }), 'a.ofd')).toEqual(PAPER);
  });

  it('reads text in graphics that pages use, each time; in one that uses itself, to an end', async () => {
    const use = (id: string, y: number) =>
      `<ofd:CompositeObject ID="20" ResourceID="${id}" Boundary="30 ${y} 100 10"/>`;
    const unit = (id: string, content: string) =>
      `<ofd:CompositeGraphicUnit ID="${id}" Width="100" Height="10"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const bytes = ofdOf([[]], {
      layers: `<ofd:Layer ID="5">${use('70', 60)}${use('70', 80)}${use('71', 100)}</ofd:Layer>`,
      elements: '<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>',
      files: [
        [
          'Doc_0/DocumentRes.xml',
          `<ofd:Res><ofd:CompositeGraphicUnits>${unit('70', ofdText(one('图中的字。', 0, 842 - PDF_EM)))}${unit('71', use('71', 0))}</ofd:CompositeGraphicUnits></ofd:Res>`,
        ],
      ],
    });
    expect((await linesOf(bytes)).join('')).toBe('图中的字。图中的字。');
  });

  it('knows the title that an official paper marks as such', async () => {
    const page = [one('某某市人民政府办公室', 180, 760), ...PAGES[0]];
    const marks = `<od:公文><od:标题><od:ObjectRef PageRef="1">11</od:ObjectRef></od:标题></od:公文>`;
    const bytes = ofdOf([page], {
      elements: '<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>',
      files: [
        [
          'Doc_0/Tags/CustomTags.xml',
          '<ofd:CustomTags><ofd:CustomTag><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>',
        ],
        ['Doc_0/Tags/Tag.xml', marks],
      ],
    });
    const [{ title, text, hints }] = (await extractSource(bytes, 'a.ofd')).parts;
    expect(title).toBe(PAPER[0]);
    expect(hints?.get(text.split('\n').indexOf(PAPER[0]))?.kind).toBe('title');
  });

  it('holds several documents', async () => {
    const whole = (name: string, line: string): (readonly [string, string])[] => [
      [`${name}/Document.xml`, `<Document><Pages><Page ID="1" BaseLoc="/${name}/P.xml"/></Pages></Document>`],
      [
        `${name}/P.xml`,
        `<Page><Content><Layer>${ofdText(one(line)).replaceAll('ofd:', '')}</Layer></Content></Page>`,
      ],
    ];
    const body = (name: string) => `<DocBody><DocRoot>${name}/Document.xml</DocRoot></DocBody>`;
    const bytes = zipOf([
      ['OFD.xml', `<OFD>${body('Doc_0')}${body('Doc_1')}</OFD>`],
      ...whole('Doc_0', '第一份文件的话。'),
      ...whole('Doc_1', '第二份文件的话。'),
    ]);
    expect(await linesOf(bytes)).toEqual(['第一份文件的话。', '第二份文件的话。']);
  });

  it.each<[string, string, () => Uint8Array]>([
    ['pictures only', 'no-text-layer', () => ofdOf([[]])],
    ['signs without a meaning only', 'no-text-layer', () => ofdOf([[one('\ue001\ue002')]])],
    ['without its document', 'broken', () => zipOf([['OFD.xml', '<OFD/>']])],
    ['encrypted', 'encrypted', () => ofdOf(PAGES, { files: [['Encryptions.xml', '<x/>']] })],
    ['nested without end', 'broken', () => ofdOf([[]], { layers: '<ofd:PageBlock>'.repeat(5000) })],
  ])('%s: %s', async (_, reason, write) => {
    await expect(readSource(write(), 'a.ofd')).rejects.toMatchObject({
      name: 'SkippedSourceError',
      reason,
    });
  });

  it('keeps to its bounds whatever numbers it holds', async () => {
    const random = randomOf(7);
    for (let round = 0; round < 40; round++) {
      const xml = new TextDecoder('latin1').decode(
        mutate(
          new TextEncoder().encode(
            `<ofd:Layer ID="5">${ofdText(one('压实责任'), { code: 'DeltaX="5 5 5"' })}</ofd:Layer>`,
          ),
          random,
        ),
      );
      await expect(readSource(ofdOf(PAGES, { layers: xml }), 'a.ofd')).resolves.toBeDefined();
    }
  });
});
