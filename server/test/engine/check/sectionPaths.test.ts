import { describe, expect, it } from 'vitest';
import { isAttributedAround } from '../../../src/engine/check/neighbours.ts';
import { Paragraph, ParagraphCache } from '../../../src/engine/check/paragraph.ts';
import { headingLength, sectionPaths, topicLength } from '../../../src/engine/check/sectionPaths.ts';

const paragraphs = (text: string) => new ParagraphCache().paragraphs('file:///d.md', text);

it('the path of a paragraph is the numbers of the headings above it', () => {
  const text = '标题\n一、甲\n（一）乙\n正文。\n（二）丙\n正文。\n二、丁\n正文。\n';
  expect(sectionPaths(paragraphs(text))).toEqual([
    '',
    '一',
    '一/（一）',
    '一/（一）',
    '一/（二）',
    '一/（二）',
    '二',
    '二',
  ]);
});

/** {@link units} characters that are no heading by themselves. */
const words = (units: number) => '文'.repeat(units);

describe('the heading of a paragraph', () => {
  it.each([
    [words(40), 40],
    [words(41), 0],
    ['工作总结。', 0],
    ['工作总结；', 0],
    ['# 工作总结，', 6],
    ['| 指标 |', 0],
    ['一、总体要求。要坚持。', 7],
    [`一、${words(57)}。正文`, 60],
    [`一、${words(58)}。正文`, 0],
    [`一、${words(58)}`, 60],
    [`一、${words(59)}`, 0],
  ])('%s: %i units', (text, length) => {
    expect(headingLength(new Paragraph(text))).toBe(length);
  });
});

describe('what a paragraph is about', () => {
  it.each([
    [`${words(24)}。要坚持。`, 25],
    [`${words(25)}。要坚持。`, 0],
    ['积极稳妥推进城镇化。坚持走新路。', 10],
    ['积极，稳妥推进城镇化。坚持走新路。', 0],
    ['积极稳妥推进城镇化。', 0],
    ['第二，质量问题。', 8],
    ['。坚持走新路。', 0],
    ['一、总体要求。要坚持。', 7],
  ])('%s: %i units', (text, length) => {
    expect(topicLength(new Paragraph(text))).toBe(length);
  });
});

describe('a paragraph that others say whose it is', () => {
  it.each([
    ['会议指出：\n“要坚持统筹发展。”', 1, true],
    ['会议指出，\n“要坚持统筹发展。”', 1, false],
    ['主要做法：\n“要坚持统筹发展。”', 1, false],
    ['会议指出：\n要坚持“统筹”发展。', 1, false],
    ['要坚持统筹发展。\n——《甲市总结》，2023年', 0, true],
    ['要坚持统筹发展。\n《甲市总结》，2023年', 0, false],
    ['要坚持统筹发展。\n——《甲市总结》。2023年', 0, false],
    ['要坚持统筹发展。', 0, false],
  ])('%j', (text, number, isSo) => {
    expect(isAttributedAround(paragraphs(text), number)).toBe(isSo);
  });

  it.each([
    [80, true],
    [81, false],
  ])('by a line below that names a document of up to 80 units: of %i', (units, isSo) => {
    expect(isAttributedAround(paragraphs(`要坚持。\n——《${words(units)}》`), 0)).toBe(isSo);
  });
});
