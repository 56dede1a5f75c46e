/** How the paragraphs that a file was made of come out of its PDF. */
export interface Score {
  /** Paragraphs that can be looked for: of some length, and once in the file. */
  readonly paragraphs: number;
  /** Those of which a passage holds a part only. */
  readonly cut: readonly string[];
  /** Ends of a paragraph after which the same passage goes on with the next one. */
  readonly joined: readonly string[];
  /** Those that are in no passage whole, nor in several: a part is a title, was dropped or reads otherwise. */
  readonly altered: readonly string[];
}

/** Paragraphs shorter than this are not looked for, in characters without signs. */
const SHORTEST = 12;
/** Characters before and after the end of a paragraph that show where it is. */
const AROUND = 8;
/** Characters of a number that the layout puts before a paragraph. */
const NUMBER = 2;

/** Compares without white space and punctuation, of which LibreOffice loses what hangs over the end of a line. */
export function score(paragraphs: readonly string[], passages: readonly string[]): Score {
  const read = passages.map(ink);
  const all = read.join('');
  const texts = paragraphs.map((text) => ({ text, shown: ink(text) }));
  const isSought = (shown: string) => shown.length >= SHORTEST && isOnce(texts, shown);
  const sought = texts.filter(({ shown }) => isSought(shown));
  const torn = sought.filter(({ shown }) => !read.some((passage) => passage.includes(shown)));
  const cut = torn.filter(({ shown }) => all.includes(shown));
  const joined = texts.filter(({ shown }, i) => {
    const next = texts.at(i + 1)?.shown ?? '';
    return (
      isSought(shown) && next.length >= AROUND && read.some((passage) => holdsBoth(passage, shown, next))
    );
  });
  return {
    paragraphs: sought.length,
    cut: cut.map(({ text }) => text),
    joined: joined.map(({ text }) => text),
    altered: torn.filter((one) => !cut.includes(one)).map(({ text }) => text),
  };
}

function isOnce(texts: readonly { readonly shown: string }[], sought: string): boolean {
  return texts.filter(({ shown }) => shown.includes(sought)).length === 1;
}

function holdsBoth(passage: string, before: string, after: string): boolean {
  const at = passage.indexOf(before.slice(-AROUND));
  if (at < 0) return false;
  const end = at + Math.min(AROUND, before.length);
  const next = passage.indexOf(after.slice(0, AROUND), end);
  return next >= 0 && next - end <= NUMBER;
}

function ink(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}⋯]/gu, '');
}
