/** Marks that mean the same, as keyboards and input methods write them. */
const ALIKE = ['，,', '。.', '、', '；;', '：:', '！!', '？?', '）)', '》>', '”"“', "’'‘", '】]', '〉', '〕'];

/** Whether {@link mark} ends a clause, a quotation or a bracket. */
export function isClosingMark(mark: string): boolean {
  return mark.length === 1 && ALIKE.some(([first]) => first === mark);
}

/** Whether someone typing {@link typed} means {@link mark}. */
export function isSameMark(mark: string, typed: string): boolean {
  return typed.length === 1 && ALIKE.some((alike) => alike.includes(mark) && alike.includes(typed));
}
