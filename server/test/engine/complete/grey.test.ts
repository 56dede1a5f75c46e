import { describe, expect, it } from 'vitest';
import type { CompletionOptions } from '../../../src/engine/complete/completion.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const ENDS = [
  '。',
  '，推动产业升级。',
  '，推动产业升级，加快转型。',
  '，完善创新体系。',
  '，推动产业升级。其中',
];
const TEXTS = [
  ...ENDS.map((end, number) => `第${number}条，要因地制宜发展新质生产力${end}`),
  ...ENDS.map((_, number) => `第${number}条，要因时制宜，做好${number}号工作。`),
  ...ENDS.slice(0, 4).map((_, number) => `坚持统筹发展和安全的第${number}年。`),
  ...ENDS.slice(0, 4).map((_, number) => `坚持统筹城乡区域协调的第${number}年。`),
];
const corpus = {
  index: indexOf(TEXTS.map((text, number) => fileOf(`${number}.txt`, `${number}号报告\n${text}`))),
  lexicon: EMPTY_LEXICON,
};
const OPTIONS = { maxItems: 5, threshold: 25, slots: true, pinyin: true };

/** One draft in one engine, typed into. */
function writing(options: CompletionOptions = OPTIONS) {
  const engine = new Engine();
  engine.use(corpus);
  const request = (text: string, offset: number) => ({
    draft: { uri: 'untitled:draft', text, languageId: 'plaintext' },
    offset,
    options,
  });
  return {
    engine,
    grey: async (text: string, offset = text.length) =>
      (await engine.inline(request(text, offset), NEVER)).map((way) => way.text),
    list: async (text: string, asked = false) =>
      (await engine.complete({ ...request(text, text.length), asked }, NEVER)).items.map((item) => item.text),
    waveOff: (text: string, texts?: string[]) => engine.waveOff(request(text, 0).draft, text.length, texts),
  };
}

describe('grey text in a folder of few short reports', () => {
  it.each([2, 3, 4, 5, 6, 8])('says the word that all %i of them have', async (articles) => {
    const engine = new Engine();
    const files = Array.from({ length: articles }, (_, number) =>
      fileOf(
        `${number}.txt`,
        `${number}号报告\n${number}县坚持因地制宜发展新质生产力，推动第${number}产业升级。`,
      ),
    );
    engine.use({ index: indexOf(files), lexicon: EMPTY_LEXICON });
    const draft = { uri: 'untitled:draft', text: '要因地', languageId: 'plaintext' };
    const [first] = await engine.inline({ draft, offset: 3, options: { ...OPTIONS, threshold: 28 } }, NEVER);
    expect(first?.text ?? '').toMatch(/^制宜/u);
  });
});

describe('grey text that is typed along', () => {
  it.each([true, false])('stands, whatever is typed of it, letter by letter; slots: %s', async (slots) => {
    const { grey } = writing({ ...OPTIONS, slots });
    const written = '要因地';
    const [first] = await grey(written);
    expect(first).toMatch(/^制宜发展/u);
    for (let typed = 1; typed < first.length; typed++) {
      const [now] = await grey(written + first.slice(0, typed));
      expect(now.startsWith(first.slice(typed)) || first.slice(typed).startsWith(now)).toBe(true);
    }
  });

  it('stands when several letters come at once', async () => {
    const { grey } = writing();
    const [first] = await grey('要因地');
    expect((await grey('要因地制宜发'))[0]).toBe(first.slice(3));
  });

  it('stands though it would not be offered here', async () => {
    const { grey } = writing();
    const [first] = await grey('要因地');
    // Another engine has nothing to stand by.
    const fresh = (await writing().grey(`要因地${first.slice(0, -1)}`)).at(0);
    expect(fresh).not.toBe(first.slice(-1));
    const last = await grey(`要因地${first.slice(0, -1)}`);
    expect(last[0].startsWith(first.slice(-1))).toBe(true);
  });

  it('continues with the alternative that is being typed', async () => {
    const { grey } = writing({ ...OPTIONS, threshold: 0 });
    const [, other] = await grey('坚持统筹');
    expect(other).toBeDefined();
    const [now] = await grey(`坚持统筹${other.slice(0, 1)}`);
    expect(now).toBe(other.slice(1));
  });

  it('goes where something else is typed, and does not come back for a text elsewhere', async () => {
    const { grey } = writing();
    await grey('要因地');
    for (const now of await grey('要因地方')) expect(now).not.toMatch(/^制宜/u);
    expect(await grey('这句话没有出处甚制宜')).toEqual([]);
  });

  it('knows the drafts apart', async () => {
    const { engine, grey } = writing();
    const [first] = await grey('要因地');
    const draft = { uri: 'untitled:other', text: `要因地${first.slice(0, -1)}`, languageId: 'plaintext' };
    const other = await engine.inline({ draft, offset: draft.text.length, options: OPTIONS }, NEVER);
    expect(other.map(({ text }) => text)).not.toContain(first.slice(-1));
  });
});

describe('what grey text brings along', () => {
  it('are other continuations, none the beginning of another', async () => {
    const { grey } = writing({ ...OPTIONS, threshold: 0 });
    const ways = await grey('坚持统筹');
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      expect(ways.filter((other) => other.startsWith(way))).toEqual([way]);
    }
  });
});

describe('what was waved off', () => {
  it('stays away from grey text and from lists to the end of the clause', async () => {
    const { grey, list, waveOff } = writing({ ...OPTIONS, threshold: 0 });
    const [first] = await grey('要因地');
    waveOff('要因地');
    expect(await grey('要因地')).toEqual([]);
    expect(await list('要因地')).toEqual([]);
    for (let typed = 1; typed < first.indexOf('，'); typed++) {
      const written = `要因地${first.slice(0, typed)}`;
      const now = [...(await grey(written)), ...(await list(written))];
      for (const text of now) expect(first.slice(typed).startsWith(text)).toBe(false);
    }
    expect(await grey('要因地制宜发展新质生产力，')).not.toEqual([]);
  });

  it('is there again for who asks', async () => {
    const { grey, list, waveOff } = writing();
    const [first] = await grey('要因地');
    waveOff('要因地');
    expect((await list('要因地', true))[0]).toBe((await writing().list('要因地', true))[0]);
    expect(first.startsWith((await list('要因地', true))[0].slice(0, 4))).toBe(true);
  });

  it('is no more than what was named', async () => {
    const { list, waveOff } = writing({ ...OPTIONS, threshold: 0 });
    waveOff('坚持统', ['筹发展']);
    const now = await list('坚持统筹');
    expect(now.some((text) => text.startsWith('城乡'))).toBe(true);
    expect(now.some((text) => text.startsWith('发展'))).toBe(false);
  });
});

describe('grey text before what closes a bracket', () => {
  const LEFT = ['。', '开展检查。', '办理，', '等法规施行。', '的规定处理。', '要求上报。'];
  const laws = LEFT.map((end, number) =>
    fileOf(
      `${number}.txt`,
      `${number}号通知\n第${number}县依照《中华人民共和国消防法》${end}\n落实“一岗双责”${end}`,
    ),
  );

  it.each([
    ['依照《中华人民共和国|》', '消防法'],
    ['依照《中华人民共和国|》  ', '消防法'],
    ['依照《中华人民共和国|', '消防法》'],
    ['落实“一岗|”', '双责'],
  ])('in %s is %s, so that it can be typed over', async (marked, text) => {
    const engine = new Engine();
    engine.use({ index: indexOf(laws), lexicon: EMPTY_LEXICON });
    const offset = marked.indexOf('|');
    const draft = { uri: 'untitled:draft', text: marked.replace('|', ''), languageId: 'plaintext' };
    const [first] = await engine.inline({ draft, offset, options: { ...OPTIONS, threshold: 0 } }, NEVER);
    expect(first).toMatchObject({ text, replace: { start: offset, end: offset } });
  });
});

describe('a list whose row is typed along', () => {
  it('keeps the row', async () => {
    const { list } = writing({ ...OPTIONS, threshold: 0 });
    const rows = await list('坚持统筹');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const fresh = writing({ ...OPTIONS, threshold: 0 });
      await fresh.list('坚持统筹');
      const now = await fresh.list(`坚持统筹${row.slice(0, 1)}`);
      expect(now.some((text) => row.slice(1).startsWith(text) || text.startsWith(row.slice(1)))).toBe(true);
    }
  });
});

describe('a list that is asked for', () => {
  it('holds more rows than one that comes by itself, and heeds no threshold', async () => {
    const { list } = writing({ ...OPTIONS, maxItems: 1, threshold: 100 });
    expect(await list('坚持统筹')).toEqual([]);
    expect((await list('坚持统筹', true)).length).toBeGreaterThan(1);
  });
});
