import type { KnownWords } from '../../text/knownWords.ts';
import type { Exchanges } from '../exchanges.ts';
import type { Evidence } from './evidence.ts';
import { isHan } from '../characters.ts';
import { type Edit, isExchange } from './edit.ts';

/** Words of grammar, which come and go as the sentence wants them. */
export const PARTICLES = '的地得了和与及同之也将更再又以在等';
/**
 * Share of the places in the same surroundings, from which on the corpus exchanges two writings freely. Of alarms in the unseen
 * reports that are tuned on a fifth are so, of 600 slips none.
 */
const FREE = 0.002;
/** Units of the longest word that is asked for. */
export const LONGEST_WORD = 4;

/**
 * Those that join two things say different things, of which a drafter chooses one. Whether the choice is free in a set phrase is for
 * `wording` to ask.
 */
export const CONJUNCTIONS = '和与及同或';
/**
 * The same share of a word of grammar that seems to be missing or too much: of 600 slips in set phrases none is so, of six such alarms
 * two.
 */
const FREE_PARTICLE = 0.03;
/** The same share of a word that has a short form (`应` for `应当`, `按` for `按照`). Of 44 alarms in texts to develop on seven are so. */
const FREE_SHORT = 0.005;

/**
 * True where the drafter may choose, whatever speaks against the draft's wording: the corpus has both in the same surroundings
 * (`作出` and `做出`, `职责部门` and `职责的部门`), or both are conjunctions. Of what else is moved, put in or left out the trees
 * know it (`movedTrees.ts`).
 */
export function isChoice(text: string, edit: Edit, exchanges: Pick<Exchanges, 'nearRate'>): boolean {
  const { wrong, right } = edit;
  if (isExchange(edit)) return isEach(wrong + right, CONJUNCTIONS) || freeness(text, edit, exchanges) >= FREE;
  return isEach(wrong + right, PARTICLES) && freeness(text, edit, exchanges) >= FREE_PARTICLE;
}

/** Prepositions that are whole with one character and with two: `依申请`, `依照申请`; most have other second halves, too (`依法申请`). */
const PREPOSITIONS = '依按据凭';

/** True where what seems to be missing is the second half of a word that the corpus, or anyone, writes with the first alone, too. */
export function isShortForm(
  text: string,
  { kind, at, right }: Edit,
  exchanges: Pick<Exchanges, 'nearRate'>,
  words: KnownWords | undefined,
): boolean {
  if (kind !== 'dropped' || at === 0) return false;
  const short = text[at - 1];
  const word = short + right;
  const isWord = (words?.familiarity(word, 0, word.length) ?? 0) > 0;
  return isWord && (PREPOSITIONS.includes(short) || exchanges.nearRate(word, short) >= FREE_SHORT);
}

/** True where what a set phrase lacks at its end is a word by itself, which it may do without: `在党的领导（下）`. */
export function isWholeWithout(
  text: string,
  { at, right, phrase }: Pick<Edit, 'at' | 'right' | 'phrase'>,
  words: KnownWords | undefined,
): boolean {
  if (phrase?.isCutOff !== true || words === undefined) return false;
  return words.holding(text.slice(0, at) + right + text.slice(at), at) === 0;
}

/** What closes what one does with another. */
const WITH = ['相', '一道', '一起', '一致', '同步'];
/** Words that open what a later word of the clause closes (吕叔湘《现代汉语八百词》), and units up to there at the most. A guess, the latter. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  与: WITH,
  和: WITH,
  同: WITH,
  跟: WITH,
  以: ['为'],
  从: ['出发', '入手', '做起', '抓起', '到'],
  由: ['向', '转', '到'],
};
const FARTHEST_ANSWER = 20;
const CLAUSE_END = /[，。；：！？,;:!?\n]/u;

/** True where what seems to be too much is answered by a word later in the clause: `构建与新发展格局相适应的格局`. */
export function isAnswered(text: string, { kind, at, wrong }: Pick<Edit, 'kind' | 'at' | 'wrong'>): boolean {
  const answers = kind === 'added' ? ANSWERED[wrong] : undefined;
  if (answers === undefined) return false;
  const [rest] = text.slice(at + 1, at + 1 + FARTHEST_ANSWER).split(CLAUSE_END, 1);
  return answers.some((answer) => rest.includes(answer));
}

/**
 * True where two words are joined and what both have is said once: `食药品` for `食品药品`, `国内外` for `国内国外`. What both begin with is
 * left out of no set phrase: `尽职责` is no `尽职尽责`.
 */
export function isJoined(
  text: string,
  { kind, at, right, phrase }: Pick<Edit, 'kind' | 'at' | 'right' | 'phrase'>,
  words: KnownWords | undefined,
): boolean {
  if (kind !== 'dropped' || words === undefined) return false;
  const isWord = (word: string): boolean => words.familiarity(word, 0, word.length) > 0;
  const [twoBefore, before, after, twoAfter] = [at - 2, at - 1, at, at + 1].map((place) =>
    text.charAt(place),
  );
  if (twoAfter === right) return isWord(before + right) && isWord(after + right);
  return phrase === undefined && twoBefore === right && isWord(right + before) && isWord(right + after);
}

function isEach(text: string, among: string): boolean {
  return [...text].every((unit) => among.includes(unit));
}

/** How freely the corpus exchanges the two beside the neighbour with which it does so more freely. */
function freeness(text: string, { at, wrong, right }: Edit, exchanges: Pick<Exchanges, 'nearRate'>): number {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + wrong.length);
  return Math.max(
    isHan(before.charCodeAt(0)) ? exchanges.nearRate(before + right, before + wrong) : 0,
    isHan(after.charCodeAt(0)) ? exchanges.nearRate(right + after, wrong + after) : 0,
  );
}

/** What names of places end with. */
const PLACES = '省市州县区旗乡镇村河江湖山岛港';
const LISTED = '、';
/** Units of the longest name of a place that is looked at, its ending with it. */
const LONGEST_NAME = 4;

/** True where one character of a name of a place is looked at among others of its kind: `洪河、汝河、濉河等支流`. */
export function isListedName(text: string, { kind, at, wrong, phrase }: Edit): boolean {
  if (kind !== 'exchanged' || phrase !== undefined) return false;
  const ending = placeEnding(text, at + wrong.length);
  if (ending === undefined) return false;
  const start = nameStart(text, at);
  const last = text[ending];
  const isBefore = text[start - 1] === LISTED && text[start - 2] === last;
  const isAfter = text[ending + 1] === LISTED && text[placeEnding(text, ending + 2) ?? -1] === last;
  return isBefore || isAfter;
}

/** What provinces are called for short, and the levels of those that are governed: each has its own `科教兴豫` beside `科教兴国`. */
const OWN_PLACES =
  '京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇陕秦甘陇青宁新藏蒙港澳台省市县区州盟旗镇乡村';

/** True where a wording says a place of its own that neither sounds nor looks like what others have there. */
export function isOwnPlace({ kind, wrong, sound, shape }: Edit): boolean {
  return kind === 'exchanged' && sound === 0 && shape === 0 && OWN_PLACES.includes(wrong);
}

/** What countries are called in pairs; left out are those that stand for much else in reports (`新`, `西`, `以`). */
const COUNTRIES = '中日美俄英法德韩朝越印巴澳马泰柬缅菲蒙哈乌';

/** True where two countries are named in another order, as one or the other names them (`日中联合声明`). */
export function areCountries({ kind, wrong }: Pick<Edit, 'kind' | 'wrong'>): boolean {
  return kind === 'swapped' && isEach(wrong, COUNTRIES);
}

/**
 * Places that the corpus must have of a word with what it is put before. Of characters too many in set phrases of the tuned half two in 146
 * are so.
 */
const FEWEST_PUT_BEFORE = 2;

/**
 * True where what seems to be too much is put before what follows elsewhere, too: `前总统`, `齐参与`. Words of grammar come before
 * everything.
 */
export function isPutBefore({ kind, wrong }: Edit, { twoAfter }: Pick<Evidence, 'twoAfter'>): boolean {
  return kind === 'added' && !PARTICLES.includes(wrong) && twoAfter >= FEWEST_PUT_BEFORE;
}

/**
 * True where what seems to be too much is inside a word of three or four units that the corpus has: `农牧业` is no `农业`. Of 39,654
 * characters put into clauses of national reports at random, three are so (`投融资`). {@link isHeld} says whether it has a run.
 */
export function isInsideWord(
  text: string,
  { kind, at, wrong }: Pick<Edit, 'kind' | 'at' | 'wrong'>,
  words: KnownWords | undefined,
  isHeld: (run: string) => boolean,
): boolean {
  if (kind !== 'added' || wrong.length !== 1 || words === undefined) return false;
  for (let length = 3; length <= LONGEST_WORD; length++) {
    for (let from = Math.max(0, at + 2 - length); from < at && from + length <= text.length; from++)
      if (words.familiarity(text, from, from + length) > 0 && isHeld(text.slice(from, from + length)))
        return true;
  }
  return false;
}

/**
 * True where what is put in makes no word, and no set phrase either: then it is a name, or part of one, and what the corpus calls
 * another says nothing of it (`罗塞芙` beside `罗塞夫`). Of slips in the tuned half 2 in 100 are so, of alarms 22.
 */
export function isOtherName(
  text: string,
  { kind, at, wrong, right, phrase }: Edit,
  words: KnownWords | undefined,
): boolean {
  if (kind !== 'exchanged' || phrase !== undefined || words === undefined) return false;
  return words.holding(text.slice(0, at) + right + text.slice(at + wrong.length), at) === 0;
}

/** True where the corpus has what the draft has with two units before it, and with two after it: both are ways to write. */
export function isAttested({ kind }: Pick<Edit, 'kind'>, { ownLess }: Pick<Evidence, 'ownLess'>): boolean {
  return (kind === 'swapped' || isExchange({ kind })) && ownLess > 0;
}

/** What joins the members of a list. */
const JOINERS = '、和与及或';

/** True where the word that would be made is beside itself in a list already: of `水利、水力枢纽` both are meant. */
export function isOtherMember(text: string, edit: Edit): boolean {
  if (!isExchange(edit)) return false;
  const { at, wrong, right } = edit;
  const corrected = text.slice(0, at) + right + text.slice(at + wrong.length);
  const end = at + right.length;
  const isTwice = (start: number, length: number): boolean => {
    const word = corrected.slice(start, start + length);
    const after = start + length;
    return (
      (start > length &&
        JOINERS.includes(corrected[start - 1]) &&
        corrected.startsWith(word, start - 1 - length)) ||
      (after < corrected.length &&
        JOINERS.includes(corrected[after]) &&
        corrected.startsWith(word, after + 1))
    );
  };
  for (let length = 2; length <= LONGEST_WORD; length++)
    for (let start = Math.max(0, end - length); start <= at; start++)
      if (start + length <= corrected.length && isTwice(start, length)) return true;
  return false;
}

/** Where the first ending of a place's name is from {@link from} on, no farther away than a name is long. */
function placeEnding(text: string, from: number): number | undefined {
  for (let at = from; at < from + LONGEST_NAME && isHan(text.charCodeAt(at)); at++)
    if (PLACES.includes(text[at])) return at;
  return undefined;
}

/** Where the run of Han characters up to {@link at} begins, no farther away than a name is long. */
function nameStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && isHan(text.charCodeAt(start - 1))) start--;
  return start;
}
