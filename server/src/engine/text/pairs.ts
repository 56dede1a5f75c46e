/** Marks that come in pairs, as people write them. Folded text has fewer of them: `balance.ts` knows those. */

/** The marks around quotations: the closing one by the opening one. */
export const QUOTES: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
]);

/** All paired marks: the closing one by the opening one. */
export const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ...QUOTES,
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['〔', '〕'],
]);
