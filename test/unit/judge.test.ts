import { describe, expect, it } from 'vitest';
import { passagesToWrite } from '../../bench/eval/keystrokes/passages.ts';
import { KEEN, write } from '../../bench/eval/keystrokes/simulate.ts';
import { articleOf } from '../../server/test/support/corpora.ts';

const LINES = ['江州市工作报告', '第一段 内容。', '第二段内容。', '第三段内容。', '第四段内容。'];
const ARTICLE = articleOf(LINES.join('\n'));

describe('what is written of an article', () => {
  it('is all of it', () => {
    expect(Array.from(passagesToWrite(ARTICLE), ({ text }) => text)).toEqual(
      LINES.map((line) => line.replace(' ', '')),
    );
  });

  it('is every so many-th passage, the same ones each time, others in another article', () => {
    const some = (lines: readonly string[]): string[] =>
      Array.from(passagesToWrite(articleOf(lines.join('\n')), 2), ({ text }) => text);
    expect(some(LINES)).toEqual(some(LINES));
    expect(some(LINES).length).toBeGreaterThan(1);
    expect(some([...LINES.slice(0, 4), '第四段的内容。'])[0]).not.toBe(some(LINES)[0]);
  });

  it('is one passage at least', () => {
    for (const every of [1, 3, 5, 100])
      expect([...passagesToWrite(ARTICLE, every)].length).toBeGreaterThan(0);
  });

  it('is after everything that comes before', () => {
    const [, second] = passagesToWrite(ARTICLE);
    expect(second?.writtenTo(0)).toBe('江州市工作报告\n');
    expect(second?.writtenTo(4)).toBe('江州市工作报告\n第一段 内');
  });
});

describe('a simulated writer', () => {
  it('takes what saves most, and pays for each character and for the rank of each row', () => {
    const offers = new Map([['江州市工作报告\n', [{ text: '第二' }, { text: '第一段内容' }]]]);
    const effort = write(ARTICLE, (written) => offers.get(written) ?? [], KEEN);
    const characters = LINES.join('').length - 1;
    expect(effort).toMatchObject({ characters, accepted: 1, shown: 1, acceptedCharacters: 5 });
    expect(effort.keystrokes).toBe(characters - 5 + 2);
  });
});
