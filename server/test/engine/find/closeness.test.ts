import { describe, expect, test } from 'vitest';
import { closeness, piecesOf } from '../../../src/engine/find/closeness.ts';

describe('piecesOf', () => {
  test.each<[query: string, pieces: string[]]>([
    ['', []],
    [' ', []],
    ['，', []],
    ['安全', ['安全']],
    ['安全 发展', ['安全', '发展']],
    ['  安全，，发展  ', ['安全', '发展']],
    ['“枫桥经验”', ['枫桥经验']],
    ['5g网络', ['5g网络']],
    ['安全 ', ['安全']],
  ])('%j', (query, pieces) => {
    expect(piecesOf(query)).toEqual(pieces);
  });
});

describe('closeness', () => {
  const close = (query: string, text: string, share: number) => closeness(piecesOf(query), text, share);

  test.each<[query: string, text: string, share: number, expected: number, why: string]>([
    ['安全发展', '安全发展', 1, 0.55 + 0.3 + 0.3, 'the query itself'],
    ['安全发展', '“安全发展”', 1, 0.55 + 0.3 + 0.3, 'marks are not written text'],
    ['安全发展', '安全发展理念', 1, 0.55 + 0.3 - 0.25 * (2 / 6) + 0.15, 'opens with it'],
    ['安全发展', '统筹安全发展', 1, 0.55 + 0.3 - 0.25 * (2 / 6) + 0.1, 'holds it'],
    ['安全发展', '发展安全', 1, 0.55 + 0.3 * (2 / 3), 'all characters, two pairs of three'],
    ['安全发展', '安全感', 0.5, 0.55 * 0.5 + 0.3 * (1 / 3) - 0.25 * (1 / 3), 'half of it, one pair'],
    ['安全发展', '粮食', 0, -0.25, 'nothing of it'],
    ['安', '安全', 1, 0.55 + 0.3 - 0.25 * 0.5 + 0.15, 'one character has no pairs: its share counts'],
    ['安', '不安', 0.5, 0.55 * 0.5 + 0.3 * 0.5 - 0.25 * 0.5 + 0.1, 'one character, not at the start'],
    ['安全 发展', '安全与发展', 1, 0.55 + 0.3 - 0.15 * (1 / 5) + 0.15, 'words put apart'],
    ['安全 发展', '安全发展', 1, 0.55 + 0.3 + 0.15, 'words put apart, standing together'],
    ['安全 发展', '安全稳定', 0.5, 0.55 * 0.5 + 0.3 * 0.5 - 0.15 * 0.5, 'one of two words'],
    ['安全 发展', '发展', 0.5, 0.55 * 0.5 + 0.3 * 0.5, 'one of two words, the whole text'],
  ])('%j in %j, of which it holds %d: %s', (query, text, share, expected) => {
    expect(close(query, text, share)).toBeCloseTo(expected, 10);
  });

  test('grows with what a text holds of the query, and with what it leaves out beside it', () => {
    const texts = ['安全发展', '安全发展理念', '统筹安全发展', '发展安全', '安全'];
    const shares = [1, 1, 1, 1, 0.5];
    const found = texts.map((text, at) => close('安全发展', text, shares[at] ?? 0));
    expect(found).toEqual(found.toSorted((a, b) => b - a));
  });
});
