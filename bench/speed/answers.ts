import { EVERY_CHECK } from '../../server/src/engine/check/finding.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Corpus } from '../../server/src/engine/corpus.ts';
import { NEVER } from '../../server/src/engine/signal.ts';
import { Stopwatch, type Timed, timeEach } from './percentiles.ts';
import { type Caret, questionsOf } from './questions.ts';
import { Random } from '../random.ts';
import { OPTIONS, type Running } from './running.ts';

/** What is asked of Yinju, while it indexes and after. */
export interface Answers {
  readonly completion: Timed;
  readonly hover: Timed;
  readonly references: Timed;
  /** The whole check of a draft of 10,000 characters, never seen before. */
  readonly check: Timed;
  /** The check after one edit. */
  readonly edit: Timed;
}

export interface AllAnswers extends Answers {
  /** Sources of the most frequent pairs of characters. */
  readonly frequent: Timed;
  /** Places of phrases of the corpus, with exact counts. */
  readonly find: Timed;
}

const QUESTIONS = 500;
const WARMING_UP = 120;
const FREQUENT = 50;
/** Phrases to find, and their characters. */
const PHRASES = 200;
const PHRASE_LENGTHS = [4, 6, 8, 12];
const DRAFT_LENGTH = 10_000;
/** Milliseconds between two keystrokes of a quick typist, and between two checks, while it indexes. */
const TYPING = 150;
const CHECKING = 3000;

/** The draft that is checked. */
export function draftOf(texts: readonly string[], uri: string, inserted = '') {
  const text = texts.join('').slice(0, DRAFT_LENGTH);
  const middle = DRAFT_LENGTH / 2;
  return {
    uri,
    languageId: 'plaintext',
    text: `${text.slice(0, middle)}${inserted}${text.slice(middle)}`,
  };
}

/** Questions one at a time, as someone types, until the index is ready. */
export async function askWhileIndexing(running: Running, drafts: readonly string[]): Promise<Answers> {
  const { completions, hovers } = questionsOf(drafts, QUESTIONS, 7);
  const watches = { completion: new Stopwatch(), hover: new Stopwatch(), references: new Stopwatch() };
  const checking = checkWhileIndexing(running, drafts);
  for (let n = 0; running.status?.state !== 'ready'; n++) {
    await sleep(TYPING);
    if (running.corpus.index.shards.length === 0) continue;
    const { draft, offset } = hovers[n % QUESTIONS];
    await watches.completion.time(() => complete(running, completions[n % QUESTIONS]));
    await watches.hover.time(() => running.engine.cardAt(draft, offset, NEVER));
    await watches.references.time(() => running.engine.locationsAt(draft, offset, 2000, NEVER));
  }
  return {
    completion: watches.completion.timed,
    hover: watches.hover.timed,
    references: watches.references.timed,
    ...(await checking),
  };
}

async function checkWhileIndexing(running: Running, drafts: readonly string[]) {
  const check = new Stopwatch();
  const edit = new Stopwatch();
  for (let n = 0; running.status?.state !== 'ready'; n++) {
    await sleep(CHECKING);
    if (running.corpus.index.shards.length === 0) continue;
    const uri = `untitled:during-${n}`;
    await check.time(() => running.checks.check(draftOf(drafts, uri), EVERY_CHECK, NEVER));
    await edit.time(() => running.checks.check(draftOf(drafts, uri, '新'), EVERY_CHECK, NEVER));
  }
  return { check: check.timed, edit: edit.timed };
}

/** All questions when nothing else is under way. */
export async function askAll(running: Running, drafts: readonly string[]): Promise<AllAnswers> {
  const { engine, checks, corpus } = running;
  const warming = questionsOf(drafts, WARMING_UP, 5);
  const { completions, hovers } = questionsOf(drafts, QUESTIONS, 11);
  const hover = ({ draft, offset }: Caret) => engine.cardAt(draft, offset, NEVER);
  const references = ({ draft, offset }: Caret) => engine.locationsAt(draft, offset, 2000, NEVER);
  const find = (phrase: string) => engine.sources(phrase, 5, NEVER);
  const most = mostFrequent(corpus);
  const phrases = phrasesOf(corpus);
  for (const question of warming.completions) await complete(running, question);
  for (const question of warming.hovers) await Promise.all([hover(question), references(question)]);
  for (const phrase of [...phrases, ...most.slice(0, 5)]) await find(phrase);
  for (const n of [1, 2, 3]) await checks.check(draftOf(drafts, `untitled:warming-${n}`), EVERY_CHECK, NEVER);
  return {
    completion: await timeEach(completions, (question) => complete(running, question)),
    hover: await timeEach(hovers, hover),
    references: await timeEach(hovers, references),
    frequent: await timeEach([...most, ...most, ...most], find),
    find: await timeEach([...phrases, ...phrases, ...phrases], find),
    check: await timeEach(range(9), (n) =>
      checks.check(draftOf(drafts, `untitled:${n}`), EVERY_CHECK, NEVER),
    ),
    edit: await timeEach(range(40), (n) =>
      checks.check(draftOf(drafts, 'untitled:1', '新'.repeat(n + 1)), EVERY_CHECK, NEVER),
    ),
  };
}

/** Milliseconds from the start of {@link running} to the first list of completions that offers something. */
export async function firstCompletion(running: Running, drafts: readonly string[]): Promise<number> {
  while (running.corpus.index.shards.length === 0) await sleep(2);
  for (const question of questionsOf(drafts, QUESTIONS, 11).completions) {
    if ((await complete(running, question)).items.length > 0) break;
  }
  return running.age;
}

function complete({ engine }: Running, { draft, offset }: Caret) {
  return engine.complete({ draft, offset, options: OPTIONS }, NEVER);
}

/** Phrases at random places of the corpus: the same for the same corpus. */
export function phrasesOf({ index }: Corpus): string[] {
  const random = new Random(13);
  const phrases: string[] = [];
  while (phrases.length < PHRASES) {
    const shard = index.shards[random.below(index.shards.length)];
    const length = PHRASE_LENGTHS[phrases.length % PHRASE_LENGTHS.length];
    const start = random.below(shard.columns.text.length - length);
    const phrase = shard.folded(start, start + length);
    if (/^\p{Script=Han}+$/u.test(phrase)) phrases.push(phrase);
  }
  return phrases;
}

/** The pairs of characters that are at most places, of those in the first shard's text. */
function mostFrequent({ index }: Corpus): string[] {
  const counts = new Map<string, number>();
  const text = index.shards[0].folded(0, Math.min(300_000, index.shards[0].columns.text.length));
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, FREQUENT)
    .map(([pair]) => pair);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
