import type { Finding } from './finding.ts';
import type { Draft, Span } from '../draft.ts';
import { draftOutline } from '../markdown/outline.ts';
import type { Section } from '../text/headings.ts';

/** A heading of the draft with the passages under it that were taken from the corpus. */
interface SectionReuse {
  /** The heading. */
  readonly heading: Span;
  /** Copied passages in the section, those of its subsections included. */
  readonly passages: number;
  /** Characters (UTF-16 units) that they cover. */
  readonly units: number;
}

/** Counts {@link findings} of copying by section; sections without any are left out. */
export function reuseBySection(draft: Draft, findings: readonly Finding[]): SectionReuse[] {
  const copied = findings.filter(({ code }) => code === 'copied' || code === 'near-copied');
  if (copied.length === 0) return [];
  return draftOutline(draft)
    .flatMap(flatten)
    .map(({ start, headingEnd, end }) => {
      const inside = copied.filter(({ span }) => span.start >= start && span.start < end);
      const units = inside.reduce((sum, { span }) => sum + span.end - span.start, 0);
      return { heading: { start, end: headingEnd }, passages: inside.length, units };
    })
    .filter(({ passages }) => passages > 0);
}

function flatten(section: Section): Section[] {
  return [section, ...section.children.flatMap(flatten)];
}
