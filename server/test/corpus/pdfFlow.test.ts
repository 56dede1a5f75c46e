import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnLine } from '../support/pdfWriter.ts';
import { linesOfPdf as linesOf, PARAGRAPHS, set } from '../support/setParagraphs.ts';

describe('paragraphs of a PDF are whole', () => {
  it('whatever is on other pages', async () => {
    const wide = Array.from({ length: 8 }, (_, row) =>
      ['乡镇', '一季度', '二季度', '三季度', '四季度'].map((text, i) => ({
        text: `${text}${row}`,
        x: 90 + i * 210,
        y: 740 - row * 20,
      })),
    ).flat();
    const lines = await linesOf([set(PARAGRAPHS, 740), wide, set(PARAGRAPHS, 740)]);
    expect(lines.slice(0, 3)).toEqual(PARAGRAPHS);
    expect(lines.slice(-3)).toEqual(PARAGRAPHS);
  });

  it.each([
    ['indented', set(PARAGRAPHS, 480, { left: 154, width: 22 })],
    ['indented without first lines', set(PARAGRAPHS, 480, { left: 154, width: 22, indent: 0 })],
    ['narrower', set(PARAGRAPHS, 480, { left: 122, width: 20 })],
    ['closer', set(PARAGRAPHS, 480, { leading: 20 })],
    ['wider apart', set(PARAGRAPHS, 480, { leading: 40 })],
    ['smaller', set(PARAGRAPHS, 480, { size: 10, width: 41, leading: 16 })],
    [
      'hanging',
      set(
        PARAGRAPHS.map((text, i) => `（${i + 1}）${text}`),
        480,
        { indent: -3 },
      ),
    ],
    ['parted by space', set(PARAGRAPHS, 480, { indent: 0, parted: 40 })],
  ])('where a block on their page is set otherwise: %s', async (_, block) => {
    const expected = [...PARAGRAPHS, ...PARAGRAPHS].map((text) => text);
    const lines = await linesOf([[...set(PARAGRAPHS, 760), ...block]]);
    expect(lines.map((line) => line.replace(/^（\d）/u, ''))).toEqual(expected);
  });

  it('and apart, when the last line of one happens to be full', async () => {
    const full = `${'各项工作'.repeat(12)}好。`.slice(-50);
    expect(full).toHaveLength(50);
    expect(await linesOf([set([full, ...PARAGRAPHS, full, full], 760)])).toEqual([
      full,
      ...PARAGRAPHS,
      full,
      full,
    ]);
  });

  /** A paragraph whose last line is full where lines hold 26 characters, the first {@link indent} fewer. */
  const fullWith = (indent: number) => `${'各项工作'.repeat(13)}好。`.slice(-(52 - indent));

  it.each([
    ['indented by one character', 1, { indent: 1 }],
    ['a little apart', 0, { indent: 0, parted: 30 }],
    ['apart by 7 in 100 of their leading', 0, { indent: 0, leading: 25, parted: 26.75 }],
  ])('and apart, when the last lines of some are full: %s', async (_, indent, setting) => {
    const full = fullWith(indent);
    const paragraphs = [PARAGRAPHS[0], full, PARAGRAPHS[1], full, PARAGRAPHS[2], full, full];
    expect(await linesOf([set(paragraphs, 760, setting)])).toEqual(paragraphs);
  });

  it('and whole, where a line is 5 in 100 of the leading farther away', async () => {
    const lines = set(
      [...PARAGRAPHS, `${'稳步推进各项改革'.repeat(3)}着力。${'坚持到底'.repeat(5)}。`],
      760,
      {
        indent: 0,
        leading: 25,
        parted: 40,
      },
    );
    // The last line of all begins after a whole sentence.
    const [last] = lines.splice(-1);
    const lower = { ...last, y: last.y - 1.25 };
    expect((await linesOf([[...lines, lower]])).at(-1)).toMatch(/^稳步.*坚持到底。$/u);
  });

  it('and apart, when hanging items and indented paragraphs take turns', async () => {
    const item = `（1）${'各项工作'.repeat(13)}`.slice(0, 48).concat('。');
    expect((item.length - 26) % 23).toBe(0);
    const drawn: DrawnLine[] = [];
    const texts = [PARAGRAPHS[0], item, PARAGRAPHS[1], item, PARAGRAPHS[2], item, PARAGRAPHS[0]];
    for (const text of texts)
      drawn.push(...set([text], (drawn.at(-1)?.y ?? 768) - 28, { indent: text === item ? -3 : 2 }));
    expect(await linesOf([drawn])).toEqual(texts);
  });

  it('and apart, where lines are stretched to the edge and the last one is short of it', async () => {
    const short = `${'各项工作'.repeat(13)}好。`.slice(-51);
    const paragraphs = [PARAGRAPHS[0], short, PARAGRAPHS[1], short, PARAGRAPHS[2], short, PARAGRAPHS[0]];
    expect(await linesOf([set(paragraphs, 760, { indent: 0 })])).toEqual(paragraphs);
  });

  it.each([24, 23])(
    'and apart, when a heading of %i characters fills its line before a first line',
    async (length) => {
      const heading = `（一）${'全面推进各项改革取得新的成效稳步提高群众生活水平'.slice(0, length - 3)}`;
      const paragraphs = [...PARAGRAPHS, heading, ...PARAGRAPHS, heading, ...PARAGRAPHS];
      expect(await linesOf([set(paragraphs.slice(0, 7), 760), set(paragraphs.slice(7), 760)])).toEqual(
        paragraphs,
      );
    },
  );

  it.each([
    ['——2021年1月6日在云溪县第十届人民代表大会第三次会议上', '云溪县人民政府县长'],
    ['2021年10月28日云溪市第六届人民代表大会第八次会议通过', '2021年11月30日批准'],
  ])('and apart, after a full line that says when and where: %s', async (occasion, next) => {
    const paragraphs = [occasion, next, ...PARAGRAPHS];
    expect(await linesOf([set(paragraphs, 760, { width: occasion.length, indent: 0, size: 14 })])).toEqual(
      paragraphs,
    );
  });

  it.each([
    ['——2021年1月6日在云溪县第十届人民', '代表大会第三次会议上'],
    ['——2021年1月6日在云溪县第十届人民代表大会第三次会议', '上'],
  ])('of two centred lines: %s', async (first, second) => {
    const centred = (text: string, y: number) => ({ text, x: 298 - (text.length * 14) / 2, y, size: 14 });
    const text = await linesOf([
      [centred(first, 700), centred(second, 680), ...set(PARAGRAPHS, 640, { width: 29, size: 14 })],
    ]);
    expect(text[0]).toBe(first + second);
  });

  it('with a marker that a line begins with, where paragraphs are apart', async () => {
    const text = `${'稳步推进各项改革'.repeat(4).slice(0, 25)}。（二）坚持人民至上，让群众得到实惠。`;
    const paragraphs = [...PARAGRAPHS, text, PARAGRAPHS[0], text];
    expect(await linesOf([set(paragraphs, 760, { indent: 0, leading: 20, parted: 24 })])).toEqual(paragraphs);
  });

  it('with the first sentence of a hanging item, where that fills its line', async () => {
    const item = `5.${'稳步推进各项改革'.repeat(4).slice(0, 23)}。${PARAGRAPHS[0]}${PARAGRAPHS[1]}`;
    const first = set([...PARAGRAPHS], 760);
    const hanging = set([item], 480, { indent: -2 });
    expect((await linesOf([[...first, ...hanging]])).at(-1)).toBe(item);
  });

  it('of a block of two lines that is set like a longer one', async () => {
    const quoted = (text: string, y: number) => set([text], y, { left: 130, width: 18 });
    const short = '要坚持问题导向逐项排查短板弱项，建立台账抓好整改。';
    const lines = [
      ...set([PARAGRAPHS[0]], 760),
      ...quoted(PARAGRAPHS[1], 676),
      ...set([PARAGRAPHS[2]], 564),
      ...quoted(short, 480),
      ...set([PARAGRAPHS[0]], 424),
    ];
    expect(await linesOf([lines])).toEqual([
      PARAGRAPHS[0],
      PARAGRAPHS[1],
      PARAGRAPHS[2],
      short,
      PARAGRAPHS[0],
    ]);
  });

  it('with an item of a sentence that a line begins with, where nothing is indented', async () => {
    const text = `${'稳步推进各项改革'.repeat(4).slice(0, 25)}。二是坚持人民至上，让群众得到实惠。`;
    const lines = await linesOf([set([PARAGRAPHS[0], text, PARAGRAPHS[1], text], 760, { indent: 0 })]);
    expect(lines).toEqual([PARAGRAPHS[0], text, PARAGRAPHS[1], text]);
  });

  it('in two lines set in on both sides, as longer ones are', async () => {
    const short = `${'稳步推进各项改革'.repeat(3).slice(0, 18)}坚持到底。`;
    const quoted = { left: 154, width: 18, indent: 0 };
    const drawn: DrawnLine[] = [];
    for (const [text, setting] of [
      [PARAGRAPHS[0], {}],
      [PARAGRAPHS[1], quoted],
      [PARAGRAPHS[2], {}],
      [short, quoted],
      [PARAGRAPHS[0], {}],
    ] as const)
      drawn.push(...set([text], (drawn.at(-1)?.y ?? 768) - 28, setting));
    const expected = [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2], short, PARAGRAPHS[0]];
    expect(await linesOf([drawn])).toEqual(expected);
  });

  it('and apart, where blanks indent their first lines', async () => {
    const full = `${'各项工作'.repeat(12)}好。`.slice(-50);
    const paragraphs = [full, ...PARAGRAPHS, full, full];
    const drawn = set(
      paragraphs.map((text) => `　　${text}`),
      760,
      { indent: 0 },
    );
    expect((await linesOf([drawn])).map((line) => line.trim())).toEqual(paragraphs);
  });

  it('with a marker that a line happens to begin with', async () => {
    const head = '一是坚持党的全面领导，把方向、管大局、保落实抓好。';
    const text = `${head.slice(0, 24)}${'稳步推进各项改革'.repeat(4).slice(0, 25)}。二是坚持人民至上，让群众得到实惠。`;
    expect(text.indexOf('二是') - 24).toBe(26);
    expect(await linesOf([set([text, ...PARAGRAPHS, text], 760)])).toEqual([text, ...PARAGRAPHS, text]);
  });

  it('however they are set', async () => {
    const piece = fc.constantFrom(
      '统筹发展和安全',
      '，',
      '推动高质量发展',
      '；',
      '把矛盾化解在基层',
      '、',
      '“放管服”改革',
    );
    const paragraph = fc
      .array(piece, { minLength: 6, maxLength: 16 })
      .map((pieces) => `要${pieces.join('')}坚持到底。`)
      .filter((text) => (text.length - 24) % 26 < 20 && (text.length - 24) % 26 > 0);
    const setting = fc.record({
      left: fc.constantFrom(70, 90, 110),
      width: fc.constant(26),
      leading: fc.integer({ min: 20, max: 32 }),
      indent: fc.constant(2),
    });
    const page = fc.tuple(fc.array(paragraph, { minLength: 3, maxLength: 4 }), setting);
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 5 }), async (pages) => {
        const drawn = pages.map(([paragraphs, how]) => set(paragraphs, 780, how));
        expect(await linesOf(drawn)).toEqual(pages.flatMap(([paragraphs]) => paragraphs));
      }),
      // Most of the time goes into each file's fonts.
      { numRuns: 20 },
    );
  });
});
