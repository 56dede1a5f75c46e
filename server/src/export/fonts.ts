/** The typefaces that GB/T 9704 prescribes. They are named, never embedded: most are not free. */

/** A Chinese typeface, and substitutes where it is not installed: the free ones last. */
interface Face {
  readonly name: string;
  readonly instead: readonly string[];
}

const SONG = ['宋体', 'SimSun', 'Noto Serif CJK SC', 'Source Han Serif SC'];
const FACES = {
  title: { name: '方正小标宋简体', instead: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', ...SONG] },
  text: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', 'STFangsong', 'FandolFang R', ...SONG] },
  black: { name: '黑体', instead: ['SimHei', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC'] },
  regular: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', 'STKaiti', 'FandolKai', ...SONG] },
  song: { name: '宋体', instead: SONG.slice(1) },
} as const satisfies Record<string, Face>;

export type FaceName = keyof typeof FACES;

/** Numbers and Latin letters. */
const LATIN = 'Times New Roman';

/** The fonts of a run in this typeface. */
export function fontOf(face: FaceName): { ascii: string; hAnsi: string; cs: string; eastAsia: string } {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face].name };
}

/** `word/fontTable.xml`: which typefaces may replace those of the paper. */
export function fontTable(): string {
  const fonts = Object.values(FACES).map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  const latin = `<w:font w:name="${LATIN}"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}${latin}</w:fonts>`;
}
