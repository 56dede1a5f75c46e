/**
 * From bytes to text: which encoding a text file is in. Each encoding that could be is tried on a sample, and the
 * text that reads most like Chinese (or like plain ASCII) wins: in a right decoding most characters are among the
 * few hundred commonest of the language or its punctuation, in a wrong one hardly any is.
 */
import { foldUnit } from '../../engine/text/fold.ts';
import { SkippedSourceError } from '../source.ts';

interface DecodedText {
  readonly text: string;
  /** Label as `TextDecoder` takes it. */
  readonly encoding: Encoding;
}

type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

/** Bytes looked at to recognize the encoding. Guess. */
const SAMPLE_BYTES = 1 << 17;
/** Score under which a decoding is not text at all; right ones of real text score above 0.5. Guess. */
const WORST_TEXT = 0.1;

/**
 * The commonest characters of written Chinese and of reports, simplified (traditional ones are folded to them
 * before they are looked up), with the punctuation that goes with them.
 */
const COMMON = new Set(
  Array.from(
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔格华省级党委府改革创农村城镇县村贫环境保护推进落实加强坚持深入项目投资企业服务机关责任贯彻精神增长收入群众组织干部监督检查整治防控安全稳定优化提升完善健全机制体系核心战略目标任务措施办法意见通知会议讲话报告工作总结计划方案支持鼓励引导规范促进协调绿色开放共享创新驱动产业园区招商引资营商乡振兴脱攻坚疫情生态文化旅游教育医疗卫生就业社会障养老住房交通水利能源网络信息数字智慧科技人才队伍建设纪律廉政风作履职尽责担当务必切努力奋斗全面',
  ).map((character) => foldUnit(character.charCodeAt(0))),
);
const PUNCTUATION = new Set(
  Array.from('，。、；：？！“”‘’（）《》—…·％　【】〔〕', (mark) => mark.charCodeAt(0)),
);

/**
 * Decodes a text file, its byte order mark left out. Bytes that do not decode become U+FFFD. Throws
 * {@link SkippedSourceError} for what is not text. Right from about 50 characters of Chinese up.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const whole = bytes.length <= SAMPLE_BYTES && !bytes.includes(0) ? decodeUtf8(bytes) : undefined;
  if (whole !== undefined) return { text: whole, encoding: 'utf-8' };
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) {
    throw new SkippedSourceError('binary', 'The file contains binary data, not text.');
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** The encoding of {@link bytes}; undefined where none makes a text of them. Looks at 128 kB at most. */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';

  const sample = sampleOf(bytes);
  const holdsZero = sample.includes(0);
  if (!holdsZero && isValidUtf8(sample)) return 'utf-8';
  const encodings: Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];
  // Only UTF-16 has zero bytes in text: those of Latin letters and line breaks.
  const candidates = holdsZero ? encodings.slice(3) : encodings;
  let best: Encoding | undefined;
  let bestScore = WORST_TEXT;
  for (const encoding of candidates) {
    const score = scoreText(new TextDecoder(encoding).decode(sample));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

/** The first stretch that holds more than ASCII, at an even offset so that UTF-16 stays in step. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let start = bytes.length > SAMPLE_BYTES ? bytes.findIndex((byte) => byte >= 0x80) : 0;
  start = Math.max(0, start - 64) & ~1;
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** The text of {@link bytes}, where they are nothing but UTF-8: most files are small, and read once instead of twice. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isValidUtf8(sample: Uint8Array): boolean {
  // The sample may begin and end inside a character.
  let start = 0;
  while (start < 3 && ((sample[start] ?? 0) & 0xc0) === 0x80) start++;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Between -1 (nothing of it reads as text) and 1, per character that is not white space. */
function scoreText(text: string): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) continue;
    count++;
    sum += weigh(unit);
  }
  return count === 0 ? WORST_TEXT : sum / count;
}

function weigh(unit: number): number {
  if (unit < 0x20 || unit === 0x7f) return -1;
  if (unit < 0x7f) return 0.5;
  if (PUNCTUATION.has(unit) || COMMON.has(foldUnit(unit))) return 1;
  if (unit === 0xfffd) return -1;
  if (unit >= 0x4e00 && unit <= 0x9fff) return 0.05;
  if (unit >= 0xff01 && unit <= 0xff5e) return 0.5;
  if (unit >= 0xe000 && unit <= 0xf8ff) return -0.6;
  // Letters of other scripts, signs, half-width kana: rare in reports, common in wrong decodings.
  return -0.3;
}
