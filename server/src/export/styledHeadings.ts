/** The headings of a document in a draft: where only a style makes a line a heading, it is marked with `#`. */
import type { ExtractedText } from '../corpus/source.ts';
import { isTitleLike } from '../corpus/structure/titles.ts';
import { HeadingLevels, markedLevel, mayBeHeading } from './headingLevels.ts';

/** Lines of a document among which a heading may be its title. Guess. */
const LONGEST_HEAD = 12;
/** Most `#` that a heading has. CommonMark, 4.2. */
const MOST_SIGNS = 6;

interface StyledHeading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/**
 * The text of a document, one paragraph a line, for a draft. Where each heading's own marker (`一、`, `（一）`) shows its
 * level, the text stays as it is; otherwise all headings in styles get as many `#` as their level, so that they nest as
 * before. The title of the document gets none. Linear.
 */
export function withHeadingMarks({ text, hints }: Pick<ExtractedText, 'text' | 'hints'>): string {
  if (hints === undefined) return text;
  const lines = text.split('\n');
  const styled = Array.from(hints).flatMap(([line, { kind, level = 1 }]): StyledHeading[] => {
    const heading = (lines[line] ?? '').trim();
    return kind === 'heading' && heading !== '' && mayBeHeading(heading)
      ? [{ line, level, text: heading }]
      : [];
  });
  styled.sort((a, b) => a.line - b.line);
  const hasTitle = Array.from(hints.values()).some(({ kind }) => kind === 'title');
  const title = hasTitle ? undefined : titleAmong(styled);
  if (!needMarks(styled, title)) return text;
  for (const { line, level } of styled)
    lines[line] = `${'#'.repeat(Math.min(MOST_SIGNS, level))} ${lines[line]?.trimStart() ?? ''}`;
  return lines.join('\n');
}

/** The first heading, above all others, of a document that has its title in a heading style. */
function titleAmong([first, ...rest]: readonly StyledHeading[]): StyledHeading | undefined {
  if (first === undefined || first.line >= LONGEST_HEAD || rest.some(({ level }) => level <= first.level))
    return undefined;
  return markedLevel(first.text) === undefined && isTitleLike(first.text) ? first : undefined;
}

function needMarks(styled: readonly StyledHeading[], title: StyledHeading | undefined): boolean {
  const levels = new HeadingLevels(title?.level ?? 0);
  return styled.some(
    (heading) => heading !== title && markedLevel(heading.text) !== levels.next(heading.level, heading.text),
  );
}
