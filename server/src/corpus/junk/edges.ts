import { isContact } from './labels.ts';
import { readFactsLine } from '../structure/pageFacts.ts';
import { isPaperTitle } from '../structure/titles.ts';

/**
 * Lines at an article's edges that are not its text: who wrote it, where it was printed, whom to call. Each rule
 * asks for the line's whole shape; the caller asks for its place (between title and text, or at the end).
 */

/** Names of people are two to four characters; unspaced ones are known by their family name. */
const FAMILY_NAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和';
const FAMILY = new Set(FAMILY_NAMES);
const POSTS =
  '总理|国务委员|主席|书记|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|局长|厅长|部长|主任|院长|检察长|秘书长|会长|行长|校长|常委|司令员|政委|组长|处长|科长|所长|站长|主编';

/**
 * `国务院总理 温家宝`, `国务院副总理兼国家计划委员会主任李富春`, `市委书记 张××`: an organisation (or none), a post,
 * a name.
 */
const POST_AND_NAME = new RegExp(
  `^(?<body>[\\u4e00-\\u9fffxX×]{0,24}?)(?<post>(?:代理?|副|常务副|第一副)?(?:${POSTS})(?:(?:兼|、)[\\u4e00-\\u9fff]{2,16}?(?:${POSTS}))*)` +
    `(?:[\\s\\u3000]+(?<spaced>[\\u4e00-\\u9fff](?:[\\s\\u3000]?[\\u4e00-\\u9fffxX×·○*]){1,4}?)|(?<joined>[${FAMILY_NAMES}][\\u4e00-\\u9fffxX×]{1,2}))(?:同志)?$`,
  'u',
);

/** `（作者为中共湖北省委书记）`, `（市委办信息科根据榆次区委报送信息整理）`, `（来源：……）`, `（责任编辑：……）`. */
const BRACKETED =
  /^[（(](?:(?:本文)?(?:作者|来源|责任?编辑|编辑|撰稿|执笔|供稿|摘自|原载|选自|转自|记者|通讯员|整理者?|校对)(?:单位)?(?:[:：为系是]|[\s\u3000]|[\u4e00-\u9fff《])[^。！？]{0,80}|[^。！？（）()]{0,60}(?:根据.{2,40}整理|信息.{0,4}整理|[办科室部处局委]整理|供稿|撰稿))[）)]$/u;

/** `作者：张三`, `来源：某某日报`, `责任编辑：李四`, `供稿单位：某某局`. */
const LABELLED =
  /^(?:【?(?:作者|作者单位|信息来源|文章来源|稿件来源|来源|供稿|供稿单位|撰稿|执笔|责任编辑|责编|编辑|校对|审核|记者|通讯员|发布机构|发布时间|发布日期)】?)\s*[:：]\s*[^\s。！？][^。！？]{0,59}$/u;

/** Who made the page: `责任编辑：张三`, `初审：张三 复审：李四`; labels and values may recur on the line. */
const EDITORS =
  /^[（(【[]?(?:(?:(?:网站|值班|本期|本网|网络|栏目|新媒体|责任|执行)?(?:责编|编辑|主编|编审|审核|校对|校审|复审|初审|终审|审校|审签|审稿|监制|监审|统筹|策划|制作|排版|美编|签发|录入)|[一二三]审|信息员|通讯员|供稿|撰稿|来稿单位|供稿单位|撰文|摄影|图文|文图)(?:人|员|者)?\s*[:：/／]\s*[\u4e00-\u9fffA-Za-z·、，,\s\u3000_]{1,30}[】\]）)]?[\s\u3000|｜;；]*){1,8}$/u;

/** Who took a picture or wrote the news: `（新华社记者 李刚 摄）`, `李刚摄`, `（本报记者 张三）`, `新华社发`. */
const CREDIT =
  /^[（(]?(?:(?:[\u4e00-\u9fff]{2,10}(?:记者|通讯员|发)|记者|通讯员|摄影|图\/文|文\/图)[\s\u3000:：（(]*)?[\u4e00-\u9fff·、\s\u3000]{2,20}(?:[\s\u3000]|(?<=[\u4e00-\u9fff]))(?:摄影报道|摄|文\/图|图\/文|\/摄)[）)]?[）)]?$|^[（(]?(?:□|■)?[\s\u3000]*(?:本报|本刊|本网|新华社|中新社|人民网|新华网|特约|实习)?(?:记者|通讯员)[\s\u3000:：]+[\u4e00-\u9fff·、\s\u3000]{2,30}[）)]?$|^[（(](?:新华社|人民网|本报|[\u4e00-\u9fff]{2,6}社)发[）)]$/u;

/** Who signs an article, as far as a by-line says. */
export interface ByLine {
  readonly rule: 'by-line' | 'contact';
  /** The organisation as it stands: `国务院`, `中共湖北省委`. */
  readonly body?: string;
  /** The person, or the post where no name is given, as it stands. */
  readonly author?: string;
}

/** Reads a line that may be between an article's title and its text. */
export function readHeadByLine(line: string): ByLine | undefined {
  if (line.length > 90) return undefined;
  return readPostAndName(line) ?? readTailByLine(line);
}

/** Reads a line that may be at an article's end. */
export function readTailByLine(line: string): ByLine | undefined {
  if (line.length > 120) return undefined;
  if (isContact(line)) return { rule: 'contact' };
  if (EDITORS.test(line) || CREDIT.test(line) || readFactsLine(line)?.isSure === true)
    return { rule: 'by-line' };
  if (LABELLED.test(line)) {
    const author = /^【?作者】?\s*[:：]\s*(\S.*)$/u.exec(line)?.[1];
    return { rule: 'by-line', ...(author === undefined ? {} : { author }) };
  }
  if (!BRACKETED.test(line)) return undefined;
  const author = /^[（(](?:本文)?作者(?:[:：]|为|系|是|[\s\u3000])\s*([^，。、；）)]+)/u.exec(line)?.[1];
  const sender = /根据(.{2,30}?)(?:报送|提供|上报|来稿|供稿)/u.exec(line)?.[1];
  const body = sender ?? (author === undefined ? undefined : bodyOfPost(author));
  return {
    rule: 'by-line',
    ...(body === undefined ? {} : { body }),
    ...(author === undefined ? {} : { author }),
  };
}

/** A line that is a name alone: `张 三`, `李建国`. Names the speaker only where such a line is expected. */
export function readNameLine(line: string): ByLine | undefined {
  if (line.length > 7) return undefined;
  const name = line.replace(/[\s\u3000]+/gu, '');
  const isSpaced = name.length < line.length;
  if (!/^[\u4e00-\u9fffxX×○*]{2,4}$/u.test(name) || !FAMILY.has(name.charAt(0)) || isPaperTitle(name))
    return undefined;
  return isSpaced || name.length <= 3 ? { rule: 'by-line', author: name } : undefined;
}

function readPostAndName(line: string): ByLine | undefined {
  if (line.length > 48) return undefined;
  const groups = POST_AND_NAME.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const author = (groups.spaced ?? groups.joined ?? '').replace(/[\s\u3000]+/gu, '');
  return { rule: 'by-line', author, ...(groups.body === '' ? {} : { body: groups.body }) };
}

/** `中共湖北省委书记` → `中共湖北省委`. */
function bodyOfPost(post: string): string | undefined {
  const body = new RegExp(`^([\\u4e00-\\u9fff]{2,24}?)(?:代|副|常务副)*(?:${POSTS})`, 'u').exec(post)?.[1];
  return body;
}
