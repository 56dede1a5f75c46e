import { describe, expect, it } from 'vitest';
import { Checker } from '../../../src/engine/check/checker.ts';
import type { Span } from '../../../src/engine/draft.ts';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const SENTENCES = [
  '建立健全联防联控工作机制并且抓好各项任务落实',
  '进一步加强和改善宏观调控力度，保障重要民生商品供给稳定有序',
  '各地认真做好总结评估工作，有关部门按职责分工负责推进',
];
const index = indexOf(
  Array.from({ length: 12 }, (_, n) => fileOf(`${n}.txt`, SENTENCES.join('。\n') + '。'.repeat(n))),
  2,
);
/** A slip in each of three clauses of one paragraph, and a placeholder. */
const FIRST = '建立健全联防联控工作机智并且抓好各项任务落实';
const SECOND = '进一步加强和改善红馆调控力度';
const THIRD = '各地认真做好总结平菇工作XX个';
const TEXT = `${FIRST}，${SECOND}，${THIRD}。`;

/** What is underlined of {@link text} while {@link unfinished} is being written. */
async function underlined(checker: Checker, text: string, unfinished?: Span): Promise<string[]> {
  const findings = await checker.check(draftOf(text), { ...EVERY_CHECK, unfinished }, NEVER);
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

function clauseOf(text: string, clause: string): Span {
  const start = text.indexOf(clause);
  return { start, end: start + clause.length };
}

describe('the clause that is being written', () => {
  it.each([
    [FIRST, ['红馆', '平菇', 'XX']],
    [SECOND, ['智', '平菇', 'XX']],
    [THIRD, ['智', '红馆']],
    [undefined, ['智', '红馆', '平菇', 'XX']],
  ])('is not spoken of: %s', async (clause, said) => {
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const unfinished = clause === undefined ? undefined : clauseOf(TEXT, clause);
    expect(await underlined(checker, TEXT, unfinished)).toEqual(said);
    // Nor is what was not looked for then forgotten.
    expect(await underlined(checker, TEXT)).toEqual(['智', '红馆', '平菇', 'XX']);
    expect(await underlined(checker, TEXT, unfinished)).toEqual(said);
  });

  it('is spoken of once another is written', async () => {
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    expect(await underlined(checker, TEXT, clauseOf(TEXT, SECOND))).toEqual(['智', '平菇', 'XX']);
    const longer = TEXT.replace('工作XX', '工作，新增XX');
    expect(await underlined(checker, longer, clauseOf(longer, '新增XX个'))).toEqual(['智', '红馆', '平菇']);
  });

  it('is where its draft has it, whatever is invisible before it', async () => {
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const text = `\u200b\u200b${TEXT}`.replace('红馆', '红\u200b馆');
    const clause = SECOND.replace('红馆', '红\u200b馆');
    expect(await underlined(checker, text, clauseOf(text, clause))).toEqual(['智', '平菇', 'XX']);
    expect(await underlined(checker, text, clauseOf(text, THIRD))).toEqual(['智', '红\u200b馆']);
  });
});
