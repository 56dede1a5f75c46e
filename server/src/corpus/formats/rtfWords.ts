/** Meanings of the control words of Rich Text Format. */

/** Destinations whose text is not the document's. */
export const SKIPPED = new Set(
  'fonttbl colortbl info pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor atndate atnref atnicn ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl bkmkstart bkmkend nonshppict shppict pntxta pntxtb tc xe filetbl revtbl'.split(
    ' ',
  ),
);
/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};
/** Decoders by code page. */
export const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** Code pages by the character set of a font. `\fcharset` of the RTF specification. */
export const CHARSETS: Readonly<Record<number, number>> = { 128: 932, 129: 949, 134: 936, 136: 950, 0: 1252 };
