import { describe, expect, it } from 'vitest';
import { beginningsLeft, choiceKey, ChoiceHistory } from '../../../src/engine/complete/choiceHistory.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { Preferences } from '../../../src/engine/complete/preferences.ts';
import {
  formatPhraseRules,
  NO_RULES,
  parsePhraseRules,
  type PhraseRules,
  PhraseRulesError,
  withPhrase,
} from '../../../src/engine/complete/phraseRules.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 20_000 * DAY;

describe('choices', () => {
  it('weigh what is not remembered as it is', () => {
    expect(new ChoiceHistory().weight('安全|压实责任', NOW)).toBe(1);
  });

  it('raise what was taken, the more the oftener, up to a bound', () => {
    const choices = new ChoiceHistory();
    const weights = Array.from({ length: 30 }, () => {
      choices.accept('安全|压实责任', NOW);
      return choices.weight('安全|压实责任', NOW);
    });
    expect(weights[0]).toBeGreaterThan(1.5);
    expect(weights.toSorted((a, b) => a - b)).toEqual(weights);
    expect(weights.at(-1)).toBe(8);
  });

  it('sink what is passed over again and again, not what is passed over now and then', () => {
    const choices = new ChoiceHistory();
    for (let i = 0; i < 3; i++) choices.passOver('安全|压实责任', NOW);
    expect(choices.weight('安全|压实责任', NOW)).toBe(1);
    for (let i = 0; i < 4; i++) choices.passOver('安全|压实责任', NOW);
    expect(choices.weight('安全|压实责任', NOW)).toBe(0.5);
    expect(choices.weight('安全|压实责任到岗', NOW)).toBe(0.5);
    expect(choices.weight('安全|压实', NOW)).toBe(1);
    expect(choices.weight('统筹|压实责任', NOW)).toBe(1);
    for (let i = 0; i < 100; i++) choices.passOver('安全|压实责任', NOW);
    expect(choices.weight('安全|压实责任', NOW)).toBe(0.2);
  });

  it.each([
    ['谋', ['发展', '城乡']],
    ['发动', ['发展和', '城乡']],
    ['发', ['城乡']],
    ['发展和', ['城乡']],
    ['发展和安全，坚', []],
    ['', []],
  ])('count the beginnings that typing %s leaves', (typed, left) => {
    expect(beginningsLeft(['发展和安全', '发展和安全，压实', '城乡协调'], typed)).toEqual(left);
  });

  it('fade', () => {
    const choices = new ChoiceHistory();
    choices.accept('安全|压实责任', NOW);
    const [fresh, month, year] = [0, 30, 365].map((days) =>
      choices.weight('安全|压实责任', NOW + days * DAY),
    );
    expect(fresh).toBeGreaterThan(month);
    expect(month).toBeGreaterThan(year);
    expect(year).toBeCloseTo(1, 3);
  });

  it('are bounded, and keep what counts most', () => {
    const choices = new ChoiceHistory();
    for (let i = 0; i < 5; i++) choices.accept('安全|压实责任', NOW);
    for (let i = 0; i < 6000; i++) choices.passOver(`安全|第${i}句`, NOW + i);
    const records = choices.records();
    expect(records.length).toBeLessThanOrEqual(5000);
    expect(records[0].text).toBe('安全|压实责任');
    expect(new ChoiceHistory(records).weight('安全|压实责任', NOW)).toBe(
      choices.weight('安全|压实责任', NOW),
    );
  });
});

describe('completion with a memory', () => {
  const ends = ['今年', '去年', '同时', '此外', '目前', '下一步'];
  const index = indexOf(
    ends.flatMap((end, number) => [
      fileOf(`a${number}.txt`, `甲${number}\n坚持统筹发展和安全，压实安全生产责任。${end}`),
      ...(number > 0
        ? [fileOf(`b${number}.txt`, `乙${number}\n坚持统筹城乡协调，促进共同富裕。${end}`)]
        : []),
    ]),
  );
  const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };

  async function texts(draft: string, choices = new ChoiceHistory(), rules: PhraseRules = NO_RULES) {
    const engine = new Engine();
    engine.use({ index, lexicon: EMPTY_LEXICON });
    engine.remember(new Preferences(choices, rules, () => NOW));
    const request = { draft: draftOf(draft), offset: draft.length, options };
    return (await engine.complete(request, NEVER)).items.map(({ text }) => text);
  }

  const rank = (items: readonly string[], start: string) => items.findIndex((text) => text.startsWith(start));

  it('offers first what was taken before', async () => {
    const before = await texts('坚持统筹');
    expect(rank(before, '发展')).toBeLessThan(rank(before, '城乡'));
    const choices = new ChoiceHistory();
    for (const text of before.filter((item) => item.startsWith('城乡'))) {
      for (let i = 0; i < 6; i++) choices.accept(choiceKey('统筹', text), NOW);
    }
    const after = await texts('坚持统筹', choices);
    expect(rank(after, '城乡')).toBe(0);
  });

  it('offers last what was passed over', async () => {
    const choices = new ChoiceHistory();
    for (let i = 0; i < 40; i++) choices.passOver(choiceKey('统筹', '发展'), NOW);
    const after = await texts('坚持统筹', choices);
    expect(after[0]).toMatch(/^城乡/);
  });

  it.each(['发展和安全', '统筹发展和', '统筹发展和安全，压实'])(
    'never completes the rejected %s',
    async (text) => {
      const items = await texts('坚持统筹', new ChoiceHistory(), {
        preferred: [],
        rejected: [{ text, reason: '' }],
        confidential: [],
      });
      for (const item of items) expect(`坚持统筹${item}`).not.toContain(text);
      expect(items.length).toBeGreaterThan(0);
    },
  );

  it('offers the rest of a preferred phrase in front, even one that no source holds', async () => {
    const rules = { preferred: [{ text: '坚持统筹“两个大局”', reason: '' }], rejected: [], confidential: [] };
    expect((await texts('坚持统筹', new ChoiceHistory(), rules))[0]).toBe('“两个大局”');
    expect((await texts('要坚持', new ChoiceHistory(), rules))[0]).toBe('统筹“两个大局”');
    expect(await texts('坚', new ChoiceHistory(), rules)).not.toContain('持统筹“两个大局”');
  });

  it('offers a preferred phrase once', async () => {
    const rules = { preferred: [{ text: '坚持统筹发展', reason: '' }], rejected: [], confidential: [] };
    const items = await texts('坚持统筹', new ChoiceHistory(), rules);
    expect(items.filter((item) => item === '发展')).toHaveLength(1);
    expect(items[0]).toBe('发展');
  });
});

describe('the phrases file', () => {
  it('is written sorted and reads back', () => {
    const rules = ['乙乙', '甲甲', '丙丙'].reduce((all, text) => withPhrase(all, text, 'rejected'), NO_RULES);
    const json = formatPhraseRules(rules);
    expect(json.endsWith('}\n')).toBe(true);
    const read = parsePhraseRules(json);
    expect(read.rejected.map(({ text }) => text)).toEqual(['丙丙', '乙乙', '甲甲']);
    expect(formatPhraseRules(read)).toBe(json);
  });

  it('moves a phrase from one list to the other', () => {
    const rules = { preferred: [{ text: '甲甲', reason: '惯用' }], rejected: [], confidential: [] };
    expect(withPhrase(rules, '甲甲', 'rejected')).toEqual({
      preferred: [],
      rejected: [{ text: '甲甲', reason: '' }],
      confidential: [],
    });
    expect(withPhrase(rules, '甲甲', 'preferred')).toEqual(rules);
  });

  it.each([
    ['{', /JSON|Expected/],
    ['[]', /the file must be an object/],
    ['{"version": 2}', /"version" must be 1/],
    ['{"version": 1, "prefered": []}', /"prefered" is not known/],
    ['{"version": 1, "rejected": {}}', /"rejected" must be a list/],
    ['{"version": 1, "rejected": [{"reason": ""}]}', /rejected\[0\]: "text" must be a phrase/],
    ['{"version": 1, "rejected": [{"text": "甲", "reason": 1}]}', /rejected\[0\]: "reason" must be a text/],
    ['{"version": 1, "rejected": [{"text": "甲"}, {"text": "甲"}]}', /rejected\[1\]: "甲" stands here twice/],
    [
      '{"version": 1, "preferred": [{"text": "甲"}], "rejected": [{"text": "甲"}]}',
      /both preferred and rejected/,
    ],
  ])('says what is wrong with %s', (json, problem) => {
    expect(() => parsePhraseRules(json)).toThrow(PhraseRulesError);
    expect(() => parsePhraseRules(json)).toThrow(problem);
  });
});
