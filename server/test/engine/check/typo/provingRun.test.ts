import { describe, expect, it } from 'vitest';
import { provingRun } from '../../../../src/engine/check/typo/provingRun.ts';
import type { Typo } from '../../../../src/engine/check/typo/typos.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

/** Words as {@link lines} part them by spaces, which are no part of the text. */
function corpusOf(...articles: readonly (readonly string[])[]) {
  const words = new Map<string, readonly string[]>();
  for (const line of articles.flat()) words.set(line.replaceAll(' ', ''), line.split(' '));
  const segmenter = {
    name: 'Intl.Segmenter' as const,
    tag: (text: string) =>
      text
        .split(/(?<=\n)/u)
        .flatMap((line) => words.get(line.replace(/\n$/u, '')) ?? [line])
        .map((word) => ({ word, tag: '' })),
  };
  return indexOf(
    articles.map((lines, i) => fileOf(`${i}.txt`, lines.map((line) => line.replaceAll(' ', '')).join('\n'))),
    articles.length,
    segmenter,
  );
}

/** The proof of what is between bars in {@link marked}; that of the evidence lies between brackets. */
function proofIn(marked: string, index: ReturnType<typeof corpusOf>): string {
  const plain = marked.replaceAll(/[[\]|]/gu, '');
  const at = (mark: string): number =>
    marked.slice(0, marked.indexOf(mark)).replaceAll(/[[\]|]/gu, '').length;
  const last = marked.slice(0, marked.lastIndexOf('|')).replaceAll(/[[\]|]/gu, '').length;
  const edit = { at: at('|'), right: plain.slice(at('|'), last) };
  return provingRun(plain, { edit, evidence: { start: at('['), end: at(']') } } as Typo, index);
}

describe('the proof of a slip', () => {
  const LINE = '题目';
  const index = corpusOf(
    [LINE, '深化 经济体制 改革 ， 保障 和 改善 民生 ， 促进 公平'],
    [LINE, '推进 经济体制 改革 ， 保障 和 改善 民生 ， 关心 群众'],
    [LINE, '要 经济体制 改革'],
    [LINE, '强国 的 精神 ， 建设 强国'],
  );

  it('goes out to where its words begin and end', () => {
    expect(proofIn('深化经[济体制改|革|]，保障', index)).toBe('经济体制改革');
    expect(proofIn('深化经济[体|制|改]革，保障', index)).toBe('经济体制改革');
  });

  it('ends where its clause does', () => {
    expect(proofIn('保障[和改善|民|生，促]进公平', index)).toBe('和改善民生');
    expect(proofIn('经济体制改革[，保障|和|改善]民生', index)).toBe('保障和改善');
  });

  it('goes beyond its clause where that has three units, and does not where it has four', () => {
    const short = corpusOf([LINE, '要 民生 ， 促进 公平'], [LINE, '有 关 民生 ， 促进 公平']);
    expect(proofIn('好[要|民|生，促进]公平', short)).toBe('要民生，促进');
    expect(proofIn('好[有关|民|生，促进]公平', short)).toBe('有关民生');
  });

  it('ends farther in where few articles have more of it', () => {
    const varied = corpusOf(
      [LINE, '甲乙 改善 民生 工作'],
      [LINE, '丙乙 改善 民生 工作'],
      [LINE, '丁乙 改善 民生 工作'],
    );
    // Only one of three articles has the first word whole.
    expect(proofIn('甲[乙改善|民|生]工作', varied)).toBe('改善民生');
    const two = corpusOf([LINE, '甲乙 改善 民生 工作'], [LINE, '丙乙 改善 民生 工作']);
    expect(proofIn('甲[乙改善|民|生]工作', two)).toBe('甲乙改善民生');
  });

  it('has no marks at its ends', () => {
    expect(proofIn('的精神[，建设|强|国]', index)).toBe('建设强国');
    expect(proofIn('强国的精[神，|建|]设', corpusOf([LINE, '强国 的 精神 ， 建 设']))).toBe('精神，建');
  });
});
