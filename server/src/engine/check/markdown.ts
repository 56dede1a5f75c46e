import type { Draft, Span } from '../draft.ts';
import { FINDING_CODES, type FindingCode } from './finding.ts';

/** A part of a Markdown draft in which some checks are silent. */
interface SilentRegion extends Span {
  readonly codes: ReadonlySet<FindingCode>;
}

const DIRECTIVE = /<!--\s*yinju-(disable|enable)((?:\s+[a-z-]+)*)\s*-->/gu;
/** True where a check has nothing to say of a span. */
export type Silencer = (code: FindingCode, span: Span) => boolean;

/**
 * What `<!-- yinju-disable copied -->` silences in a Markdown draft up to `<!-- yinju-enable copied -->` or the end;
 * without names the comment speaks of every check.
 */
export function silencerOf({ languageId, text }: Draft): Silencer {
  const regions = languageId === 'markdown' ? [...silentRegions(text)] : [];
  return (code, span) =>
    regions.some(({ start, end, codes }) => span.start < end && start < span.end && codes.has(code));
}

function* silentRegions(text: string): Generator<SilentRegion> {
  const all = new Set(FINDING_CODES);
  const open = new Map<FindingCode, number>();
  for (const match of text.matchAll(DIRECTIVE)) {
    const named = match[2].split(/\s+/u).filter((name): name is FindingCode => all.has(name as FindingCode));
    for (const code of named.length > 0 ? named : FINDING_CODES) {
      const start = open.get(code);
      if (match[1] === 'disable') {
        if (start === undefined) open.set(code, match.index);
      } else if (start !== undefined) {
        open.delete(code);
        yield { start, end: match.index, codes: new Set([code]) };
      }
    }
  }
  for (const [code, start] of open) yield { start, end: text.length, codes: new Set([code]) };
}
