/** Groups of characters that are taken for one another by their shape. */
const GROUPS =
  '己已巳 未末 日曰 士土 人入 大太犬 天夫无 干于 候侯 戊戌戍 拔拨 析折拆 治冶 辩辨辫瓣 籍藉 暑署 梁粱 徒徙 贷货 微徽 崇祟 ' +
  '历厉 即既 竞竟 今令 免兔 住往 仓仑 代伐 侍待持特 抢抡枪 提堤 场扬杨汤 晴睛 幻幼 遗遣 管菅 缓援暖 授受 孤狐 眼跟 园圆团 因困囚 ' +
  '问间闻 防妨 续读 壮状 科料 斤斥 北比 白自目 甲由申田电 王玉主 木本术 牛午 见贝 元无 力刀 九丸 万方 厂广 乌鸟 爪瓜 斗头 勿匆 ' +
  '处外 吉古 同向 休体 会合 乐东 师帅 块快 杯怀坏环 很狠恨 喝渴竭 摇谣遥 壁璧 密蜜 副幅 辆俩 隐稳 沿治 炼练 坚竖 绿缘 贯惯 顶项须 ' +
  '预颁 顿频 领颂 题额 轮轻 软较 载栽裁 组祖租 细绍 结给 统绕 维难 经径 纲网 绩债 推椎谁 持恃 挖控 握掘 措惜借 搞稿 撤撒 ' +
  '根报很 保何 宣宜 定走 政攻 敢取 效郊 教敦 散敬 数教 标杯 村材 林材 格络 校较 植值 楼搂 模摸 正止 步走 民氏 治始 法注 活话 ' +
  '测侧 济挤 深探 清情 源原 漏露 热势 照昭 理埋 珍诊 班斑 球求 环坏 现观 画面 盟监 直且 省看 着看 知和 确硕 示禾 社杜 福幅 禁楚 ' +
  '种钟 秀季 积识 称你 移侈 程呈 穷空 突究 立产 竞克 笔毛 第弟 等待 筑巩 签检 算真 类关 粮根 精情 系糸 约的 级极 纪记 纯钝 纳讷 ' +
  '织识职 终冬 绍沼 罪罚 置直 美关 群郡 职识 联取 肃萧 育盲 胜性 能态 脱说 腐府 良食 苗亩 落洛 虚虑 行衍 补扑 规现 视现 览监 ' +
  '议仪 论伦 设没 证征 评坪 诚城 详样 请清 谋媒 调凋 贫贪 责债 贵贱 资货 走足 赴起 超起 路格 践贱 转传 载戴 输榆 达迈 迈万 运远 ' +
  '进近 违伟 连莲 述术 追迫 退腿 逐遂 通诵 速束 造浩 遇偶 遵尊 避壁 部陪 郡群 都者 配酌 重董 量里 金全 钢纲 铁秩 银很 链莲 错措 ' +
  '键健 长张 门们 闭问 阔活 队对 阶价 阻组 陷掐 障彰 难谁 集焦 雪雷 需霄 震晨 青责 面而 革草 预项 领颁 风凤 饭板 养美 首道 验检 高亮';

const ALIKE = new Map<string, Set<string>>();
for (const group of GROUPS.split(' ')) {
  for (const character of group) {
    const alike = ALIKE.get(character) ?? new Set();
    for (const other of group) if (other !== character) alike.add(other);
    ALIKE.set(character, alike);
  }
}

/** True when {@link a} and {@link b} are easily taken for one another by their shape. */
export function lookAlike(a: string, b: string): boolean {
  return ALIKE.get(a)?.has(b) ?? false;
}

/** Characters that look like {@link character}; none for most. */
export function lookAlikesOf(character: string): readonly string[] {
  return [...(ALIKE.get(character) ?? [])];
}
