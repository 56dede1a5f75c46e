/**
 * The place that an article speaks of, read off its title and its issuing body. `engine/text/administrative.ts` says how
 * this differs from other ways of recognizing places.
 */
import { MUNICIPALITIES, PROVINCES, REGIONS } from '../../engine/text/administrative.ts';

const PROVINCE = `(?:${MUNICIPALITIES}|${PROVINCES}|${REGIONS}|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`;
/** A county's or a city's own name is one to four characters, a nationality's area may have a longer one. */
const DIVISION = `[\\u4e00-\\u9fff]{1,12}?(?:自治州|自治县|自治旗)|[\\u4e00-\\u9fff]{1,5}?(?:省|市(?!场|民(?![营用间族政生办])|政(?![务府协法])|[容值级])|县(?![级域区直]|乡(?:级|两|道|三))|区(?![域划块间位])|州(?![市区县])|旗(?![帜舰])|盟(?![友国约]))`;
const PLACE = new RegExp(`^(?:${PROVINCE}|${DIVISION})`, 'u');
/** Words that end like a place's name, and runs that no name holds. */
const NOT_A_PLACE =
  /^[全我本各该某老这此两在县市省区]|城市|超市|股市|都市|上市|地区|社区|园区|景区|校区|牧区|山区|林区|灾区|库区|片区|辖区|城区|郊区|街区|小区|老区|特区|开发区|高新区|示范区|自贸区|先行区|试验区|保护区|功能区|合作区|贸易区|行政区$|新区$|试点县|示范县|贫困县|重点县|郡县|省市|市县|州县|关于|[xX×]|[委府局厅的和与及]/u;
/** What is before a place's name in a title: verbs of office, and `关于` itself. */
const BEFORE =
  /^(?:关于|中共|中国共产党|召开|举办|开展|组织|印发|转发|批转|公布|发布|下达|做好|加强|推进|加快|促进|支持|成立|设立|撤销|调整|同意|批准|授予|表彰|命名|修改|修订|废止|进一步|全面|深入|切实|认真|继续|在|对|赴|给予|申报|申请|请求|报送|上报|[《“]|\d{4}(?:[—–-]\d{4})?年?(?:度)?)/u;

/**
 * The place of an article by its issuing {@link body} (`中共湖北省委` → `湖北省`), or by a title that opens with one,
 * after the words that titles begin with (`关于召开榆次区……的通知` → `榆次区`), or names a province. Undefined where
 * neither does.
 */
export function readPlace(title: string, body: string | undefined): string | undefined {
  return (
    placeAtStart(body ?? '') ?? placeAtStart(title) ?? new RegExp(PROVINCE, 'u').exec(title)?.[0] ?? undefined
  );
}

/** The place that {@link text} opens with, after words such as `关于召开`. */
export function placeAtStart(text: string): string | undefined {
  let rest = text;
  for (let before = BEFORE.exec(rest); before !== null; before = BEFORE.exec(rest)) {
    rest = rest.slice(before[0].length);
  }
  const place = PLACE.exec(rest)?.[0];
  return place === undefined || NOT_A_PLACE.test(place) ? undefined : place;
}
