import type { Completion, CompletionRequest } from '../complete/completion.ts';
import type { Predictor } from '../complete/predictor.ts';
import { isProse } from '../text/prose.ts';

const LETTER = /[A-Za-z']$/u;

/**
 * Ghost text at a caret: only at a line's end behind something written, never behind Latin letters (a composition,
 * or an English word), never in Markdown's code.
 */
export function ghostAt(predictor: Predictor, request: CompletionRequest): Completion | undefined {
  const { draft, offset } = request;
  const { text } = draft;
  if (!/^[^\S\r\n]*(?:[\r\n]|$(?![\s\S]))/u.test(text.slice(offset, offset + 200))) return undefined;
  const before = text.slice(Math.max(0, offset - 1), offset);
  if (before.trim() === '' || LETTER.test(before) || !isProse(draft, offset)) return undefined;
  return predictor.ghostNow(request);
}
