import { REPORT_CHINESE } from './reportChinese.ts';
import { FINDINGS_CHINESE } from './findingsChinese.ts';
import type { MessageKey } from './english.ts';

/** Everything the server says, in Simplified Chinese; the same keys as the English table. */
export const SIMPLIFIED_CHINESE: Record<MessageKey, string> = {
  ...REPORT_CHINESE,
  ...FINDINGS_CHINESE,
  'count.places': '{0} 处 · {1} 篇',
  'index.progress': '引据：正在建立索引',
  'index.progress.rate': '已读 {0}/{1} 个文件 · 每秒 {2} 千字 · 约剩 {3} 秒',
  'index.progress.detail': '{0} 个文件 · {1} 篇',
  'export.title': '篇名',
  'export.date': '日期',
  'export.section': '章节',
  'export.text': '原文',
  'export.file': '文件',
  'export.line': '行',
  'hover.variants': '也作：{0}',
  'hover.following': '后面常接：{0}',
  'hover.counted': '{0}（{1} 处）',
  'hover.sources': '全部出处',
  'hover.quote': '加引号并注明出处',
  'lens.reuse': '本节 {0} 处摘自语料（{1} 字）',
  'hover.related': '内容相近的段落（不是出处）：',
  'hover.more': '另有 {0} 处',
  'complete.accepted': '记住已采用',
  'phrases.neverOffer': '不再提示“{0}”（引据）',
  'phrases.offer': '写出开头即提示“{0}”（引据）',
  'phrases.wrong': '{0} 未被采用：{1}。仍按先前的内容执行。',
  'phrases.notWritten': '未能写入 {0}：{1}',
  'complete.nothing': '语料中没有接着这段文字往下说的话。',
  'corpus.size': '{0} 篇，{1} 字',
  'corpus.share': '剔除 {0}%',
  'corpus.duplicate': '与 {0} 内容相同或基本相同',
  'corpus.repeated': '{0} 篇在别处有基本相同的文本，多数在 {1}',
  'corpus.skipped': '已跳过',
  'corpus.total': '{0} 个文件，{1} 篇，{2} 字，{3} 条固定表述，跳过 {4} 个；分词：{5}',
};
