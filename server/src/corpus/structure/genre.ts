/** Reports to a people's congress say in their first sentence what they are; some pages leave out their title. */
import { placeAtStart } from './places.ts';
import { readDate } from './dates.ts';
import { stemOf } from './titles.ts';

/** `现在，我代表省人民政府，向大会报告政府工作，请予审议`; `我受省人大常委会委托，向大会作工作报告`. */
const OPENING =
  /我(?:代表|受)(?<body>[\u4e00-\u9fff、]{1,24}?)(?:的?委托)?[，,]?(?:现在)?[，,]?向(?:大会|本次大会|本次会议|会议|各位代表|代表大会)(?:作|做|提交|汇报|报告)(?:政府|常委会|法院|检察)?工作(?:报告)?/u;
/** The congress that an occasion names: `在某省第十四届人民代表大会第四次会议上`. */
const CONGRESS = /在(?<place>[\u4e00-\u9fff]{2,24}?)第[一二三四五六七八九十百\d]{1,4}届人民代表大会/u;
/** Paragraphs in which the opening is looked for. Guess. */
const MOST_PARAGRAPHS = 12;

/** A report's title by what it says of itself, with its year and place as far as it says them; else undefined. */
export function titleOfReport(
  paragraphs: readonly string[],
  dated: readonly string[],
  name: string,
): string | undefined {
  for (const text of paragraphs.slice(0, MOST_PARAGRAPHS)) {
    const body = OPENING.exec(text.slice(0, 400))?.groups?.body;
    if (body === undefined) continue;
    const year = (
      dated.map(readDate).find((date) => date !== undefined) ??
      readDate(name) ??
      yearOf(name)
    )?.slice(0, 4);
    const place = placeOfName(name) ?? placeOfCongress(dated) ?? '';
    const paper = body.endsWith('政府')
      ? '政府工作报告'
      : `${body.replace(/^[省市县区州旗盟]/u, '')}工作报告`;
    return `${year === undefined ? '' : `${year}年`}${place}${paper}`;
  }
  return undefined;
}

/** The place of the congress before which {@link dated}'s occasion was. */
export function placeOfCongress(dated: readonly string[]): string | undefined {
  for (const line of dated) {
    const place = CONGRESS.exec(line)?.groups?.place;
    if (place !== undefined) return placeAtStart(place);
  }
  return undefined;
}

/** `2026_河南省.txt` → `河南省`. */
function placeOfName(name: string): string | undefined {
  const rest = stemOf(name).replace(/^\d{4}[年_\s-]*/u, '');
  const place = placeAtStart(rest);
  return place === rest ? place : undefined;
}

function yearOf(name: string): string | undefined {
  return /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(name)?.[1];
}
