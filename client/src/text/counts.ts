/** How to write large numbers in one language. */
type NumberStyle = 'zh' | 'en';

/** The style for a BCP 47 tag: Chinese counts by ten thousands, English by thousands. */
export function numberStyleOf(locale: string): NumberStyle {
  return /^zh\b/i.test(locale) ? 'zh' : 'en';
}

const UNITS: Record<NumberStyle, readonly (readonly [size: number, sign: string])[]> = {
  zh: [
    [100_000_000, ' 亿'],
    [10_000, ' 万'],
  ],
  en: [
    [1_000_000, 'M'],
    [1_000, 'k'],
  ],
};

/**
 * A count in two or three significant digits: `3.9 万` or `39k` for 39,012. A whole number below the smallest
 * unit is written out, in Chinese with the space that is before a measure word (`912 字`, but `3.9 万字`); a
 * fraction is cut, never rounded up, so that the figure never overstates.
 */
export function shortCount(count: number, style: NumberStyle): string {
  const unit = UNITS[style].find(([size]) => count >= size);
  if (!unit) return style === 'zh' ? `${count} ` : String(count);
  const [size, sign] = unit;
  const scaled = count / size;
  const shown = scaled < 100 ? Math.floor(scaled * 10) / 10 : Math.floor(scaled);
  return `${shown}${sign}`;
}

/** Characters of {@link text} that are not white space. Linear. */
export function countCharacters(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}
