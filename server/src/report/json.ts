import type { RelatedPlace } from '../engine/check/finding.ts';
import { type DraftReport, relatedRange } from './draftReport.ts';

/** Raised when a field changes its meaning or goes; fields may be added without. See `docs/checks.md`. */
export const JSON_REPORT_VERSION = 1;

/** Reports as JSON, in the shape that `docs/checks.md` describes. */
export function jsonReport(reports: readonly DraftReport[]): string {
  const drafts = reports.map(({ name, draft, review, findings }) => ({
    file: name,
    uri: draft.uri,
    characters: review.characters,
    copiedCharacters: review.copiedCharacters,
    knownCharacters: review.knownCharacters,
    findings: findings.map(({ finding, level, message, range, text }) => ({
      check: finding.code,
      level,
      message,
      range,
      text,
      ...(finding.copy && {
        copy: { characters: finding.copy.characters, similarity: finding.copy.similarity },
      }),
      related: finding.related.map((place) => related(draft, place)),
    })),
  }));
  return `${JSON.stringify({ version: JSON_REPORT_VERSION, drafts }, null, 2)}\n`;
}

function related(draft: DraftReport['draft'], place: RelatedPlace) {
  const range = relatedRange(draft, place);
  if (place.in === 'draft') {
    const text = draft.text.slice(place.span.start, place.span.end);
    return { in: 'draft', uri: draft.uri, range, section: place.section, text };
  }
  const { uri, title, section, text } = place;
  return { in: 'corpus', uri, range, title, section, text };
}
