/** A team's rules on phrases, as kept in `.yinju/phrases.json`: what to offer, and what never to offer. */
export interface PhraseRules {
  readonly preferred: readonly PhraseRule[];
  readonly rejected: readonly PhraseRule[];
  /** Texts that must not leave the machine in a phrase book; completion offers them like any other. */
  readonly confidential: readonly PhraseRule[];
}

interface PhraseRule {
  readonly text: string;
  /** Why, for the colleagues who read it; may be empty. */
  readonly reason: string;
  /** Other properties of the entry, such as a colleague's note; they are kept. */
  readonly [other: string]: unknown;
}

export const NO_RULES: PhraseRules = { preferred: [], rejected: [], confidential: [] };

const VERSION = 1;
const LISTS = ['preferred', 'rejected'] as const;
export type PhraseList = (typeof LISTS)[number];

/** A phrases file that cannot be parsed; {@link problem} says where and what. */
export class PhraseRulesError extends Error {
  constructor(readonly problem: string) {
    super(problem);
    this.name = 'PhraseRulesError';
  }
}

/** Reads the text of a phrases file. Throws {@link PhraseRulesError} at the first thing that is wrong. */
export function parsePhraseRules(json: string): PhraseRules {
  let root: unknown;
  try {
    root = JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new PhraseRulesError(error instanceof Error ? error.message : String(error));
  }
  const { version, ...lists } = object(root, 'the file');
  if (version !== VERSION) throw new PhraseRulesError(`"version" must be ${VERSION}`);
  for (const name of Object.keys(lists)) {
    if (name !== 'confidential' && !LISTS.some((known) => known === name))
      throw new PhraseRulesError(`"${name}" is not known here`);
  }
  const rules = {
    preferred: list(lists['preferred'], 'preferred'),
    rejected: list(lists['rejected'], 'rejected'),
    confidential: list(lists['confidential'], 'confidential'),
  };
  const rejected = new Set(rules.rejected.map(({ text }) => text));
  const both = rules.preferred.find(({ text }) => rejected.has(text));
  if (both) throw new PhraseRulesError(`"${both.text}" is both preferred and rejected`);
  return rules;
}

/** The text of a phrases file: indented, each list in the order of its texts, so that changes merge well. */
export function formatPhraseRules({ preferred, rejected, confidential }: PhraseRules): string {
  const sorted = (rules: readonly PhraseRule[]) =>
    rules
      .toSorted((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ text, reason, ...others }) => ({ text, reason, ...others }));
  const file = {
    version: VERSION,
    preferred: sorted(preferred),
    rejected: sorted(rejected),
    ...(confidential.length > 0 && { confidential: sorted(confidential) }),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** {@link rules} with {@link text} in the list {@link to} and in no other; its other properties there are kept. */
export function withPhrase(rules: PhraseRules, text: string, to: PhraseList): PhraseRules {
  const known = rules[to].find((rule) => rule.text === text);
  const isElsewhere = LISTS.some((name) => name !== to && rules[name].some((rule) => rule.text === text));
  if (known && !isElsewhere) return rules;
  const others = (name: PhraseList) => rules[name].filter((rule) => rule.text !== text);
  const next = {
    preferred: others('preferred'),
    rejected: others('rejected'),
    confidential: rules.confidential,
  };
  next[to].push(known ?? { text, reason: '' });
  return next;
}

function list(value: unknown, name: keyof PhraseRules): PhraseRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new PhraseRulesError(`"${name}" must be a list`);
  const texts = new Set<string>();
  return value.map((entry: unknown, number) => {
    const where = `${name}[${number}]`;
    const { text, reason = '', ...others } = object(entry, where);
    if (typeof text !== 'string' || text.trim() === '') {
      throw new PhraseRulesError(`${where}: "text" must be a phrase`);
    }
    if (typeof reason !== 'string') throw new PhraseRulesError(`${where}: "reason" must be a text`);
    if (texts.has(text)) throw new PhraseRulesError(`${where}: "${text}" stands here twice`);
    texts.add(text);
    return { ...others, text, reason };
  });
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PhraseRulesError(`${where} must be an object`);
  }
  return value as Record<string, unknown>;
}
