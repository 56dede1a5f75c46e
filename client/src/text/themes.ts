/** Answers of the finder under one heading of the list. */
interface ThemeGroup<T> {
  /** Empty for the best answers, whatever their theme, and for the rest without a shared theme. */
  readonly theme: string;
  readonly answers: readonly T[];
}

/** The best answers stay together at the top. Guess. */
const BEST = 5;
/** Answers of one theme that make a group. Guess. */
const FEWEST = 2;

/** Groups answers, best first, by their theme: the best by themselves, then the themes as they come, then the rest. */
export function byTheme<T extends { readonly theme: string }>(answers: readonly T[]): ThemeGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const answer of answers.slice(BEST)) {
    groups.set(answer.theme, [...(groups.get(answer.theme) ?? []), answer]);
  }
  const isTheme = ([theme, own]: [string, T[]]): boolean => theme !== '' && own.length >= FEWEST;
  const themes = [...groups].filter(isTheme).map(([theme, own]) => ({ theme, answers: own }));
  const grouped = new Set(themes.flatMap((group) => group.answers));
  const rest = answers.slice(BEST).filter((answer) => !grouped.has(answer));
  return [{ theme: '', answers: answers.slice(0, BEST) }, ...themes, { theme: '', answers: rest }].filter(
    (group) => group.answers.length > 0,
  );
}
