import { FINDINGS_CHINESE } from './findingsChinese.ts';
import type { MessageKey } from './translate.ts';

/** Everything the server says, in Simplified Chinese; the same keys as the English table. */
export const SIMPLIFIED_CHINESE: Record<MessageKey, string> = {
  ...FINDINGS_CHINESE,
  'count.places': '{0} 处 · {1} 篇',
  'count.placesOnly': '{0} 处',
  'index.progress': '引据：正在建立索引',
  'index.progress.detail': '{0} 个文件 · {1} 篇',
  'export.title': '篇名',
  'export.date': '日期',
  'export.section': '章节',
  'export.text': '原文',
  'export.file': '文件',
  'export.line': '行',
  'hover.variants': '也作：',
  'hover.following': '后文常见：',
  'hover.more': '另有 {0} 处',
};
