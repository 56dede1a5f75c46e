import type { KnownWords } from '../../text/knownWords.ts';
import { isHan } from '../characters.ts';
import { PARTICLES } from './drafterChoice.ts';
import { type Edit, isExchange } from './edit.ts';
import type { Closer, Evidence } from './evidence.ts';

/** What an exchange is judged by, in the order of the weights; each about 1 where it says much. */
export const FEATURES = [
  'bias',
  /** How much likelier the corpus finds the corrected text, and by how much that is more than by any other exchange there. */
  'gain',
  'lead',
  /** How far the corrected run reaches, and how many articles have it. */
  'reach',
  'articles',
  /** How often the corpus has what the draft has, with a neighbour. */
  'attested',
  'attestedOver',
  'spanned',
  /** How often the corpus has what the draft has, with two units on the side that speaks less for it. */
  'ownLess',
  /** How often the corpus has what is corrected with its neighbours, one and two on either side. */
  'heart',
  'wideHeart',
  /** How many articles have it with two neighbours on either side. */
  'wideArticles',
  /** The set phrase that is corrected: how many articles have it, how long it is. */
  'phrase',
  'phraseLength',
  /** How fixed the place is: the share that what is corrected has of what is there, over how many places, and the others. */
  'share',
  'chances',
  'others',
  /** How alike the two are; neither by sound nor by shape. */
  'sound',
  'shape',
  'unlike',
  /** How freely the corpus exchanges the two with the unit before them, with the one after, the freer of both, and whether it does. */
  'freeBefore',
  'freeAfter',
  'free',
  'isFree',
  /** How rare what the draft has there is, how often it and what is corrected are anywhere. */
  'rare',
  'own',
  'corrected',
  /** How often the corpus has what the draft has with two units before it, with two after it, and with the neighbour that speaks less for it. */
  'twoBefore',
  'twoAfter',
  'attestedLess',
  /** How long the runs are that the corpus holds up to what is corrected, and from there on; the shorter. */
  'heldBefore',
  'heldAfter',
  'heldLess',
  /** Kinds of slips, beside characters that stand for others. */
  'swapped',
  'doubled',
  'added',
  'dropped',
  /** Only words of grammar differ: they come and go as the sentence wants them. */
  'particle',
  'particleChances',
  /** Of those kinds that move characters: what the corrected run reaches, on its shorter side too, and the share again. */
  'movedReach',
  'movedShortReach',
  'movedShare',
  /** Characters that are in no word, those that are corrected and those that are left. */
  'strays',
  'straysLeft',
  /** Words of the dictionary that hold the draft's characters, and those that hold the corrected ones. */
  'inWord',
  'familiarity',
  'correctedInWord',
  'correctedFamiliarity',
  /** Words over the place from which something was taken, or at which something is missing. */
  'joinedFamiliarity',
  'partedFamiliarity',
  /** How likely the corpus finds what is written there. */
  'written',
  /** How alike two characters sound that stand for two others. */
  'wordSound',
  /** Whether the word that is corrected is attested on one side, or on either, but not on both at once; how often on the lesser. */
  'beside',
  'lesserSide',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** Those that a closer look decides (`Closer`). */
export const CLOSER_FEATURES: ReadonlySet<FeatureName> = new Set<FeatureName>([
  'share',
  'chances',
  'others',
  'particleChances',
  'movedShare',
  'freeBefore',
  'freeAfter',
  'free',
  'isFree',
  'heldBefore',
  'heldAfter',
  'heldLess',
]);

/**
 * The {@link FEATURES} of an exchange; {@link rival} is the gain of the best other one at its place, {@link closer} what a
 * closer look says, or nothing (`NO_CLOSER`).
 */
export function featuresOf(
  text: string,
  edit: Edit,
  evidence: Evidence,
  { chances, fixed, heldBefore, heldAfter, freeBefore, freeAfter }: Closer,
  rival: number,
  words: KnownWords | undefined,
): Float64Array {
  const { at, wrong, right, kind } = edit;
  const corrected = text.slice(0, at) + right + text.slice(at + wrong.length);
  const { gain, reachBefore, reachAfter } = evidence;
  const isMoved = !isExchange(edit);
  const free = Math.max(freeBefore, freeAfter);
  const isParticle = [...wrong, ...right].every((unit) => PARTICLES.includes(unit));
  const share = fixed / (chances + 1);
  const reach = (reachBefore + reachAfter) / 6;
  const before = strays(text, at - 1, at + wrong.length + 1, words);
  const after = strays(corrected, at - 1, at + right.length + 1, words);
  const familiarity = wordHolding(text, at, wrong.length, words);
  const correctedFamiliarity = wordHolding(corrected, at, right.length, words);
  const values: Readonly<Record<FeatureName, number>> = {
    bias: 1,
    gain: Math.min(gain, 40) / 10,
    lead: Math.max(-10, Math.min(10, gain - rival)) / 5,
    reach,
    articles: Math.log1p(evidence.articles),
    attested: Math.log1p(Math.max(evidence.pairBefore, evidence.pairAfter)) / 4,
    attestedOver: Math.log1p(evidence.three) / 4,
    spanned: evidence.spanned / 6,
    ownLess: Math.log1p(evidence.ownLess) / 4,
    heart: Math.log1p(evidence.heart) / 4,
    wideHeart: Math.log1p(evidence.wideHeart) / 4,
    wideArticles: Math.log1p(evidence.wideArticles) / 3,
    phrase: Math.log1p(edit.phrase?.articles ?? 0) / 4,
    phraseLength: Math.min(edit.phrase?.length ?? 0, 12) / 8,
    share,
    chances: Math.log1p(chances) * share,
    others: Math.log1p(chances - fixed),
    sound: kind === 'exchanged' ? edit.sound : 0,
    shape: edit.shape,
    unlike: kind === 'exchanged' && edit.sound === 0 && edit.shape === 0 ? 1 : 0,
    freeBefore: freedom(freeBefore),
    freeAfter: freedom(freeAfter),
    free: freedom(free),
    isFree: free > 0 ? 1 : 0,
    rare: wrong === '' ? 0 : RARE / (RARE + evidence.own),
    own: Math.log1p(evidence.own) / 8,
    corrected: Math.log1p(evidence.corrected) / 8,
    twoBefore: Math.log1p(evidence.twoBefore) / 4,
    twoAfter: Math.log1p(evidence.twoAfter) / 4,
    attestedLess: Math.log1p(Math.min(evidence.pairBefore, evidence.pairAfter)) / 4,
    heldBefore: heldBefore / 3,
    heldAfter: heldAfter / 3,
    heldLess: Math.min(heldBefore, heldAfter, 4) / 2,
    swapped: kind === 'swapped' ? 1 : 0,
    doubled: kind === 'doubled' ? 1 : 0,
    added: kind === 'added' ? 1 : 0,
    dropped: kind === 'dropped' ? 1 : 0,
    particle: isParticle ? 1 : 0,
    particleChances: isParticle ? Math.log1p(chances) * share : 0,
    movedReach: isMoved ? reach : 0,
    movedShortReach: isMoved ? Math.min(reachBefore, reachAfter, 3) / 3 : 0,
    movedShare: isMoved ? share : 0,
    strays: Math.min(before, 3) - Math.min(after, 3),
    straysLeft: after,
    inWord: familiarity > 0 ? 1 : 0,
    familiarity: familiarity / 5,
    correctedInWord: correctedFamiliarity > 0 ? 1 : 0,
    correctedFamiliarity: correctedFamiliarity / 5,
    joinedFamiliarity: right === '' && words !== undefined ? words.over(corrected, at) / 5 : 0,
    written: evidence.written / 4,
    beside: evidence.isBeside ? 1 : 0,
    lesserSide: Math.log1p(evidence.lesserSide) / 4,
    wordSound: kind === 'word exchanged' ? edit.sound : 0,
    partedFamiliarity: wrong === '' && words !== undefined ? words.over(text, at) / 5 : 0,
  };
  return Float64Array.from(FEATURES, (name) => values[name]);
}

/** Places of what is half as rare as what has none. Guess. */
const RARE = 20;

/** A rate of exchanges such that the lowest that are seen differ. */
function freedom(rate: number): number {
  return Math.log1p(200 * rate) / 3;
}

/** The most familiar word that holds one of {@link length} units from {@link at} on. */
function wordHolding(text: string, at: number, length: number, words: KnownWords | undefined): number {
  let most = 0;
  if (words !== undefined)
    for (let i = at; i < at + length; i++) most = Math.max(most, words.holding(text, i));
  return most;
}

/** Characters of {@link text}[from, to) that are in no word of two units or more. */
function strays(text: string, from: number, to: number, words: KnownWords | undefined): number {
  let alone = 0;
  if (words === undefined) return 0;
  for (let at = Math.max(0, from); at < Math.min(text.length, to); at++)
    if (isHan(text.charCodeAt(at)) && words.holding(text, at) === 0) alone++;
  return alone;
}
