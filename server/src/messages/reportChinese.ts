import type { REPORT_ENGLISH } from './reportEnglish.ts';

/** The words of the reuse report in Simplified Chinese. */
export const REPORT_CHINESE: Record<keyof typeof REPORT_ENGLISH, string> = {
  'report.title': '查重报告',
  'report.copied': '照抄比例（不计固定表述）',
  'report.known': '语料中已有（含固定表述）',
  'report.characters': '字数',
  'report.strip': '照抄文字在稿中的位置',
  'report.key.copied': '一字不差',
  'report.key.near-copied': '有改动',
  'report.key.known': '固定表述和短语',
  'report.sources': '来源占比',
  'report.source': '来源',
  'report.share': '占全文',
  'report.findings': '共 {0} 处提示',
  'report.none': '没有需要查看的问题。',
  'report.line': '第 {0} 行',
  'report.draft': '本稿',
  'report.others': '本稿另一处：',
  'report.fix': '改后：',
  'report.elsewhere': '（另有 {0} 处）',
  'report.from': '出处：',
  'report.further': '另见：',
  'report.footer': '由引据在本机生成，文字未上传到任何地方。',
};
