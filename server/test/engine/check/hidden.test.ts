import { describe, expect, it } from 'vitest';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { Lexicon } from '../../../src/engine/phrases/lexicon.ts';
import { unified } from '../../../src/engine/text/unified.ts';
import { findingsOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const RUN = '全年共整治各类隐患三千余处并逐一销号，整改率保持在较高水平';
const PHRASE = '统筹发展和安全';
const index = indexOf([
  fileOf('a.txt', `甲市总结\n一年来，${RUN}，成效明显。`),
  ...['乙', '丙', '丁', '戊', '己'].map((name) =>
    fileOf(`${name}.txt`, `${name}市总结\n${name}市${PHRASE}。`),
  ),
]);
const lexicon = Lexicon.of([{ text: PHRASE, original: PHRASE, articles: 15, places: 15 }]);

/** What a paste or a trick leaves between two characters. */
const HIDDEN = [
  '\u200B',
  '\u2060',
  '\u2063',
  '\uFE0F',
  '\u{E0100}',
  '\u2066',
  '\u2069',
  '\u202E',
  '\u00AD',
  '\uFEFF',
  '\uFFFC',
  '\u{E0041}',
];

const DRAFTS: readonly [code: string, text: string][] = [
  ['copied', `这一年里，${RUN}，群众满意。`],
  ['wording', '我们要统筹发展与安全，久久为功。'],
  ['placeholder', '今年以来，XX市的同志们。'],
  ['structure', '一、甲\n三、乙\n'],
  ['structure', '这是，，一句话。'],
  [
    'repeated',
    '全市坚持把矛盾纠纷化解在基层一线，把平安建设落到村组院落。别的话说了许多。\n会后，全市坚持把矛盾纠纷化解在基层一线，把平安建设落到村组院落。\n',
  ],
];

describe('compatibility ideographs beyond the basic plane', () => {
  it('are the characters that they look like, and are replaced whole', async () => {
    const text = '今年以来，\u{2F804}市统筹发展与安全\u{2F83F}，XX市\u{2F804}。';
    const plain = text.replaceAll(/[\u{2F800}-\u{2FA1F}]/gu, (form) => form.normalize('NFC'));
    const found = await findingsOf(index, text, EVERY_CHECK, lexicon);
    const expected = await findingsOf(index, plain, EVERY_CHECK, lexicon);
    expect(found.map(({ code }) => code)).toEqual(expected.map(({ code }) => code));
    expect(found.length).toBeGreaterThan(1);
    const seen = found.map(({ span }) => text.slice(span.start, span.end).normalize('NFC'));
    expect(seen).toEqual(expected.map(({ span }) => plain.slice(span.start, span.end)));
  });

  it('are found in sources, and never shown', () => {
    const sources = indexOf([
      fileOf('a.txt', '\u{2F83F}\u{2F804}市总结\n会上\u{2F804}市提出，\u{2F803}家。'),
    ]);
    expect(sources.count('你市提出')).toBe(1);
    const [shard] = sources.shards;
    expect(shard.article(0).title).toBe('周你市总结');
    const last = shard.passageCount - 1;
    expect(shard.original(shard.passageStart(last), shard.passageEnd(last))).toBe(
      '会上你市提出，\u{20122}家。',
    );
  });
});

describe('invisible characters', () => {
  it.each(DRAFTS)('hide nothing from a check: %s', async (code, text) => {
    const plain = await findingsOf(index, text, EVERY_CHECK, lexicon);
    expect(plain.map((finding) => finding.code)).toContain(code);
    for (const hidden of HIDDEN) {
      const parts = Array.from(text, (character) => (character === '\n' ? character : character + hidden));
      const disguised = parts.join('');
      const found = await findingsOf(index, disguised, EVERY_CHECK, lexicon);
      expect(found.map((finding) => finding.code)).toEqual(plain.map((finding) => finding.code));
      const seen = (span: { start: number; end: number }): string =>
        disguised.slice(span.start, span.end).replaceAll(hidden, '');
      expect(found.map(({ span }) => seen(span))).toEqual(
        plain.map(({ span }) => text.slice(span.start, span.end)),
      );
      const corrected = (original: string, findings: typeof found): string[] =>
        findings.flatMap(({ fixes }) =>
          fixes.map(({ edits }) =>
            edits
              .toSorted((a, b) => b.span.start - a.span.start)
              .reduce(
                (all, { span, text: by }) => all.slice(0, span.start) + by + all.slice(span.end),
                original,
              )
              .replaceAll(hidden, ''),
          ),
        );
      expect(corrected(disguised, found)).toEqual(corrected(text, plain));
    }
  });
});

describe('radicals and compatibility forms', () => {
  it.each([
    ['copied', '这⼀年⾥，全年共整治各类隐患三千余处并逐⼀销号，整改率保持在较⾼⽔平，群众满意。'],
    ['wording', '我们要统筹发展与安全，久久为⼒。'],
    ['structure', '⼀、甲\n三、乙\n'],
    ['structure', '⼆、甲\n三、乙\n'],
    ['placeholder', '今年以来，XX县⼈民政府。'],
  ])('are the characters that they look like, to each check: %s, %s', async (code, text) => {
    const plain = await findingsOf(index, unified(text), EVERY_CHECK, lexicon);
    expect(plain.map((finding) => finding.code)).toContain(code);
    expect(await findingsOf(index, text, EVERY_CHECK, lexicon)).toEqual(plain);
  });
});
