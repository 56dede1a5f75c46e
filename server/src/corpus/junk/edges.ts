/**
 * Lines at an article's edges that are not its text: who wrote it, where it was printed, whom to call. Each rule
 * asks for the line's whole shape; the caller asks for its place (between title and text, or at the end).
 */

/** Names of people are two to four characters; unspaced ones are known by their family name. */
const FAMILY_NAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和';
const POSTS =
  '总理|国务委员|主席|书记|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|局长|厅长|部长|主任|院长|检察长|秘书长|会长|行长|校长|常委|司令员|政委|组长|处长|科长|所长|站长|主编';

/**
 * `国务院总理 温家宝`, `国务院副总理兼国家计划委员会主任李富春`, `市委书记 张××`: an organisation (or none), a post,
 * a name.
 */
const POST_AND_NAME = new RegExp(
  `^(?<body>[\\u4e00-\\u9fffxX×]{0,24}?)(?<post>(?:代理?|副|常务副|第一副)?(?:${POSTS})(?:(?:兼|、)[\\u4e00-\\u9fff]{2,16}?(?:${POSTS}))*)` +
    `(?:[\\s\\u3000]+(?<spaced>[\\u4e00-\\u9fff](?:[\\s\\u3000]?[\\u4e00-\\u9fffxX×·○*]){1,4})|(?<joined>[${FAMILY_NAMES}][\\u4e00-\\u9fffxX×]{1,2}))(?:同志)?$`,
  'u',
);

/** `（作者为中共湖北省委书记）`, `（市委办信息科根据榆次区委报送信息整理）`, `（来源：……）`, `（责任编辑：……）`. */
const BRACKETED =
  /^[（(](?:(?:本文)?(?:作者|来源|责任?编辑|编辑|撰稿|执笔|供稿|摘自|原载|选自|转自|记者|通讯员|整理者?|校对)(?:单位)?(?:[:：为系是]|[\s\u3000]|[\u4e00-\u9fff])[^。！？]{0,80}|[^。！？（）()]{0,60}(?:根据.{2,40}整理|信息.{0,4}整理|[办科室部处局委]整理|供稿|撰稿))[）)]$/u;

/** `作者：张三`, `来源：某某日报`, `责任编辑：李四`, `供稿单位：某某局`. */
const LABELLED =
  /^(?:【?(?:作者|作者单位|信息来源|文章来源|稿件来源|来源|供稿|供稿单位|撰稿|执笔|责任编辑|责编|编辑|校对|审核|记者|通讯员|发布机构|发布时间|发布日期)】?)\s*[:：]\s*[^。！？]{1,60}$/u;

/**
 * The line under a title on a web page, made of labels, values and buttons only, two labels or a button at least:
 * `来源：县农业局 发布时间：2008-05-06 点击：123 【字号：大 中 小】【打印】`.
 */
const PAGE_FACTS =
  /^(?:(?:(?:信息|文章|稿件)?来源|(?:发布|成文|更新|录入)?(?:时间|日期)|发布(?:人|机构|单位)|作者|责任编辑|编辑|浏览(?:次数|量)?|点击(?:次数|量|率)?|阅读(?:次数|量)?|访问(?:次数|量)?|人气)\s*[:：]\s*[^:：。！？【】]{0,40}?(?:[\s\u3000|｜]+|(?=【|\[|$))|[【[]?字(?:号|体)(?:大小)?\s*[:：]?\s*[【[]?(?:[\s\u3000|｜]*(?:特大|大|中|小|默认))+[\s\u3000]*[】\]]?[\s\u3000|｜]*|[【[]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏|下载|分享)[】\]]?[\s\u3000|｜]*){2,}$/u;

/** `联系人：张三  联系电话：0351-1234567`, `客服微信：abc123`, `QQ：12345`, `邮箱：a@b.c`: labels and values only. */
const CONTACT =
  /^(?:(?:联系人|联系电话|联系方式|电话|手机|传真|微信|微信号|QQ|QQ号|客服|客服微信|客服QQ|客服电话|邮箱|电子邮箱|E-?mail)\s*[:：]\s*[\w\u4e00-\u9fff@.+()（）·-]{2,40}[\s\u3000,，;；、。]*)+$/iu;

/** Who signs an article, as far as a by-line says. */
export interface ByLine {
  readonly rule: 'by-line' | 'contact';
  /** The organisation as it stands: `国务院`, `中共湖北省委`. */
  readonly body?: string;
  /** The person, or the post where no name is given, as it stands. */
  readonly author?: string;
}

/** Reads a line that may stand between an article's title and its text. */
export function readHeadByLine(line: string): ByLine | undefined {
  if (line.length > 90) return undefined;
  return readPostAndName(line) ?? readTailByLine(line);
}

/** Reads a line that may stand at an article's end. */
export function readTailByLine(line: string): ByLine | undefined {
  if (line.length > 120) return undefined;
  if (CONTACT.test(line)) return { rule: 'contact' };
  if (PAGE_FACTS.test(line)) return { rule: 'by-line' };
  if (LABELLED.test(line)) {
    const author = /^【?作者】?\s*[:：]\s*(.+)$/u.exec(line)?.[1];
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

function readPostAndName(line: string): ByLine | undefined {
  if (line.length > 48) return undefined;
  const groups = POST_AND_NAME.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const author = (groups.spaced ?? groups.joined).replace(/[\s\u3000]+/gu, '');
  return { rule: 'by-line', author, ...(groups.body === '' ? {} : { body: groups.body }) };
}

/** `中共湖北省委书记` → `中共湖北省委`. */
function bodyOfPost(post: string): string | undefined {
  const body = new RegExp(`^([\\u4e00-\\u9fff]{2,24}?)(?:代|副|常务副)*(?:${POSTS})`, 'u').exec(post)?.[1];
  return body;
}
