/** Names of the bodies that issue papers, and where papers show them. */

/** Last words of such names. */
const ENDINGS =
  '国务院|中共中央|中央军委|人民代表大会|人民政府|政府|人大|政协|常委会|常务委员会|委员会|管委会|居委会|村委会|党委|党组|党工委|工委|纪委|监委|省委|市委|县委|区委|州委|旗委|地委|团委|政法委|妇联|工商联|文联|科协|残联|侨联|总工会|工会|办公厅|办公室|编办|信访办|扶贫办|政府办|市府办|府办|委办|[局厅署社](?:党组|党委)?|总局|[\u4e00-\u9fff]部|法院|检察院|研究院|科学院|学院|医院|学校|大学|中学|小学|委|院|处|科|股|总队|支队|大队|公司|集团|银行|协会|学会|联合会|商会|基金会|指挥部|指挥所|领导小组|工作组|协调小组|专班|中心|总站|街道|办事处|街道办|乡|镇|村|研究所|派出所|监管所|供销社|合作社|报社|出版社|档案馆|图书馆|博物馆';
const NAME = new RegExp(`^[\\u4e00-\\u9fffxX×*“”（）()·]{1,36}?(?:${ENDINGS})$`, 'u');
/** Words that titles and sentences have, and names have not. */
const NO_NAME =
  /关于|召开|推进|推动|加强|落实|坚持|做好|贯彻|深入|全面|努力|奋力|加快|促进|提升|践行|扛牢|筑牢|打造|走进|来自|建设.{0,2}(?:镇|乡|村)$|[的是在把被为]/u;
/** Tasks that bodies are named after. */
const TASKS =
  /全面(?:依法治[国省市县区]|深化改革|从严治党)|推进[\u4e00-\u9fff]{2,12}(?=(?:领导|工作)小组|委员会|办公室)/gu;
const SEAL = /(?<!\s)\s*[（(](?:公?章|印章?|盖章|加盖公章|代章)[）)]$/u;
/** Where the name ends that a title opens with. */
const TITLE_BODY = /^(?<body>[\u4e00-\u9fff“”·（）()、\s]{2,60}?)\s*(?=关于|印发|转发|批转|公布|发布)/u;
/** Numbers of papers that say by themselves who issues them. */
const NUMBERED_BODIES: readonly (readonly [pattern: RegExp, body: string])[] = [
  [/^国办(?:发|函|秘|字|发明电|函电)/u, '国务院办公厅'],
  [/^国(?:发|函|令|字|发明电)/u, '国务院'],
  [/^中办(?:发|函|字|通报)/u, '中共中央办公厅'],
  [/^中(?:发|委)[〔[［(（【]/u, '中共中央'],
];
/** `国发〔2021〕33号`, `青政办发[2021]6号`, `青政办〔2021〕第6号`. */
const NUMBER =
  /^[\u4e00-\u9fffA-Za-z]{1,16}\s*[〔［[(（【{﹝]\s*(?:19|20)\d{2}\s*[〕］\])）】}﹞]\s*(?:第\s*)?\d[\d\s]{0,5}\s*号$/u;

/** The organisation that {@link line} names and nothing else, without its seal; several stay as they stand. */
export function readOrganisation(line: string): string | undefined {
  if (line.length < 2 || line.length > 80) return undefined;
  const bare = unspaced(line.replace(SEAL, '').trim());
  const names = bare.split(/[\s\u3000、]+/u);
  return names.every(isName) ? names.join(' ') : undefined;
}

function isName(name: string): boolean {
  return name.length >= 2 && NAME.test(name) && !NO_NAME.test(name.replace(TASKS, ''));
}

/** The body in a title's opening: `国务院办公厅关于……的通知` → `国务院办公厅`. */
export function bodyOfTitle(title: string): string | undefined {
  const body = TITLE_BODY.exec(title)?.groups?.body;
  return body === undefined ? undefined : readOrganisation(body);
}

/** The number of a paper where {@link line} is one: `国发〔2021〕33号`. */
export function readNumber(line: string): string | undefined {
  if (line.length < 8 || line.length > 40) return undefined;
  const bare = line.replace(/^[（(【]|[）)】]$/gu, '').trim();
  const whole = NUMBER.test(line.trim()) ? line.trim() : bare;
  return NUMBER.test(whole) ? whole.replace(/[\s\u3000]+/gu, '') : undefined;
}

/** The body that issues papers of this number, where the number alone says it. */
export function bodyOfNumber(number: string): string | undefined {
  return NUMBERED_BODIES.find(([pattern]) => pattern.test(number))?.[1];
}

/** The body of a letterhead: `青林县人民政府文件` → `青林县人民政府`. */
export function bodyOfLetterhead(line: string): string | undefined {
  const bare = unspaced(line.trim());
  const body = /^(.{2,60}?)(?:文件|令|公告|明传电报|内部明电)$/u.exec(bare)?.[1];
  return body === undefined ? undefined : readOrganisation(body);
}

/** `青 林 县` → `青林县`: characters set apart one by one are one word. */
export function unspaced(text: string): string {
  return /^[\u4e00-\u9fff](?:[\s\u3000]+[\u4e00-\u9fff])+$/u.test(text)
    ? text.replace(/[\s\u3000]+/gu, '')
    : text;
}
