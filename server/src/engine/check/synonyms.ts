/** Words that drafters put for one another without meaning to: the fixed wording has one of them. */
const GROUPS = [
  '和 与 及 以及 同',
  '的 之',
  '为 以',
  '对 对于',
  '使 让',
  '将 把',
  '并 且 并且',
  '加强 强化 增强',
  '提高 提升',
  '推进 推动 促进',
  '完善 健全',
  '贯彻 落实',
  '深入 深化',
  '保障 保证',
  '保护 维护',
  '建设 建立 构建',
  '全面 全力',
  '解决 处理',
  '防范 防止',
  '化解 消除',
  '扩大 扩展',
  '优化 改善 改进',
  '激发 激活',
  '坚决 坚定',
  '牢固 牢牢',
  '努力 奋力',
  '切实 确实',
  '重要 重大',
  '充分 充足',
  '持续 继续',
  '伟大 宏伟',
  '目标 指标',
  '作用 效用',
  '能力 本领',
  '水平 程度',
  '途径 路径',
  '机制 体制',
  '群众 民众 大众',
];

const OTHERS = new Map<string, string[]>();
for (const group of GROUPS) {
  const words = group.split(' ');
  for (const word of words) {
    const others = OTHERS.get(word) ?? [];
    others.push(...words.filter((other) => other !== word));
    OTHERS.set(word, others);
  }
}

/** Words that are put for {@link word} by mistake; none for most. */
export function synonymsOf(word: string): readonly string[] {
  return OTHERS.get(word) ?? [];
}

const FIRST_UNITS = new Set(Array.from(OTHERS.keys(), (word) => word.charCodeAt(0)));

/** Whether a word that has synonyms begins with {@link unit}. */
export function beginsSynonym(unit: number): boolean {
  return FIRST_UNITS.has(unit);
}

/** Every word that has synonyms. */
export function wordsWithSynonyms(): readonly string[] {
  return [...OTHERS.keys()];
}

/** Longest word with a synonym, in units. */
export const LONGEST_SYNONYM = 2;
