/** Levels of a check, the lowest first. */
export const CHECK_LEVELS = ['off', 'hint', 'information', 'warning'] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

interface Check {
  /** Codes of its findings; the first is the name of the check, and of its setting `yinju.check.*`. */
  readonly codes: readonly string[];
  /** As shipped. */
  readonly level: CheckLevel;
  /** Where a draft has more findings than are shown, those of the lowest rank are. Each check has its own. */
  readonly importance: number;
  /**
   * Of a check that points at a few words: no two findings of such checks are of the same words, and the one of the
   * lowest rank stays, which says most about them. Each has its own.
   */
  readonly pointed?: number;
  /** Further settings of the check, numbers all. */
  readonly options?: Readonly<Record<string, NumberOption>>;
}

interface NumberOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

/**
 * All that is known of the checks before they run, in the order in which settings and documentation list them. Lists, types,
 * settings and message keys follow from it; `checkRuns.ts` says how each is run, and a test holds the manifest and the
 * pages for readers to it.
 */
export const CHECKS = {
  copied: {
    codes: ['copied', 'near-copied'],
    level: 'information',
    importance: 6,
    // 13: of the runs of 13 characters in provincial reports 96 % are in no other.
    options: { minCopiedLength: { default: 13, least: 5, most: 1000 } },
  },
  repeated: { codes: ['repeated'], level: 'information', importance: 7 },
  typo: { codes: ['typo'], level: 'warning', importance: 1, pointed: 1 },
  wording: { codes: ['wording'], level: 'warning', importance: 3, pointed: 2 },
  leftover: { codes: ['leftover'], level: 'warning', importance: 2, pointed: 4 },
  placeholder: { codes: ['placeholder'], level: 'information', importance: 4, pointed: 3 },
  structure: { codes: ['structure'], level: 'information', importance: 5, pointed: 5 },
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof CHECKS;
/** The code of a finding. Most checks have one, their name. */
export type FindingCode = (typeof CHECKS)[CheckName]['codes'][number];

const ENTRIES = Object.entries(CHECKS) as readonly [CheckName, Check][];

export const CHECK_NAMES: readonly CheckName[] = ENTRIES.map(([name]) => name);
export const FINDING_CODES = CHECK_NAMES.flatMap((name): readonly FindingCode[] => CHECKS[name].codes);

const CHECK_OF = new Map<FindingCode, CheckName>(
  CHECK_NAMES.flatMap((name) => CHECKS[name].codes.map((code) => [code, name])),
);
/** Most important first; of one check in the order of its codes. */
const BY_IMPORTANCE = ENTRIES.toSorted(([, a], [, b]) => a.importance - b.importance).flatMap(
  ([name]): readonly FindingCode[] => CHECKS[name].codes,
);
const POINTED = ENTRIES.filter(([, { pointed }]) => pointed !== undefined)
  .sort(([, a], [, b]) => (a.pointed ?? 0) - (b.pointed ?? 0))
  .flatMap(([name]): readonly FindingCode[] => CHECKS[name].codes);

/** The check that findings of {@link code} come from. */
export function checkOf(code: FindingCode): CheckName {
  const name = CHECK_OF.get(code);
  if (name === undefined) throw new RangeError(`No check has the code ${code}`);
  return name;
}

/** 0 for what matters most. */
export function importanceRank(code: FindingCode): number {
  return BY_IMPORTANCE.indexOf(code);
}

/** 0 for what says most about the words it points at; nothing for what points at more than words. */
export function pointedRank(code: FindingCode): number | undefined {
  const rank = POINTED.indexOf(code);
  return rank < 0 ? undefined : rank;
}

/** {@link value} of each check. */
export function eachCheck<T>(value: (name: CheckName) => T): Record<CheckName, T> {
  return Object.fromEntries(CHECK_NAMES.map((name) => [name, value(name)])) as Record<CheckName, T>;
}
