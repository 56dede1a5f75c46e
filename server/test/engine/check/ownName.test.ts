import { describe, expect, it } from 'vitest';
import { ownNameOf, ownYearOf } from '../../../src/engine/check/ownName.ts';
import { ParagraphCache, type PlacedParagraph } from '../../../src/engine/check/paragraph.ts';

const paragraphs = (text: string) => new ParagraphCache().paragraphs('file:///d.md', text);

function ownName(
  text: string,
  uri = 'untitled:1',
  isOwn: (placed: PlacedParagraph, at: number) => boolean = () => true,
): string | undefined {
  const name = ownNameOf(uri, paragraphs(text), isOwn);
  return name && `${name.stem} ${name.full}`;
}

describe('the place of a draft', () => {
  it.each([
    ['总结\n云岭县做好工作。\n云岭县做好工作。', undefined],
    ['总结\n云岭县做好工作。\n云岭县做好工作。\n云岭县做好工作。', '云岭 云岭县'],
    // A title counts six times, but not ten.
    [`云岭县总结\n${'江州市做好工作。\n'.repeat(5)}`, '云岭 云岭县'],
    [`云岭县总结\n${'江州市做好工作。\n'.repeat(7)}`, '江州 江州市'],
    // One without its kind counts five times, and is of the kind that the draft calls itself.
    ['云岭2024年工作总结\n全县做好工作，我市配合，全县跟进。', '云岭 云岭县'],
    ['云岭2024年工作总结\n做好工作。', '云岭 云岭'],
    ['中共云岭市委工作报告\n做好工作。', '云岭 云岭市'],
    [`云岭2024年工作总结\n${'江州市做好工作。\n'.repeat(4)}`, '云岭 云岭'],
    [`云岭2024年工作总结\n${'江州市做好工作。\n'.repeat(6)}`, '江州 江州市'],
    ['关于2024年工作的总结\n做好工作。', undefined],
    ['我市2024年工作总结\n做好工作。', undefined],
  ])('of %j is %s', (text, name) => {
    expect(ownName(text)).toBe(name);
  });

  it('may be in the name of its file, which counts four times', () => {
    const file = 'file:///%E4%BA%91%E5%B2%AD%E5%8E%BF%E6%80%BB%E7%BB%93.md'; // 云岭县总结
    const others = (count: number) => `总结\n${'江州市做好工作。\n'.repeat(count)}`;
    expect(ownName(others(0), file)).toBe('云岭 云岭县');
    expect(ownName(others(3), file)).toBe('云岭 云岭县');
    expect(ownName(others(5), file)).toBe('江州 江州市');
    expect(ownName('总结', 'untitled:云岭县总结')).toBeUndefined();
  });

  it('is named by its own text alone', () => {
    const text = `总结\n${'江州市做好工作。\n'.repeat(5)}${'云岭县做好工作了。\n'.repeat(3)}`;
    expect(ownName(text)).toBe('江州 江州市');
    expect(ownName(text, 'untitled:1', ({ paragraph }) => !paragraph.text.includes('江州'))).toBe(
      '云岭 云岭县',
    );
  });
});

describe('the year of a draft', () => {
  it.each([
    ['总结\n做好工作。', undefined],
    ['总结\n2023年，2024年，2023年。', '2023'],
    [`2024年总结\n${'2023年。\n'.repeat(5)}`, '2024'],
    [`2024年总结\n${'2023年。\n'.repeat(7)}`, '2023'],
    ['总结\n12023年，2024个，1823年，1999年', '1999'],
  ])('of %j is %s', (text, year) => {
    expect(ownYearOf(paragraphs(text))).toBe(year);
  });
});
