import { CorpusMatcher } from '../../../server/src/engine/check/corpusMatcher.ts';
import { ParagraphCache } from '../../../server/src/engine/check/paragraph.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { CopyDetector } from './copies.ts';

/** The plainest of detectors: every run of {@link length} folded units that is in the corpus, runs that touch joined. */
export function exactRunDetector(corpus: Corpus, length: number): CopyDetector {
  const matcher = new CorpusMatcher(corpus.index, 'draft:');
  const paragraphs = new ParagraphCache();
  return async (text) => {
    const found: { span: { start: number; end: number }; source: string }[] = [];
    for (const { start, paragraph } of paragraphs.paragraphs('draft:', text)) {
      let reach = 0;
      for (let at = 0; at + length <= paragraph.folded.length; at++) {
        const run = paragraph.folded.slice(at, at + length);
        if (!corpus.index.holds(run)) continue;
        const span = paragraph.span(at, at + length);
        const last = found.at(-1);
        if (last !== undefined && at <= reach && last.span.start >= start) last.span.end = start + span.end;
        else
          found.push({
            span: { start: start + span.start, end: start + span.end },
            source: sourceOf(matcher, run),
          });
        reach = at + length;
      }
    }
    return found;
  };
}

function sourceOf(matcher: CorpusMatcher, run: string): string {
  for (const place of matcher.places(run)) return matcher.index.article(place).uri;
  return '';
}
