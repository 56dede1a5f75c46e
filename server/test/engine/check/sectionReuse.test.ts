import { expect, it } from 'vitest';
import type { FindingCode } from '../../../src/engine/check/checkTable.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';
import { reuseBySection } from '../../../src/engine/check/sectionReuse.ts';
import { draftOf } from '../../support/checks.ts';

const TEXT = '工作总结\n\n一、甲\n\n（一）子\n\n子节的话。\n\n二、乙\n\n乙节的话。\n\n三、丙\n\n丙节的话。';

function found(code: FindingCode, part: string): Finding {
  const start = TEXT.indexOf(part);
  const span = { start, end: start + part.length };
  return { code, span, message: { key: '', args: [] }, related: [], fixes: [] };
}

/** Headings of {@link TEXT} with what was copied under them. */
function reuse(...findings: readonly Finding[]) {
  return reuseBySection(draftOf(TEXT), findings).map(({ heading, passages, units }) => [
    TEXT.slice(heading.start, heading.end),
    passages,
    units,
  ]);
}

it('counts what was copied under each heading, that of its subsections too', () => {
  expect(reuse(found('copied', '子节的话'), found('near-copied', '乙节'), found('copied', '的话'))).toEqual([
    ['一、甲', 2, 6],
    ['（一）子', 2, 6],
    ['二、乙', 1, 2],
  ]);
  // A heading may be copied itself; what follows it is the next one's.
  expect(reuse(found('copied', '二、乙'))).toEqual([['二、乙', 1, 3]]);
});

it('counts nothing else, and leaves out sections without any', () => {
  expect(reuse(found('typo', '子节'), found('repeated', '乙节'))).toEqual([]);
  expect(reuse(found('copied', '工作总结'))).toEqual([]);
  expect(reuse()).toEqual([]);
});
