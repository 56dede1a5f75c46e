import type { FINDINGS_ENGLISH } from './findingsEnglish.ts';

/** What the checks say, in Simplified Chinese. */
export const FINDINGS_CHINESE: Record<keyof typeof FINDINGS_ENGLISH, string> = {
  'finding.copied': '{0} 字与“{1}”{2} 一字不差',
  'finding.copied.more': '{0} 字与“{1}”{2} 一字不差，另见 {3} 篇',
  'finding.near-copied': '{0} 字与“{1}”{2} 相近，{4}% 相同',
  'finding.near-copied.more': '{0} 字与“{1}”{2} 相近，{4}% 相同，另有 {3} 篇相近',
  'finding.repeated': '这 {0} 字在本稿中出现 {2} 次',
  'finding.repeated.section': '这 {0} 字在本稿中出现 {2} 次，首见于 {1}',
  'finding.placeholder': '“{0}”尚未填写',
  'finding.structure.skips': '序号跳号：“{0}”处应为“{1}”',
  'finding.structure.repeats': '序号重复：“{0}”处应为“{1}”',
  'finding.structure.starts': '序号从“{0}”起，缺“{1}”',
  'finding.structure.level': '序号层次不对：“{0}”处应为“{1}”',
  'finding.structure.orphan': '“{0}”之前没有“一、”',
  'finding.structure.doubled': '标点重复：“{0}”',
  'finding.structure.half-width': '汉字之间用了半角“{0}”',
  'finding.structure.half-width.all': '汉字之间用了 {2} 处半角标点',
  'finding.structure.unclosed': '“{0}”没有配对的后一半',
  'finding.structure.unopened': '“{0}”没有配对的前一半',
  'fix.renumber': '改为“{1}”，后续序号顺改',
  'fix.replace': '把“{0}”改为“{1}”',
  'fix.replace.all': '{2} 处全部改为全角标点',
};
