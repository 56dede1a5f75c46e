import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Places, years and the files of their reports: titles are all the same, names of files tell. */
const REPORTS = [
  ['云州省', '2024'],
  ['青石省', '2024'],
  ['松江省', '2025'],
  ['白水省', '2025'],
  ['临川省', '2026'],
] as const;

/** What a page leaves in a text that is taken from it. */
const FURNITURE_BEFORE = '当前位置：首页 > 政务公开 > 政府工作报告\n打印\n下载\n【字号：大 中 小】\n';
const FURNITURE_AFTER = '上一篇：关于印发某计划的通知\n下一篇：没有了\n分享到：微信 微博\n';

/** What is in every report. */
export const SHARED = '坚持稳中求进工作总基调';
/** A passage of the report of 临川省 alone, with its place in it. */
export const OWN =
  '临川省把隐患排查作为首要任务，逐级压实工作责任，建立问题清单和整改台账，临川各级干部包联到点、挂图督战，做到底数清楚、情况明白。';

function reportOf(place: string, year: string, number: number): string {
  const ways = ['蹄疾步稳', '久久为功', '真抓实干', '守正创新', '接续奋斗'];
  const paragraphs = [
    `政府工作报告`,
    `——${year}年1月1${number}日在${place}第十四届人民代表大会第${number + 1}次会议上`,
    `各位代表：过去一年，${place}${SHARED}，${ways[number]}，统筹发展和安全，各项事业迈上新台阶。`,
    `一、过去一年的工作`,
    `${place}全面落实就业优先政策，城镇新增就业${10 + number}.${number}万人，人民生活持续改善。`,
    `新的一年，我们要${SHARED}，${ways[(number + 2) % 5]}，推动经济实现质的有效提升和量的合理增长。`,
    ...(place === '临川省' ? [OWN, '临川省的做法，临川省的经验。'] : []),
  ];
  return `${FURNITURE_BEFORE}${paragraphs.join('\n')}\n${FURNITURE_AFTER}`;
}

/** Writes a corpus as people have it into {@link folder}, rebuilt each time: pages saved as texts, two folders, one broken file. */
export function writeHourCorpus(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [number, [place, year]] of REPORTS.entries()) {
    const file = join(folder, '省级', `${year}_${place}.txt`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, reportOf(place, year, number));
  }
  const other = join(folder, '部门', '关于松江省水库除险加固情况的报告.txt');
  mkdirSync(dirname(other), { recursive: true });
  writeFileSync(other, `关于松江省水库除险加固情况的报告\n水库都加固了，${SHARED}，群众放心。\n`);
}

/** Articles that the corpus holds. */
export const ARTICLES = REPORTS.length + 1;
