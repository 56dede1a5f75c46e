/** Words and lines that pages of the web put around their text. Where they count is `furniture.ts`' to say. */

/** Buttons that no line of a report consists of. */
const BUTTONS = new Set(
  '下载 全文下载 文件下载 点击下载 下载全文 下载本页 打印 打印本页 打印文章 打印此页 打印页面 打印正文 打印本文 打印预览 全屏 全屏阅读 全屏显示 退出全屏 阅读模式 收藏 收藏本页 我要收藏 加入收藏 加入收藏夹 添加收藏 设为首页 字号 字体 字体大小 字号大小 文字大小 特大 超大 大号 中号 小号 缩小 放大 加大 减小 变大 变小 增大 缩小字体 放大字体 关闭 关闭窗口 关闭本页 关闭页面 关闭本窗口 返回 返回上页 返回上一页 返回列表 返回首页 返回顶部 回到顶部 返回主页 置顶 TOP 分享 分享到 分享至 一键分享 转发到 点赞 我要评论 发表评论 查看评论 举报 纠错 我要纠错 网页纠错 内容纠错 网站纠错 复制链接 复制网址 复制本文链接 语音播报 语音朗读 朗读 听全文 收听 语音阅读 扫一扫 扫码阅读 手机扫一扫 手机阅读 微信 微信分享 微信扫一扫 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 朋友圈 微信好友 微信朋友圈 人人网 豆瓣 上一页 下一页 尾页 末页 上一篇 下一篇 上一条 下一条 无障碍 无障碍阅读 无障碍浏览 无障碍浏览工具条 关怀版 长者模式 长者版 长者助手 老年版 老年模式 适老化 适老版 大字版 进入老年模式 繁體 繁体版 繁體版 简体版 English EN 登录 注册 用户登录 站内搜索 高级搜索 网站地图 网站导航 联系我们 关于我们 网站声明 隐私声明 法律声明 版权声明 RSS RSS订阅 手机版 电脑版 移动版 触屏版 客户端 微信公众号 A+ A- T+ T- A+A- 保护视力色 护眼模式 夜间模式 背景色 视力保护色 我要打印 智能问答 政务微信 政务微博 查看原文 阅读原文 原文链接 查看更多 更多>> 听新闻 听文章 打开APP 下载APP 阅读全文 展开全文 查看全文 下载附件 附件下载 手机浏览 手机查看 手机访问 手机扫码 分享本文 分享本页 收藏文章 网友评论 我来说两句'.split(
    ' ',
  ),
);
/** Words of buttons that lines of tables and lists have too: furniture only beside other furniture. */
const WORDS = new Set(
  '大 中 小 大中小 T A 默认 标准 阅读 评论 转发 首页 正文 更多 更多内容 繁体 简体 中文 搜索 检索 导航 复制 播放 暂停 停止 收起 展开 订阅 次 人次 来源 作者 编辑 网站首页 主页 详情 网站无障碍 投稿 听 语音 赞 顶 踩 0'.split(
    ' ',
  ),
);
const SIGN = '[\\s\\u3000\\u00a0|｜:：/／、>＞»›→<＜【】[\\]()（）·•+＋\\-—_,，]';
const SIGNS = new RegExp(`${SIGN}+`, 'u');
/** The first word of a line, if it is as short as those on buttons. */
const FIRST_WORD = new RegExp(
  `^${SIGN}{0,12}([^\\s|:：/、>【】[\\]()（）·•+,，\\-—_]{1,12})(?:${SIGN}|$)`,
  'u',
);
/** A line of these signs only is between buttons or the parts of a breadcrumb. */
const ONLY_SIGNS = /^[\s\u3000|｜:：/／>＞»›→<＜【】[\]()（）·•+＋-]{1,12}$/u;
const CRUMB_SIGN = /\s*(?:>{1,2}|＞{1,2}|»|›|→|-{1,2}>|\s\/\s|\s\\\s|\s::\s)\s*/u;
/** The columns of a site in a row: `首页 | 政务公开 | 互动交流`. */
const COLUMNS = /^(?:网站)?首页(?:\s{0,3}[|｜]\s{0,3}[\u4e00-\u9fff]{2,8}){2,12}$/u;
const CRUMB_OPENING =
  /^您?(?:你?现在|当前|目前)?的?(?:当前|所在)?(?:页面)?(?:位置|所在位置)(?:是|在)?\s*(?:[:：]|$)/u;
const CRUMB_HOME = /(?:首页|主页|首 页|门户|网|网站|政府网|Home)$/iu;
const CRUMB_END = /^(?:正文|详情|详细内容|内容|列表|文章|信息详情|文件详情|正文页)$/u;
/** How often a page was seen, beside its label. */
const COUNT = /^[\d,]{1,9}\s*(?:次|人次|条)?$/u;
/** Longest row of buttons, in units. Guess. */
const LONGEST_BAR = 120;
/** Parts of a breadcrumb are names of columns. Guess. */
const LONGEST_CRUMB = 24;

/** Whole lines that only pages have, whatever is around them. */
const PAGE_LINES: readonly RegExp[] = [
  /^[【[（(]?(?:分享|转发)(?:到|至)?[】\])）]?(?:\s*[:：])?(?:[\s|]*(?:新浪|腾讯)?(?:微信|微博|朋友圈|QQ|人人网|豆瓣|复制链接|更多|空间|好友))*$/u,
  /^(?:请?(?:打开|使用|用|在)?.{0,4}(?:手机|微信).{0,6})?["“”]?扫一?(?:扫|码)["“”]?.{0,30}$/u,
  /^(?:微信|手机)里?点.{0,4}发现.{0,40}$/u,
  /^(?:浏览|阅读|点击|访问|下载)(?:次数|量|数|率)?\s*[:：]\s*(?:[\d,.]{1,12}\s*)?(?:次|人次|万)?$/u,
  /^(?:\[|【)?(?:查看|阅读|点击查看|点击阅读)?(?:原文|全文|原文链接|详情|更多)(?:链接)?(?:\]|】)?(?:\s*[(（:：])?\s*https?:\/\/[^\s)）]{1,500}[)）]?$/u,
  /^[（(]?(?:更新|抓取|采集)?时间戳\s*[:：]\s*\d{9,14}[)）]?$/u,
  /^(?:打开|下载|安装)[^，。]{0,12}(?:APP|客户端).{0,30}$/iu,
  /^本页(?:面)?(?:地址|网址|链接)\s*[:：].{0,300}$/u,
];

/** The site's own foot. */
const FOOT: readonly RegExp[] = [
  /^(?:技术支持|网站主办|制作维护|运维单位|建设运维|开发维护)(?:单位|方)?\s*[:：].{1,80}$/u,
  /^(?:版权所有|Copyright\b|©|ICP备案|(?:政府)?网站标识码|.{0,2}公网安备|[\u4e00-\u9fff]{1,2}ICP备).{0,160}$/iu,
  /^.{0,12}(?:建议|推荐)(?:您)?(?:使用|用).{0,40}(?:浏览器|分辨率|像素|显示器|IE\d).{0,80}$/u,
  /^(?:网站地图|站点地图|网站声明|设为首页|友情链接)(?:[\s\u3000|｜·]+[\u4e00-\u9fff]{2,8}){0,10}$/u,
  /^您?是?(?:本站|本网)?第\s*\d{1,10}\s*(?:位|名)(?:访客|访问者|浏览者)$/u,
  /^(?:凡本网|本(?:网|站|网站)(?:所载|所有|刊载|转载|发布的|内容)|您(?:访问的链接|正在访问|将要|即将)).{0,20}(?:注明|文章|内容|作品|数据|信息|图片|离开|链接).{0,160}$/u,
  /^(?:免责|版权|特别|郑重)?声明\s*[:：].{0,20}(?:本网|本站|本平台).{0,160}$/u,
  /^网站(?:标识码|备案号|支持IPv6)\s*[:：]?.{0,60}$/iu,
];
const FOOT_LABEL =
  /^(?:主办|承办|协办|维护|主管|地址|邮编|邮政编码|电话|联系电话|传真|办公地址|办公时间)(?:单位|方)?\s*[:：].{1,80}$/u;

/** Opens a list of other papers; those of the paper itself (`附件`) are none. */
const RELATED =
  /^[【[（(]?(?:相关(?:链接|阅读|新闻|文章|稿件|报道|信息|内容|推荐|解读|专题|资料|政策|文件|视频|图片|热词|文档)|关联(?:稿件|文件|信息|阅读|政策|解读)|延伸阅读|推荐(?:阅读|新闻|文章)|热门(?:文章|推荐|新闻|信息|阅读)|热点(?:新闻|文章|推荐)|猜你喜欢|精彩推荐|为您推荐|更多(?:新闻|文章|报道|推荐)|最新(?:文章|新闻|信息|发布|动态)|友情链接|图文解读|政策解读|解读链接|上下篇)[】\]）)]?\s*(?:[:：]|>+|$)/u;

/** Lines that no report has, wherever they are in a file. */
const SURE_LINES: readonly RegExp[] = [
  /^<!--.{0,200}-->$/u,
  /^(?:您?(?:当前|现在)?的?(?:位置|所在位置)[:：]\s*)?首页\s*[>＞»/／-]/u,
  /^您(?:当前|现在)的?(?:位置|所在位置)[:：]/u,
  /^分享(?:到|至)?(?:\s*[:：])?(?:\s*(?:新浪)?(?:微信|微博|朋友圈|QQ空间|QQ好友|QQ|人人网|豆瓣|复制链接|更多))+$/u,
  /^[【[]?(?:上|下)一(?:篇|条|页|则)[】\]]?\s*[:：]/u,
  /^[【[](?:上|下)一(?:篇|条|页|则)[】\]]/u,
  /^(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:：]\s*(?:\d+\s*)?次?$/u,
  /^扫一扫.{0,6}(?:手机|微信)?.{0,4}(?:打开|分享|浏览|查看).{0,8}$/u,
  /^(?:版权所有|Copyright\b|ICP备案|[\u4e00-\u9fff]ICP备\s?\d).{0,120}$/iu,
  /^\[(?:查看|阅读)?(?:原文|全文|详情)\]\(https?:\/\/[^\s()]{1,500}\)$/u,
];

/** True for a line that pages have and reports do not, wherever it is: rows of buttons, breadcrumbs. */
export function isPageLine(line: string): boolean {
  return (
    (line.length <= LONGEST_BAR && isBar(line) === 'button' && wordsOf(line).length > 1) ||
    SURE_LINES.some((pattern) => pattern.test(line))
  );
}

/** True for lines of a site's foot; {@link isSure} is false for those that notices have too (`主办单位：…`). */
export function readFoot(line: string): { readonly isSure: boolean } | undefined {
  if (line.length > 200) return undefined;
  if (FOOT.some((pattern) => pattern.test(line))) return { isSure: true };
  return FOOT_LABEL.test(line) ? { isSure: false } : undefined;
}

/** Kinds of lines, as far as pages go; undefined for any other. */
export type PageKind = 'button' | 'word' | 'signs' | 'crumb' | 'line' | 'related' | undefined;

/** What {@link text} is on a page; most kinds say little without their place. */
export function pageKindOf(text: string): PageKind {
  if (text.length > LONGEST_BAR) return undefined;
  if (ONLY_SIGNS.test(text)) return 'signs';
  if (BUTTONS.has(text)) return 'button';
  if (WORDS.has(text) || COUNT.test(text)) return 'word';
  if (isCrumb(text)) return 'crumb';
  if (RELATED.test(text)) return 'related';
  if (PAGE_LINES.some((pattern) => pattern.test(text))) return 'line';
  return isBar(text);
}

function wordsOf(text: string): string[] {
  return text.split(SIGNS).filter((word) => word !== '');
}

/** A row of buttons, or one with signs around it: `【字号：`, `字号： 大 中 小`. */
function isBar(text: string): PageKind {
  const first = FIRST_WORD.exec(text)?.[1];
  if (first === undefined || !(BUTTONS.has(first) || WORDS.has(first))) return undefined;
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  let buttons = 0;
  let counts = 0;
  for (const word of words) {
    if (BUTTONS.has(word)) buttons++;
    else if (COUNT.test(word)) counts++;
    else if (!WORDS.has(word)) return undefined;
  }
  // Rows of tables are counts, too.
  if (counts > 0 && buttons === 0) return undefined;
  if (words.length > 1) return 'button';
  return buttons > 0 ? 'button' : 'word';
}

/** `您所在的位置：首页 > 快讯`, `青林网首页 > 农业频道 > 正文`. */
function isCrumb(text: string): boolean {
  if (CRUMB_OPENING.test(text) || COLUMNS.test(text)) return true;
  const parts = text.split(CRUMB_SIGN);
  if (parts.length < 2 || parts.some((part) => part.length > LONGEST_CRUMB || /[。！？；]/u.test(part)))
    return false;
  return CRUMB_HOME.test(parts[0] ?? '') || CRUMB_END.test(parts.at(-1)?.trim() ?? '');
}

/** True for the names with which breadcrumbs begin and end. */
export function isCrumbEnd(text: string): boolean {
  return CRUMB_HOME.test(text) || CRUMB_END.test(text);
}
