import type { JUNK_ENGLISH } from './junkEnglish.ts';

/** Names of the rules of junk, in Simplified Chinese. */
export const JUNK_CHINESE: Record<keyof typeof JUNK_ENGLISH, string> = {
  'junk.rule': '剔除{0} {1} 处',
  'junk.paywall-mark': '付费标记',
  'junk.bookmark': 'Word 书签',
  'junk.field-code': 'Word 域代码',
  'junk.separator': '分隔线',
  'junk.page-number': '页码',
  'junk.running-header': '页眉页脚',
  'junk.page-chrome': '网页按钮与导航',
  'junk.facts-box': '信息公开表头',
  'junk.url': '单独成行的网址',
  'junk.advert': '广告',
  'junk.toc': '目录',
  'junk.compilation-title': '汇编标题',
  'junk.by-line': '署名与来源',
  'junk.contact': '联系方式',
  'junk.folder-edge': '网站自带的文字',
  'junk.front-matter': '文件头信息',
  'junk.overrule': '`.yinju/corpus.json` 指定剔除的行',
};
