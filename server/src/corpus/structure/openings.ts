/** Lines over the titles of a folder's files: that many have the same one says that it is not a title. */
import { foldText } from '../../engine/text/fold.ts';
import { type Article } from '../../engine/model.ts';
import { readHeadByLine } from '../junk/edges.ts';
import { isDateLine } from './dates.ts';
import { readOrganisation } from './organisations.ts';
import { isOccasion, isTitleLike } from './titles.ts';

/** Keeps them apart from the lines that are dropped: no folded text holds it. */
const MARK = '\u0001';

/** {@link line} as it is counted in its folder. */
export function openingOf(line: string): string {
  return MARK + foldText(line);
}

/** The first line of {@link articles} where another follows that may be the title as well. */
export function openingLine(articles: readonly Article[]): string | undefined {
  const [first, second] = articles[0]?.passages ?? [];
  if (first === undefined || second === undefined) return undefined;
  return mayBeTitle(first.text) && mayBeTitle(second.text) ? openingOf(first.text) : undefined;
}

function mayBeTitle(line: string): boolean {
  return (
    isTitleLike(line) &&
    readOrganisation(line) === undefined &&
    ![isOccasion, isDateLine].some((is) => is(line)) &&
    readHeadByLine(line) === undefined
  );
}
