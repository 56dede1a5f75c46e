/** Ends of the members of a series, and of clauses and sentences. */
const MEMBER_END = /[，、；：。！？]/u;
const SENTENCE_END = /[。！？]/u;
/** Units before the caret that are looked at for the sentence. Guess. */
const REACH = 120;
/** Units of a member from which on saying it twice is not an accident of grammar. Guess. */
const LEAST_MEMBER = 2;

/**
 * A test whether a continuation (folded) would say a clause, or a member of a series, a second time in the sentence that
 * {@link written} (folded) ends in: `漏报、谎报、` is not followed by `漏报`. Linear in the sentence; the test, in the continuation.
 */
export function saysAgain(written: string): (continuation: string) => boolean {
  const sentence = written.slice(-REACH).split(SENTENCE_END).at(-1) ?? '';
  const members = sentence.split(MEMBER_END);
  const begun = members.pop() ?? '';
  const said = new Set(members.filter(({ length }) => length >= LEAST_MEMBER));
  if (said.size === 0) return () => false;
  return (continuation) => {
    const [rest = ''] = continuation.split(SENTENCE_END, 1);
    return (begun + rest).split(MEMBER_END).some((member) => said.has(member));
  };
}

/** Whether {@link continuation} would add to the marks of a Markdown heading that {@link written} ends in. */
export function goesOnWithMarks(written: string, continuation: string): boolean {
  return written.endsWith('#') && continuation.startsWith('#');
}
