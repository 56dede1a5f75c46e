/**
 * What the share of right guesses differs by from the chance that the blend of contexts gives, in logarithms of odds: an
 * article that alone goes on so is right less often than its places make believe, and what the draft said before more
 * often. Round figures, chosen on national reports of 2005, 2008, 2011 and 2014, each left out of its corpus, and to news bulletins of
 * the first half of 2024 written from those before; judged on other years, on party reports and on the bulletins of the
 * second half: the loss of a guess falls by 0.7, 0.6 and 2.4 %.
 */
const ARTICLES_AGREE = 0.1;
const ONE_ARTICLE = -0.35;
const DRAFT_TOO = 0.3;

/**
 * The share of guesses that are right among those with such a chance (0 to 1) on which {@link voices} articles go on so,
 * and the draft if {@link inDraft}.
 */
export function calibrated(chance: number, voices: number, inDraft: boolean): number {
  const known = Math.min(0.9999, chance);
  let evidence = Math.log(known / (1 - known));
  evidence += voices > 1 || inDraft ? ARTICLES_AGREE : ONE_ARTICLE;
  if (voices > 0 && inDraft) evidence += DRAFT_TOO;
  return 1 / (1 + Math.exp(-evidence));
}
