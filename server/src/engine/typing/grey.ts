import type { Completion, CompletionRequest } from '../complete/completion.ts';
import type { Predictor } from '../complete/predictor.ts';
import { isProse } from '../markdown/prose.ts';

const LETTER = /[A-Za-z']$/u;
/** White space and what closes a quotation or bracket, which editors put in by themselves. */
const NOTHING_MORE = /^[^\S\r\n]*(?:[”’》〉）〕】」』")\]]{1,4}[^\S\r\n]*)?(?:[\r\n]|$(?![\s\S]))/u;
/** Units right of the caret that are looked at. Guess. */
const REACH = 200;

/**
 * Grey text at a caret: only at a line's end after something written, never after Latin letters (a composition,
 * or an English word), never in Markdown's code.
 */
export function greyAt(predictor: Predictor, request: CompletionRequest): Completion[] {
  const { draft, offset } = request;
  const { text } = draft;
  if (!NOTHING_MORE.test(text.slice(offset, offset + REACH))) return [];
  const before = text.slice(Math.max(0, offset - 1), offset);
  if (before.trim() === '' || LETTER.test(before) || !isProse(draft, offset)) return [];
  return predictor
    .greyNow(request)
    .map((way) => upToCloser(way, text))
    .filter((way) => way.text !== '');
}

/**
 * {@link way} without the closing marks that it ends in and {@link text} has after the caret. What an editor closed by
 * itself it lets the writer type over, as long as nobody else writes it.
 */
function upToCloser(way: Completion, text: string): Completion {
  const { start, end } = way.replace;
  const there = text.slice(start, end);
  if (there === '' || !way.text.endsWith(there)) return way;
  return { ...way, text: way.text.slice(0, -there.length), replace: { start, end: start } };
}
