import { describe, expect, it } from 'vitest';
import { slipIn } from '../../../src/engine/check/slips.ts';

describe('what a wording has for a word of a set phrase', () => {
  it.each([
    ['统筹发展和安全', '统筹发展与安全', { at: 4, right: '和', wrong: '与' }],
    ['统筹发展和安全', '统筹发展安全', { at: 4, right: '和', wrong: '' }],
    ['统筹发展安全', '统筹发展和安全', { at: 4, right: '', wrong: '和' }],
    ['统筹发展安全', '统筹发展安全和', { at: 6, right: '', wrong: '和' }],
    ['统筹发展安全', '统筹发展安', { at: 5, right: '全', wrong: '' }],
    ['推进从严治党', '推动从严治党', { at: 1, right: '进', wrong: '动' }],
    ['从严治党推进', '从严治党推动', { at: 5, right: '进', wrong: '动' }],
    ['要推进从严治党', '要抓好从严治党', { at: 1, right: '推进', wrong: '抓好' }],
    // Of equal units the last is missing, or too many.
    ['各级人人平等', '各级人平等', { at: 3, right: '人', wrong: '' }],
  ])('of %s in %s', (phrase, wording, slip) => {
    expect(slipIn(phrase, wording, 0, wording.length)).toEqual({ kind: 'word', ...slip });
    const inside = `我们${wording}。`;
    expect(slipIn(phrase, inside, 2, 2 + wording.length)).toEqual({ kind: 'word', ...slip });
  });

  it.each([
    ['the same', '统筹发展和安全', '统筹发展和安全'],
    ['three units that differ', '坚持推进和从严治党', '坚持抓好与从严治党'],
    ['three too many', '坚持从严治党', '坚持全方位从严治党'],
    ['a letter for another', '推进a级景区建设', '推进b级景区建设'],
    ['a letter for a character', '推进甲级景区建设', '推进b级景区建设'],
    ['a character for a letter', '推进a级景区建设', '推进甲级景区建设'],
    ['a mark for a character', '推进甲级景区建设', '推进，级景区建设'],
    ['another number', '做到三个维护工作', '做到四个维护工作'],
    ['a day for a character', '推进甲级景区建设', '推进日级景区建设'],
  ])('is nothing with %s', (_, phrase, wording) => {
    expect(slipIn(phrase, wording, 0, wording.length)).toBeUndefined();
  });

  it.each([
    ['统筹和安', '统筹与安', false],
    ['统筹和安全', '统筹与安全', true],
    ['统筹发展和', '统筹发展与', true],
    ['和安全发展', '与安全发展', true],
    ['和安全发', '与安全发', false],
  ])('asks for four units that are the same: %s, %s', (phrase, wording, isSlip) => {
    expect(slipIn(phrase, wording, 0, wording.length) !== undefined).toBe(isSlip);
  });
});
