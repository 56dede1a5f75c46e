/** Lines between a paper's title and its text that say when and where: they are whole, or go on, whatever room they leave. */
import { readDate } from '../structure/dates.ts';
import { endsOccasion, isOccasion, occasionBreaksOff } from '../structure/titles.ts';
import type { PdfLine } from './pdfPage.ts';

/** `——1983年6月6日在第六届全国人民代表大会第一次会议上`; without a date it may be an item of a list. */
const OCCASION_END =
  /(?:会议|大会|全会|仪式|论坛|活动|班|会(?=上))上?(?:的?(?:讲话|报告|发言|致辞|演讲|说明))?[）)]?$/u;
/** `2022年10月28日 某市第十六届人民代表大会常务委员会第八次会议通过`. */
const PASSED = /^[（(]?\d{4}年\d{1,2}月\d{1,2}日.{4,60}(?:通过|批准|公布|发布|施行|修正|修订)[）)]?$/u;
/** What may be left of an occasion. */
const REST = /^(?:(?:第.{1,4}次)?会?议?上|[通批]?[过准])[）)]?$/u;
/** How far the middles of centred lines are from each other at most, in ems. Guess. */
const SAME_MIDDLE = 0.6;

/** True where {@link text} is all of an occasion, or of what a law says of its adoption, as {@link next} does not go on. */
export function isWholeOccasion(text: string, next: string): boolean {
  if (/^(?:上|的|议|会|第|通过|批准|[，、）])/u.test(next)) return false;
  return PASSED.test(text) || (isOccasion(text) && OCCASION_END.test(text) && readDate(text) !== undefined);
}

/** True where the second of two centred lines ends the occasion that the first begins. */
export function goesOnCentred(first: PdfLine, second: PdfLine): boolean {
  const apart = first.left + first.right - second.left - second.right;
  return (
    Math.abs(apart) / 2 <= SAME_MIDDLE * first.height &&
    isOccasion(first.text) &&
    readDate(first.text) !== undefined &&
    (REST.test(second.text) || (occasionBreaksOff(first.text) && endsOccasion(second.text)))
  );
}
