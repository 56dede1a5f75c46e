import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { docOfParagraphs } from '../support/docWriter.ts';
import { encodeText } from '../support/encoders.ts';

const TITLE = '青林县农技培训工作总结';
const LONG = '今年以来，青林县紧扣全年目标任务，统筹推进乡村建设和产业发展，各项工作取得新的成效。';

const linesOf = async (bytes: Uint8Array, name: string) => (await readSource(bytes, name)).text.split('\n');

describe('old Word files', () => {
  const IN_TABLE = Uint8Array.of(0x16, 0x24, 1);
  /** A row's end whose modifiers are at {@link place} of the data stream. */
  const far = (place: number) => Uint8Array.of(0x46, 0x66, place, 0, 0, 0);
  const ROW_END = Buffer.from([6, 0, 0x16, 0x24, 1, 0x17, 0x24, 1]);
  const tableRow = (cells: readonly string[], end: Uint8Array) => [
    ...cells.map((text) => ({ text, mark: '\x07' as const, modifiers: IN_TABLE })),
    { text: '', mark: '\x07' as const, modifiers: end },
  ];
  const rows = [1, 2, 3].map((i) => Array.from({ length: 10 }, (_, k) => `${i}之${k}`));

  it('end the rows of wide tables, whose properties stand apart', async () => {
    const data = Buffer.concat([Buffer.alloc(32), ROW_END]);
    const paragraphs = [
      { text: TITLE },
      ...rows.flatMap((cells) => tableRow(cells, far(32))),
      { text: LONG },
    ];
    expect(await linesOf(docOfParagraphs(paragraphs, data), 'a.doc')).toEqual([
      TITLE,
      ...rows.map((cells) => cells.join('\t')),
      LONG,
    ]);
  });

  it.each([
    ['points out of the stream', far(200), Buffer.alloc(64)],
    ['is missing', far(0), Buffer.alloc(0)],
    ['points at itself', far(0), Buffer.from([6, 0, 0x46, 0x66, 0, 0, 0, 0])],
  ])('keep the text after a table apart where what ends its rows %s', async (_, end, data) => {
    const paragraphs = [{ text: TITLE }, ...tableRow(rows[0], end), { text: LONG }];
    const lines = await linesOf(docOfParagraphs(paragraphs, data), 'a.doc');
    expect([lines[0], lines.at(-1)]).toEqual([TITLE, LONG]);
  });

  it('have Latin quotes and dashes in pieces of one byte a character', async () => {
    const text = '“GDP” – ‘CPI’ … €5';
    const bytes = docOfParagraphs([{ text: LONG }, { text, isNarrow: true }]);
    expect(await linesOf(bytes, 'a.doc')).toEqual([LONG, text]);
  });

  it('and so have rich texts in a Western font', async () => {
    const bytes = encodeText(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0 \\'93GDP\\'94 \\'96 \\'85\\par}",
      'utf-8',
    );
    expect(await linesOf(bytes, 'a.rtf')).toEqual(['“GDP” – …']);
  });
});
