import { type Translate, translateMessage } from './translate.ts';

/** Sentences about a source file; see `FileReport`. */
interface DescribedFile {
  readonly format: string;
  readonly encoding: string;
  readonly articles: number;
  readonly characters: number;
  readonly shareDropped: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly duplicateOf?: string;
  readonly repeated?: { readonly articles: number; readonly uri: string };
}

/** Description of a file, in lines: what it is, what it repeats, what was dropped from it. */
export function fileLines(
  file: DescribedFile,
  nameOf: (uri: string) => string,
  translate: Translate,
): string[] {
  const { encoding, articles, characters, shareDropped, duplicateOf, repeated } = file;
  const format = encoding === '' ? file.format : `${file.format} ${encoding}`;
  const share = (shareDropped * 100).toFixed(shareDropped < 0.1 ? 1 : 0);
  const size = translate('corpus.size', articles, characters);
  const dropped = shareDropped > 0 ? `  ${translate('corpus.share', share)}` : '';
  const lines = [`${format}  ${size}${dropped}`];
  if (duplicateOf !== undefined) lines.push(translate('corpus.duplicate', nameOf(duplicateOf)));
  if (repeated) lines.push(translate('corpus.repeated', repeated.articles, nameOf(repeated.uri)));
  for (const [rule, count] of Object.entries(file.dropped)) {
    const name = translateMessage(translate, { key: `junk.${rule}`, args: [] });
    lines.push(translate('junk.rule', name, count));
  }
  return lines;
}
