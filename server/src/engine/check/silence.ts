import type { Draft, Span } from '../draft.ts';
import { type Directive, directivesOf } from '../markdown/directives.ts';
import { markdownOf } from '../markdown/document.ts';
import { CHECKS, eachCheck, FINDING_CODES, type FindingCode } from './checkTable.ts';
import type { Finding, Fix } from './finding.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { firstWhere } from '../text/sorted.ts';

/** True where a check has nothing to say of a span. */
export type Silencer = (code: FindingCode, span: Span) => boolean;

/** What a draft says of the checks themselves. */
interface Silence {
  readonly isSilent: Silencer;
  /** Directives that say nothing that Yinju knows; they silence nothing. */
  readonly faults: readonly Finding[];
}

const COMMANDS = ['disable', 'enable', 'disable-next-line'] as const;
type Command = (typeof COMMANDS)[number];

/** Codes by the names that directives may give: `copied` means all copying, as the setting does. */
const CODES: Readonly<Record<string, readonly FindingCode[]>> = {
  ...Object.fromEntries(FINDING_CODES.map((code) => [code, [code]])),
  ...eachCheck((name) => CHECKS[name].codes),
};

/**
 * What the comments of a Markdown draft silence. `<!-- yinju-disable copied -->` does so up to
 * `<!-- yinju-enable copied -->` or the end, `<!-- yinju-disable-next-line copied -->` in the next line that is not
 * blank, or the paragraph that it begins; without names they speak of every check. {@link paragraphs} are the draft's.
 * Linear.
 */
export function silenceOf(draft: Draft, paragraphs: readonly PlacedParagraph[]): Silence {
  if (draft.languageId !== 'markdown') return { isSilent: () => false, faults: [] };
  const regions = new Regions(draft.text.length);
  const faults: Finding[] = [];
  for (const directive of directivesOf(markdownOf(draft))) {
    const known = directive.names.filter(({ text }) => Object.hasOwn(CODES, text));
    for (const name of directive.names) if (!known.includes(name)) faults.push(unknownName(name));
    if (!isCommand(directive.command)) faults.push(unknownCommand(directive));
    else if (directive.names.length === 0 || known.length > 0) {
      const codes = known.length > 0 ? known.flatMap(({ text }) => CODES[text]) : FINDING_CODES;
      for (const code of new Set(codes)) obey(directive.command, code, directive, regions, paragraphs);
    }
  }
  regions.close();
  return { isSilent: (code, span) => regions.has(code, span), faults };
}

function obey(
  command: Command,
  code: FindingCode,
  directive: Directive,
  regions: Regions,
  paragraphs: readonly PlacedParagraph[],
): void {
  if (command === 'disable') regions.open(code, directive.start);
  else if (command === 'enable') regions.end(code, directive.start);
  else {
    const next = firstAfter(paragraphs, directive.end);
    if (next) regions.add(code, { start: next.start, end: next.start + next.paragraph.text.length });
  }
}

/** The first paragraph that begins after {@link offset}. */
function firstAfter(paragraphs: readonly PlacedParagraph[], offset: number): PlacedParagraph | undefined {
  return paragraphs[firstWhere(0, paragraphs.length, (at) => paragraphs[at].start >= offset)];
}

/** Silent parts of a draft by code, given in the order of the draft. */
class Regions {
  readonly #open = new Map<FindingCode, number>();
  readonly #closed = new Map<FindingCode, { start: number; end: number }[]>();
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  open(code: FindingCode, start: number): void {
    if (!this.#open.has(code)) this.#open.set(code, start);
  }

  end(code: FindingCode, end: number): void {
    const start = this.#open.get(code);
    if (start === undefined) return;
    this.#open.delete(code);
    this.add(code, { start, end });
  }

  close(): void {
    for (const code of this.#open.keys()) this.end(code, this.#length);
    for (const [code, spans] of this.#closed) this.#closed.set(code, apart(spans));
  }

  add(code: FindingCode, span: Span): void {
    const spans = this.#closed.get(code);
    if (spans) spans.push({ ...span });
    else this.#closed.set(code, [{ ...span }]);
  }

  has(code: FindingCode, { start, end }: Span): boolean {
    const spans = this.#closed.get(code) ?? [];
    const next = firstWhere(0, spans.length, (at) => spans[at].end > start);
    return next < spans.length && spans[next].start < end;
  }
}

/** {@link spans} in order, those that overlap made one. */
function apart(spans: readonly Span[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function isCommand(command: string): command is Command {
  return (COMMANDS as readonly string[]).includes(command);
}

function unknownName({ text, span }: Directive['names'][number]): Finding {
  return fault('finding.directive.name', text, span, nearest(text, FINDING_CODES));
}

function unknownCommand({ command, commandSpan }: Directive): Finding {
  const near = nearest(command, COMMANDS);
  return fault('finding.directive.command', `yinju-${command}`, commandSpan, near && `yinju-${near}`);
}

function fault(key: string, found: string, span: Span, near: string | undefined): Finding {
  const fixes: Fix[] =
    near === undefined
      ? []
      : [
          {
            title: { key: 'fix.replace', args: [found, near] },
            edits: [{ span, text: near }],
            preferred: true,
          },
        ];
  const args = [found, FINDING_CODES.join(', ')];
  return { code: 'structure', span, message: { key, args }, related: [], fixes };
}

/** Edits by which a name may differ from the one that is meant. Guess. */
const MOST_EDITS = 2;

/** The one of {@link names} that {@link text} is a slip of. */
function nearest<T extends string>(text: string, names: readonly T[]): T | undefined {
  const slips = names.filter((name) => edits(text.toLowerCase(), name, MOST_EDITS) <= MOST_EDITS);
  return slips.length === 1 ? slips[0] : undefined;
}

/** Letters to put in, leave out, change or swap between two short words; {@link most} + 1 for more than that. */
function edits(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (most === 0 || Math.abs(a.length - b.length) > most) return most + 1;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  const ways = [
    edits(restA.slice(1), restB, most - 1),
    edits(restA, restB.slice(1), most - 1),
    edits(restA.slice(1), restB.slice(1), most - 1),
  ];
  if (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0])
    ways.push(edits(restA.slice(2), restB.slice(2), most - 1));
  return 1 + Math.min(...ways);
}
