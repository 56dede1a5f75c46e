import { describe, expect, it } from 'vitest';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { findPunctuationFaults } from '../../../src/engine/check/punctuation.ts';

function faultsIn(lines: readonly string[]) {
  let start = 0;
  const paragraphs = lines.map((line) => {
    const placed = { start, paragraph: new Paragraph(line) };
    start += line.length + 1;
    return placed;
  });
  return findPunctuationFaults(paragraphs);
}

/** Each fault as its kind, its place, what is there and what should be. */
const faults = (...lines: string[]) =>
  faultsIn(lines).map(({ kind, span, found, expected }) => {
    expect(lines.join('\n').slice(span.start, span.end)).toBe(found);
    return expected === undefined ? [kind, span.start, found] : [kind, span.start, found, expected];
  });

describe('doubled marks', () => {
  it.each([
    ['甲，，乙', '，，', '，'],
    ['甲、、、乙', '、、、', '、'],
    ['甲；；乙', '；；', '；'],
    ['甲。。', '。。', '。'],
    ['甲。。。', '。。。', '……'],
    ['甲，。', '，。', '。'],
    ['甲、，。', '、，。', '。'],
    ['甲，，。', '，，。', '。'],
    ['甲，，！', '，，！', '！'],
    ['甲。。，乙', '。。，', undefined],
    ['甲，。，乙', '，。，', undefined],
    ['甲。，乙', '。，', undefined],
    ['甲：！', '：！', '！'],
    ['甲，、乙', '，、', undefined],
    ['甲，，、乙', '，，、', undefined],
  ])('in %s', (text, found, expected) => {
    expect(faults(text)).toMatchObject([
      expected === undefined ? ['doubled', 1, found] : ['doubled', 1, found, expected],
    ]);
  });

  it('are none where each has its sense', () => {
    expect(faults('甲，乙。丙；丁：戊、己！庚？')).toEqual([]);
    expect(faults('甲。”乙，“丙”。')).toEqual([['unopened', 2, '”']]);
  });
});

describe('half-width marks', () => {
  it.each([
    ['甲,乙', ',', '，'],
    ['甲;乙', ';', '；'],
    ['甲:乙', ':', '：'],
    ['甲?乙', '?', '？'],
    ['甲!乙', '!', '！'],
  ])('in %s', (text, found, expected) => {
    expect(faults(text)).toEqual([['half-width', 1, found, expected]]);
  });

  it('are full stops after eight characters', () => {
    expect(faults('各项工作顺利推进.下一步')).toEqual([['half-width', 8, '.', '。']]);
    expect(faults('各项工作顺利推.下一步')).toEqual([]);
  });

  it.each(['甲,b', 'a,乙', '3,000', '甲, 乙', '甲,'])('are none in %s', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('straight quotation marks', () => {
  const straight = (at: number, found: string, expected: string) => ['half-width', at, found, expected];

  it('open and close by turns', () => {
    expect(faults('增强"四个意识"，')).toEqual([straight(2, '"', '“'), straight(7, '"', '”')]);
    expect(faults("增强'四个意识'。")).toEqual([straight(2, "'", '‘'), straight(7, "'", '’')]);
    expect(faults('"甲"和"乙"')).toHaveLength(4);
  });

  it.each(['屏幕15"，', 'say "yes" now', "it's ok", '长3" 宽5"', '甲 " 乙'])('are none in %s', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it('without their other half are named between characters only', () => {
    expect(faults('增强"四个意识')).toEqual([['unclosed', 2, '"']]);
    expect(faults('"四个意识')).toEqual([]);
  });
});

describe('marks without their other half', () => {
  it.each([
    ['甲《乙', 'unclosed', 1],
    ['甲“乙', 'unclosed', 1],
    ['甲‘乙', 'unclosed', 1],
    ['甲（乙', 'unclosed', 1],
    ['甲(乙', 'unclosed', 1],
    ['甲〔乙', 'unclosed', 1],
    ['甲》乙', 'unopened', 1],
    ['甲”乙', 'unopened', 1],
    ['甲’乙', 'unopened', 1],
    ['全部甲乙丙）乙', 'unopened', 5],
    ['甲〕乙', 'unopened', 1],
  ])('%s', (text, kind, at) => {
    expect(faults(text)).toEqual([[kind, at, text.charAt(at)]]);
  });

  it.each(['（甲)(乙）', '《甲》“乙”‘丙’（丁）〔戊〕', '“甲‘乙’丙”', '「甲」『乙』【丙】', '「甲'])(
    'are none in %s',
    (text) => {
      expect(faults(text)).toEqual([]);
    },
  );

  it('are those inside of a pair', () => {
    expect(faults('《甲“乙》')).toEqual([['unclosed', 2, '“']]);
    expect(faults('《甲》乙》')).toEqual([['unopened', 4, '》']]);
    expect(faults('（甲“乙‘丙）')).toEqual([
      ['unclosed', 2, '“'],
      ['unclosed', 4, '‘'],
    ]);
  });

  it.each(['1）甲', 'a)甲', '一）甲', '甲，12）乙', '（1）甲', '①）甲', '甲。abc)乙'])(
    'are not brackets that number an item: %s',
    (text) => {
      expect(faults(text)).toEqual([]);
    },
  );

  it('are brackets after more than three figures', () => {
    expect(faults('1234）甲')).toEqual([['unopened', 4, '）']]);
    expect(faults('123》甲')).toEqual([['unopened', 3, '》']]);
  });

  it.each(['O’Neill', '’98抗洪'])('are not apostrophes: %s', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('a quotation over paragraphs', () => {
  const over = (between: number) => faults('甲：“乙', ...Array.from({ length: between }, () => '丙'), '丁”');

  it('may be closed ten paragraphs on', () => {
    expect(over(9)).toEqual([]);
    expect(over(10).map(([kind]) => kind)).toEqual(['unclosed', 'unopened']);
  });

  it('may open each of its paragraphs, and is closed in the last', () => {
    expect(faults('“甲。', '“乙。', '  “丙。”')).toEqual([]);
    expect(faults('《甲。', '《乙。》')).toEqual([['unclosed', 0, '《']]);
    expect(faults('“甲。', '乙。', '“丙。”')).toEqual([['unclosed', 0, '“']]);
  });

  it('is closed by a mark of its own kind', () => {
    expect(faults('甲“乙', '丙》').map(([kind, , mark]) => [kind, mark])).toEqual([
      ['unclosed', '“'],
      ['unopened', '》'],
    ]);
  });

  it('has all faults in the order of the text', () => {
    expect(faults('甲》，，', '乙,丙').map(([, at]) => at)).toEqual([1, 2, 6]);
  });
});
