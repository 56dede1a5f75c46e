import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import type { PassageDocument } from '../../src/office/schema.ts';
import { foldText } from '../../src/engine/text/fold.ts';
import { hostOf, readAddress, secretFor } from '../../src/office/address.ts';
import { connect } from '../../src/office/connection.ts';
import { documentsOf } from '../../src/office/documents.ts';
import { stretchesOf } from '../../src/office/draftPrints.ts';
import { fingerprints, SURELY_FOUND } from '../../src/office/fingerprints.ts';
import { focusAt } from '../../src/office/focus.ts';
import { Gate } from '../../src/office/gate.ts';
import { OfficeError } from '../../src/office/errors.ts';
import { readPassage } from '../../src/office/readPassage.ts';
import { Shelf } from '../../src/office/shelf.ts';
import { ShelfShards } from '../../src/office/shelfShards.ts';
import { textOf } from '../../src/office/sourceText.ts';
import { readSource } from '../../src/corpus/readSource.ts';
import { intlSegmenter } from '../../src/host/segmenter.ts';
import { passage } from '../support/passages.ts';

const STATE = { hash: '', rules: '', edges: [], edgeJunk: [] };

async function passagesOf(path: string, text: string): Promise<readonly PassageDocument[]> {
  const { articles } = await readSource(Buffer.from(text), path, { documentsOnly: false });
  const source = { uri: path, format: 'txt', weight: 1, articles };
  return documentsOf(source, { folder: 'office', path, state: STATE }).passages;
}

describe('addresses', () => {
  it.each([
    ['https://s.example:9200', { url: 'https://s.example:9200', index: 'yinju' }],
    ['https://s.example:9200/reports', { url: 'https://s.example:9200', index: 'reports' }],
    ['https://s.example/search/reports/', { url: 'https://s.example/search', index: 'reports' }],
    [
      { url: 'https://s.example', index: 'reports' },
      { url: 'https://s.example', index: 'reports' },
    ],
    ['', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('reads %j', (value, address) => {
    expect(readAddress(value)).toEqual(address);
  });

  it.each(['s.example', 'ftp://s.example', 'https://user:pass@s.example'])('refuses %s', (value) => {
    expect(() => readAddress(value)).toThrow(OfficeError);
  });

  it('sends a password to its own origin alone, and never unencrypted', () => {
    const environment = { YINJU_SERVER_AUTH: 'a:b', YINJU_SERVER_AUTH_FOR: 'https://s.example' };
    expect(secretFor({ url: 'https://s.example/x' }, environment)).toBe('a:b');
    expect(secretFor({ url: 'https://t.example' }, environment)).toBeUndefined();
    expect(secretFor({ url: 'https://t.example' }, { YINJU_SERVER_AUTH: 'a:b' })).toBe('a:b');
    expect(() => connect({ url: 'http://s.example', index: 'i', secret: 'a:b' })).toThrow(/unencrypted/u);
    expect(() => connect({ url: 'http://127.0.0.1:9200', index: 'i', secret: 'a:b' })).not.toThrow();
    expect(hostOf({ url: 'https://s.example:9200/x' })).toBe('s.example:9200');
  });
});

describe('what is asked about a caret', () => {
  it('is what is before it in its line, the title, the headings over it and the sentence', () => {
    const text = '甲市工作报告\n一、总体要求\n（一）目标\n二、重点任务\n（一）产业\n前一句。坚持统筹发展和';
    expect(focusAt(text, text.length)).toEqual({
      contexts: [
        '前一句。坚持统筹发展和'.slice(-8),
        '筹发展和'.padStart(6, '持统'),
        '筹发展和',
        '发展和',
        '展和',
      ],
      title: '甲市工作报告',
      headings: ['二、重点任务', '(一)产业'].map((heading) => foldText(heading)),
      sentence: '坚持统筹发展和',
    });
  });

  it('never reaches over a line’s start', () => {
    expect(focusAt('甲乙丙丁\n戊', 6).contexts).toEqual([]);
    expect(focusAt('甲乙丙丁\n戊己', 7).contexts).toEqual(['戊己']);
  });
});

describe('passages at hand', () => {
  it('are bounded, and those asked for longest ago go first', () => {
    const shelf = new Shelf(8, 1000, () => 0);
    shelf.put([passage(0, '一二三四'), passage(1, '五六七八')]);
    expect(shelf.put([passage(0, '一二三四')])).toEqual([]);
    expect(shelf.put([passage(2, '九')])).toEqual(['f-2']);
    expect(shelf.passages().map(({ number }) => number)).toEqual([0, 2]);
    expect(shelf.units).toBe(5);
  });

  it('go when they were not fetched again for too long', () => {
    let now = 0;
    const shelf = new Shelf(100, 1000, () => now);
    shelf.put([passage(0, '一二三四'), passage(1, '五六七八')]);
    now = 1000;
    shelf.put([passage(1, '五六七八')]);
    expect(shelf.passages()).toHaveLength(2);
    now = 1001;
    expect(shelf.passages().map(({ number }) => number)).toEqual([1]);
  });

  it('are found, placed and under their headings as a local index has them', async () => {
    const text =
      '甲市工作报告\n\n一、总体要求\n坚持统筹发展和安全。\n（一）目标任务\n守住安全底线，\n二、保障措施\n压实责任。\n';
    const passages = await passagesOf('deep/报告 1.txt', text);
    const shards = new ShelfShards(new Shelf(1e6, 1e6), { host: 'h:1', index: 'i' }, intlSegmenter());
    // The headings themselves were not fetched.
    expect(
      shards.add(
        passages.filter(({ kind }) => kind === 'paragraph'),
        CorpusIndex.empty,
      ),
    ).toBe(true);
    const index = new CorpusIndex(shards.shards);
    const [place] = index.places('安全底线');
    expect(index.range(place).start).toEqual({ line: 5, character: 2 });
    expect(place.shard.headings(place.shard.passageAt(place.start))).toEqual([
      '一、总体要求',
      '（一）目标任务',
    ]);
    expect(index.article(place)).toMatchObject({ title: '甲市工作报告', format: 'office/txt' });
    expect(index.article(place).uri).toMatch(/^yinju-office:\/\/\/h%3A1\/i\/[\w-]+\/office\/deep\/%E6/u);
    expect(
      shards.add(
        passages.filter(({ kind }) => kind === 'paragraph'),
        index,
      ),
    ).toBe(false);
  });

  it('are copies where this machine holds them too', async () => {
    const passages = await passagesOf('a.txt', '报告\n坚持统筹发展和安全。\n守住安全底线。\n');
    const own = new ShelfShards(new Shelf(1e6, 1e6), { host: 'h', index: 'i' }, intlSegmenter());
    own.add(passages.slice(0, 2), CorpusIndex.empty);
    const local = new CorpusIndex(own.shards);
    const fetched = new ShelfShards(new Shelf(1e6, 1e6), { host: 'h', index: 'i' }, intlSegmenter());
    fetched.add(passages, local);
    const all = local.withFetched(fetched.shards);
    expect(all.count('统筹发展和安全')).toBe(2);
    expect(all.distinctMatches('统筹发展和安全')).toHaveLength(1);
    expect(all.shownCounts('统筹发展和安全')).toEqual({ places: 1, articles: 1 });
    expect(all.shownCounts('守住安全底线')).toEqual({ places: 0, articles: 0, isFetched: true });
    expect(all.shownCounts('没有这样的话')).toEqual({ places: 0, articles: 0 });
  });

  it('are beside a corpus that stays the same, and are all there is where that is empty', async () => {
    const passages = await passagesOf('a.txt', '报告\n坚持统筹发展和安全。\n守住安全底线。\n');
    const shards = new ShelfShards(new Shelf(1e6, 1e6), { host: 'h', index: 'i' }, intlSegmenter());
    shards.add(passages, CorpusIndex.empty);
    const own = new CorpusIndex(shards.shards);
    expect(own.withFetched(shards.shards).steady).toBe(own);
    expect(own.steady).toBe(own);
    const alone = CorpusIndex.empty.withFetched(shards.shards);
    expect(alone.steady).toBe(alone);
  });

  it('make the text again in which their ranges count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', ' ', '　', '甲市', '坚持安全。', 'x'), { maxLength: 30 }),
        (parts) => {
          const lines = parts.map((part, at) => part + (at % 3 === 0 ? '报告' : ''));
          const documents = lines.flatMap((line, number) =>
            line.trim() === ''
              ? []
              : [
                  passage(number, line.trim(), {
                    line: number,
                    column: line.length - line.trimStart().length,
                  }),
                ],
          );
          const made = textOf(documents).split('\n');
          for (const { line, column, text } of documents) {
            expect(made[line].slice(column, column + text.length)).toBe(text);
          }
        },
      ),
    );
  });

  it.each([
    ['nothing', null],
    ['a number', 7],
    ['no text', { ...passage(0, '一二'), text: undefined }],
    ['a line that is none', { ...passage(0, '一二'), line: -1 }],
    ['headings that are none', { ...passage(0, '一二'), headings: [7] }],
    ['another kind', { ...passage(0, '一二'), kind: 'script' }],
    ['too much text', { ...passage(0, '一二'), text: '一'.repeat(200_001) }],
  ])('are not made of %s', (_, source) => {
    expect(readPassage(source)).toBeUndefined();
  });

  it('lose a heading that is longer than they are', () => {
    expect(readPassage(passage(0, '一二', { headingLevel: 1, headingLength: 2 }))).toHaveProperty(
      'headingLevel',
    );
    expect(readPassage(passage(0, '一二', { headingLevel: 1, headingLength: 3 }))).not.toHaveProperty(
      'headingLevel',
    );
  });
});

describe('fingerprints of a draft', () => {
  it('share one with every text that shares a long enough run with a stretch', () => {
    const text = fc
      .array(fc.constantFrom(...'甲乙丙丁戊，'), { minLength: 0, maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.constantFrom(...'子丑寅卯辰巳午未'), { minLength: SURELY_FOUND, maxLength: 20 }),
        (a, b, run) => {
          const shared = run.join('');
          const prints = new Set(stretchesOf(a + shared).flatMap((stretch) => stretch.prints));
          const isWhole = stretchesOf(a + shared).some((stretch) => stretch.text.includes(shared));
          if (isWhole) expect(fingerprints(shared + b).some((print) => prints.has(print))).toBe(true);
        },
      ),
    );
  });

  it('are of stretches of a sentence or more', () => {
    const long = `${'甲乙丙丁戊己庚辛壬癸'.repeat(4)}。`;
    expect(stretchesOf(`${long}${long}短。\n下一段文字写到这里为止`).map(({ text }) => text.length)).toEqual([
      41, 41, 11,
    ]);
  });
});

describe('the gate before the server', () => {
  const late = () => Promise.reject(new OfficeError('late', 'late'));
  const away = () => Promise.reject(new OfficeError('unreachable', 'away'));

  it('closes for longer after each fault, and opens with an answer', async () => {
    let now = 0;
    const said: string[] = [];
    const gate = new Gate(
      ({ state }) => said.push(state),
      () => now,
    );
    await expect(gate.ask(away)).rejects.toThrow('away');
    expect(gate.closedFor).toBe(1000);
    // Nothing is asked while it is closed.
    await expect(gate.ask(() => Promise.reject(new Error('asked')))).rejects.toThrow('away');
    now = 1000;
    await expect(gate.ask(away)).rejects.toThrow('away');
    expect(gate.closedFor).toBe(2000);
    now = 3000;
    expect(await gate.ask(async () => 7)).toBe(7);
    expect(gate.closedFor).toBe(0);
    expect(said).toEqual(['fault', 'ready']);
  });

  it('stays open for two late answers, and closes for three', async () => {
    const gate = new Gate(
      () => undefined,
      () => 0,
    );
    await expect(gate.ask(late)).rejects.toThrow('late');
    await expect(gate.ask(late)).rejects.toThrow('late');
    expect(gate.closedFor).toBe(0);
    await expect(gate.ask(late)).rejects.toThrow('late');
    expect(gate.closedFor).toBe(1000);
  });
});
