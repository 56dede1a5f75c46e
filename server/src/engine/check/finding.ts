import { shifted, type Span } from '../draft.ts';
import type { SourceRange } from '../index/originals.ts';
import type { AcceptedEntry } from './accepted.ts';
import { CHECKS, type CheckName, eachCheck, type FindingCode } from './checkTable.ts';

/** A place that a finding points at: in the draft, or in the corpus. */
export type RelatedPlace =
  | { readonly in: 'draft'; readonly span: Span; readonly section: string }
  | {
      readonly in: 'corpus';
      readonly uri: string;
      /** Format of the source file. */
      readonly format: string;
      readonly range: SourceRange;
      /** The article's name, distinct from all others, and its title as a draft cites it: see `ArticleName`. */
      readonly title: string;
      readonly cited: string;
      readonly section: string;
      /** What is there, as the source writes it. */
      readonly text: string;
    };

/** How a place is named: by its article and section, or by its section of the draft; empty where it has none. */
export function nameOfPlace(place: RelatedPlace): string {
  const parts = place.in === 'corpus' ? [place.title, place.section] : [place.section];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A message before it is put into the reader's language: a key of the message table and its arguments. */
interface Message {
  readonly key: string;
  readonly args: readonly (string | number)[];
}

/** A change of the draft that corrects a finding. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  /** True for at most one fix of a finding: the one to offer first. */
  readonly preferred: boolean;
}

/** Something a drafter should look at. */
export interface Finding {
  readonly code: FindingCode;
  readonly span: Span;
  readonly message: Message;
  /** Best first. */
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Of a slip: the words of the draft, folded, and those that are meant. */
  readonly exchange?: {
    readonly wrong: string;
    readonly right: string;
    /** The characters of {@link wrong} that are exchanged, or taken away as too many, and what share of the corpus's characters they are. */
    readonly units?: { readonly text: string; readonly share: number; readonly isAdded: boolean };
  };
  /** Of copied passages: characters without punctuation, and the share of them that the best source has, 0 to 1. */
  readonly copy?: {
    readonly characters: number;
    readonly similarity: number;
    /** Short, and by itself: any two reports of a year share such; it is shown as a hint. */
    readonly isMinor?: boolean;
  };
}

/** {@link finding} of a draft in which it is {@link by} units further on. */
export function moved(finding: Finding, by: number): Finding {
  return placed(finding, (span) => shifted(span, by));
}

/** {@link finding} with each place in the draft where {@link shift} puts it. */
export function placed(finding: Finding, shift: (span: Span) => Span): Finding {
  return {
    ...finding,
    span: shift(finding.span),
    related: finding.related.map((place) =>
      place.in === 'draft' ? { ...place, span: shift(place.span) } : place,
    ),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ span, text }) => ({ span: shift(span), text })),
    })),
  };
}

/** Which checks run, and how strictly. */
export interface CheckOptions extends Readonly<Record<CheckName, boolean>> {
  /** Shortest copied run reported, in characters without punctuation. */
  readonly minCopiedLength: number;
  /** What was accepted. */
  readonly accepted?: readonly AcceptedEntry[];
  /** The clause that is being written, in one line of the draft: nothing is said of what it contains or touches it. */
  readonly unfinished?: Span | undefined;
}

/** Every check, as shipped. */
export const EVERY_CHECK: CheckOptions = {
  ...eachCheck(() => true),
  minCopiedLength: CHECKS.copied.options.minCopiedLength.default,
};

/** One check alone, or several. */
export function onlyChecks(...names: readonly CheckName[]): CheckOptions {
  return { ...EVERY_CHECK, ...eachCheck((name) => names.includes(name)) };
}

/** A draft looked at as a whole. */
export interface Review {
  /** In the order of the draft, however many. */
  readonly findings: readonly Finding[];
  /** Characters of the draft, punctuation not counted, and how many of them are copied, word for word or edited. */
  readonly characters: number;
  readonly copiedCharacters: number;
  /** Characters that the corpus holds, set phrases included, and where. */
  readonly knownCharacters: number;
  readonly known: readonly Span[];
}
