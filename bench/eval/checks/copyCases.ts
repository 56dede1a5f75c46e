import { countCharacters, isDigit } from '../../../server/src/engine/check/characters.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import type { Span } from '../../../server/src/engine/draft.ts';
import type { Random } from '../../random.ts';

/** A draft with one passage taken from the corpus. */
export interface CopyCase {
  readonly kind: string;
  /** Characters of the source that were taken. */
  readonly length: number;
  readonly text: string;
  readonly copied: Span;
  /** The file it was taken from. */
  readonly source: string;
}

type Edit = (text: string, material: Material, random: Random) => string | undefined;

interface Material {
  readonly characters: readonly string[];
  readonly words: ReadonlyMap<number, readonly string[]>;
  readonly clauses: readonly string[];
  readonly segmenter: Segmenter;
}

const KINDS: readonly { name: string; lengths: readonly number[]; edit: Edit }[] = [
  { name: 'verbatim', lengths: [13, 20, 40, 80, 160, 320], edit: (text) => text },
  { name: 'punctuation and width', lengths: [20, 40, 80, 160, 320], edit: otherPunctuation },
  { name: 'digits changed', lengths: [24, 40, 80, 160], edit: otherDigits },
  {
    name: '3 % of characters',
    lengths: [40, 80, 160, 320],
    edit: (text, material, random) => edited(text, 0.03, material, random),
  },
  {
    name: '10 % of characters',
    lengths: [40, 80, 160, 320],
    edit: (text, material, random) => edited(text, 0.1, material, random),
  },
  { name: 'words replaced', lengths: [40, 80, 160, 320], edit: otherWords },
  { name: 'clauses permuted', lengths: [80, 160, 320], edit: permuted },
  { name: 'clause in or out', lengths: [80, 160, 320], edit: clauseInOrOut },
];

/** So many articles make what they share a set phrase. */
const SET_PHRASE_ARTICLES = 5;
/** Shortest set phrase, in characters, and how many characters of a case stand in none. */
const SHORTEST_SET_PHRASE = 4;
const FEWEST_OWN = 5;
/** Words that open and close reports everywhere are left out as well. */
const FIXED = /各位(?:代表|委员|同志)|请予?审议|以上报告|我代表|现将.{0,30}如下/u;

/** {@link each} cases of every kind and length, from passages of {@link files} among {@link hosts}. */
export function makeCopyCases(
  files: readonly SourceFile[],
  index: CorpusIndex,
  hosts: readonly string[],
  segmenter: Segmenter,
  each: number,
  random: Random,
): CopyCase[] {
  const passages = files.flatMap(({ uri, articles }) =>
    articles.flatMap((article) =>
      article.passages
        .filter(
          ({ kind, text, drops }) => kind === 'paragraph' && drops === undefined && !text.includes('\n'),
        )
        .map(({ text }) => ({ uri, text: text.trim() })),
    ),
  );
  const material = materialOf(
    passages.map(({ text }) => text),
    hosts,
    segmenter,
    random,
  );
  const cases: CopyCase[] = [];
  for (const { name, lengths, edit } of KINDS) {
    for (const length of lengths) {
      const long = passages.filter(({ text }) => text.length >= length + 2);
      for (let made = 0, tries = 0; made < each && tries < each * 200 && long.length > 0; tries++) {
        const { uri, text } = random.pick(long);
        const taken = sliceOf(text, length, random);
        if (taken === undefined) continue;
        if (length < 40 && isWordingOfAll(foldText(taken), index)) continue;
        const copied = edit(taken, material, random);
        if (copied === undefined || foldText(copied) === '') continue;
        cases.push({ kind: name, length, source: uri, ...insert(copied, hosts, random) });
        made++;
      }
    }
  }
  return cases;
}

/** Whether {@link taken} (folded) is made of set phrases and of what opens and closes reports: no copied text. */
function isWordingOfAll(taken: string, index: CorpusIndex): boolean {
  if (FIXED.test(taken)) return true;
  let own = 0;
  for (let at = 0; at < taken.length;) {
    const length = setPhraseAt(taken, at, index);
    if (length === 0 && isInk(taken[at])) own++;
    at += Math.max(1, length);
  }
  return own < FEWEST_OWN;
}

/** Length of the longest set phrase that begins at {@link at}; 0 where none does. */
function setPhraseAt(taken: string, at: number, index: CorpusIndex): number {
  let length = 0;
  for (let next = SHORTEST_SET_PHRASE; at + next <= taken.length; next++) {
    if (index.attestation(taken.slice(at, at + next)).articles < SET_PHRASE_ARTICLES) break;
    length = next;
  }
  return length;
}

function materialOf(
  texts: readonly string[],
  hosts: readonly string[],
  segmenter: Segmenter,
  random: Random,
): Material {
  const sample = random.shuffled(texts).slice(0, 200).join('');
  const words = new Map<number, string[]>();
  for (const { word } of segmenter.tag(sample)) {
    if (/^\p{Script=Han}{2,4}$/u.test(word))
      words.set(word.length, [...(words.get(word.length) ?? []), word]);
  }
  return {
    characters: [...sample].filter((character) => /\p{Script=Han}/u.test(character)),
    words,
    clauses: hosts
      .flatMap((host) => host.split(/[，。；：！？]/u))
      .filter(({ length }) => length >= 6 && length <= 14),
    segmenter,
  };
}

/**
 * A run of about {@link length} units, beginning at a clause if it is long. A short run has so many characters,
 * punctuation not counted: nothing where the text ends before.
 */
function sliceOf(text: string, length: number, random: Random): string | undefined {
  const starts: number[] = [];
  for (let at = 0; at + length <= text.length; at++) {
    const before = text[at - 1] ?? '。';
    if (length < 40 ? isInk(text[at]) : /[，。；：！？]/u.test(before) && isInk(text[at])) starts.push(at);
  }
  const start = starts.length > 0 ? random.pick(starts) : random.below(text.length - length + 1);
  let end = start + length;
  if (length < 40) {
    let characters = countCharacters(foldText(text.slice(start, end)));
    while (characters < length && end < text.length) if (isInk(text[end++])) characters++;
    if (characters < length) return undefined;
  }
  return text.slice(start, end);
}

function isInk(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit);
}

function insert(copied: string, hosts: readonly string[], random: Random): { text: string; copied: Span } {
  const sentences = Array.from({ length: 6 }, () => random.pick(hosts));
  const at = 1 + random.below(4);
  const before = `${random.pick(hosts)}\n${sentences.slice(0, at).join('')}`;
  const close = /[。！？]$/u.test(copied) ? '' : '。';
  const text = `${before}${copied}${close}${sentences.slice(at).join('')}\n${random.pick(hosts)}`;
  const trimmed = copied.replace(/(?<![\p{P}\s])[\p{P}\s]+$/u, '').length;
  return { text, copied: { start: before.length, end: before.length + trimmed } };
}

function otherPunctuation(text: string, _material: Material, random: Random): string {
  const others: Record<string, string> = {
    '，': '、；。',
    '。': '；，',
    '；': '，。',
    '、': '，和',
    '：': '，',
  };
  let changed = '';
  for (const unit of text) {
    const choice = others[unit];
    if (choice !== undefined && random.next() < 0.7)
      changed += random.next() < 0.15 ? '' : random.pick([...choice]);
    else if (isDigit(unit.charCodeAt(0)) && random.next() < 0.5)
      changed += String.fromCharCode(unit.charCodeAt(0) + 0xfee0);
    else changed += unit;
  }
  return changed;
}

function otherDigits(text: string, _material: Material, random: Random): string | undefined {
  const isNumeral =
    /[0-9０-９]|(?<=百分之)[一二三四五六七八九十点]+|(?<![一二三四五六七八九])[一二三四五六七八九]+(?=[万亿千百])/gu;
  if ((text.match(/[0-9０-９]+(?:[.．][0-9０-９]+)?/gu) ?? []).length < 2) return undefined;
  return text.replaceAll(isNumeral, (numeral) =>
    numeral.replaceAll(/./gu, (digit) =>
      /[0-9０-９]/u.test(digit) ? String(random.below(10)) : random.pick([...'一二三四五六七八九']),
    ),
  );
}

function edited(text: string, rate: number, { characters }: Material, random: Random): string {
  let changed = '';
  for (const unit of text) {
    if (random.next() >= rate) changed += unit;
    else {
      const kind = random.next();
      if (kind < 0.6) changed += random.pick(characters);
      else if (kind < 0.8) changed += unit + random.pick(characters);
    }
  }
  return changed;
}

function otherWords(text: string, { segmenter, words }: Material, random: Random): string {
  return segmenter
    .tag(text)
    .map(({ word }) => {
      const others = words.get(word.length);
      return others !== undefined && random.next() < 0.15 ? random.pick(others) : word;
    })
    .join('');
}

function permuted(text: string, _material: Material, random: Random): string | undefined {
  const clauses = text.split(/(?<=[，；。])/u);
  if (clauses.length < 3) return undefined;
  return random.shuffled(clauses).join('');
}

function clauseInOrOut(text: string, { clauses: foreign }: Material, random: Random): string | undefined {
  const clauses = text.split(/(?<=[，；。])/u);
  if (clauses.length < 4) return undefined;
  const at = 1 + random.below(clauses.length - 2);
  if (random.next() < 0.5) clauses.splice(at, 1);
  else clauses.splice(at, 0, `${random.pick(foreign)}，`);
  return clauses.join('');
}
