/** Lines that a front matter has at most. Guess. */
const MOST_LINES = 200;
/** `title: 工作总结`, `"关键词":`, `tags:`. */
const KEY = /^["']?[\w\u3400-\u9fff][\w\u3400-\u9fff .-]{0,60}["']?:(?:[ \t]|$)/u;
/** What else is in one: a key being written or with a colon of text, items, comments, what is indented. */
const OTHER = /^(?:[\w.-]{1,60}$|["']?[\w\u3400-\u9fff]{1,20}["']?：|[ \t#]|-(?:[ \t]|$))/u;
const OPENING = /^---[ \t]*(?=[\r\n])/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/u;
const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/uy;

/**
 * End of the front matter that {@link text} begins with, in UTF-16 units, without the line break after it; 0 where
 * there is none. A draft may as well begin with a rule: a front matter has lines of keys and values alone, the first of
 * them right after the opening. One that is not closed yet ends with the last such line. Linear in its length.
 */
export function frontMatterEnd(text: string): number {
  if (!OPENING.test(text)) return 0;
  let end = 0;
  let hasKey = false;
  let hasGap = false;
  let at = 0;
  for (let number = 0; number < MOST_LINES; number++) {
    LINE.lastIndex = at;
    const [line] = LINE.exec(text) ?? [''];
    const bare = line.trimEnd();
    at += line.length;
    if (number === 0) continue;
    if (number > 1 && CLOSING.test(bare)) return hasKey || !hasGap ? at - (line.length - bare.length) : 0;
    if (bare === '') hasGap = true;
    else if (KEY.test(bare)) hasKey = true;
    else if (!OTHER.test(bare)) break;
    if (number === 1 && hasGap) return 0;
    if (!hasGap) end = at - (line.length - bare.length);
    if (at >= text.length) break;
  }
  // Never closed: a key at least must say that it is one.
  return hasKey ? end : 0;
}
