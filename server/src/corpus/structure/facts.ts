/** What an article tells of itself: its date and the place it speaks of. */

const DIGITS = '〇零一二三四五六七八九';
const FULL_DATE = /(?<!\d)((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/u;
const PLAIN_DATE = /(?<!\d)((?:19|20)\d{2})([-./]?)(\d{2})\2(\d{2})(?!\d)/u;

/**
 * The first date in {@link text} as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined where there is none. Reads Arabic
 * digits of any width, set apart by spaces or not, and Chinese ones (`二〇二三年五月四日`).
 */
export function readDate(text: string): string | undefined {
  const plain = plainDigits(text);
  const match = FULL_DATE.exec(plain);
  if (match !== null) {
    const [, year, month, day] = match;
    if (month === undefined || !inRange(month, 12)) return year;
    if (day === undefined || !inRange(day, 31)) return `${year}-${pad(month)}`;
    return `${year}-${pad(month)}-${pad(day)}`;
  }
  const numeric = PLAIN_DATE.exec(plain);
  if (numeric !== null && inRange(numeric[3], 12) && inRange(numeric[4], 31)) {
    return `${numeric[1]}-${numeric[3]}-${numeric[4]}`;
  }
  return undefined;
}

/** True where {@link line} holds a date and nothing else, brackets around it allowed: `（2023年5月4日）`. */
export function isDateLine(line: string): boolean {
  return /^[（(]?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[）)]?$/u.test(plainDigits(line));
}

/** The year that {@link text} opens with or names: `1954年政府工作报告`, `2006政府工作报告`. */
export function readYear(text: string): string | undefined {
  return /(?<!\d)((?:19|20)\d{2})(?=[—–-]\d{4}年|年|(?!\d)[\u4e00-\u9fff])/u.exec(plainDigits(text))?.[1];
}

const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
const PLACE_NAME = `(?:${PROVINCES})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?|[\\u4e00-\\u9fff]{1,6}?(?:自治州|自治县|省|市|县|区|州(?![市区县])|旗|盟)`;
const NOT_A_PLACE =
  /^[全我本各该某老这此两在]|城市|超市|股市|都市|地区|社区|园区|景区|校区|牧区|山区|灾区|库区|特区|开发区|示范区|自贸区|先行区|试验区|新区$|郡县|省市|市县|州县|[xX×]/u;

/**
 * The place of an article by its issuing {@link body} (`中共湖北省委` → `湖北省`), or by a title that opens with one
 * (`榆次区坚定不移……` → `榆次区`) or names a province. Undefined where neither does.
 */
export function readPlace(title: string, body: string | undefined): string | undefined {
  return (
    placeAtStart(body?.replace(/^(?:中共|中国共产党)/u, '') ?? '') ??
    placeAtStart(title.replace(/^(?:\d{4}年?|关于|中共)/u, '')) ??
    new RegExp(`(?:${PROVINCES})(?:省|市|自治区)?`, 'u').exec(title)?.[0]
  );
}

function placeAtStart(text: string): string | undefined {
  const place = new RegExp(`^(?:${PLACE_NAME})`, 'u').exec(text)?.[0];
  return place === undefined || NOT_A_PLACE.test(place) ? undefined : place;
}

function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〇零一二三四五六七八九○]{4}(?=年)/gu, (year) =>
      Array.from(year, (digit) => (digit === '○' ? '0' : Math.max(0, DIGITS.indexOf(digit) - 1))).join(''),
    )
    .replace(/(?<=[年月])([一二三四五六七八九十]{1,3})(?=[月日])/gu, (number) => String(smallNumber(number)))
    .replace(/(?<=\d|年|月)\s+(?=\d|年|月|日)/gu, '');
}

/** `二十三` → 23. */
function smallNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const value = (digit: string) => (digit === '' ? 0 : DIGITS.indexOf(digit) - 1);
  return (text.includes('十') ? (tens === '' ? 10 : value(tens) * 10) : 0) + value(ones);
}

function inRange(number: string, most: number): boolean {
  return Number(number) >= 1 && Number(number) <= most;
}

function pad(number: string): string {
  return number.padStart(2, '0');
}
